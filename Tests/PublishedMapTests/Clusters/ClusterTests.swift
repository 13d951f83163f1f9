import OpenKaart
import Testing

@testable import PublishedMap

@Suite("Clusters of the published map")
struct ClusterTests {
    private static func seeded(_ name: String) -> (seed: UInt64, random: Seeded) {
        let seed = UInt64.random(in: .min ... .max)
        print("ClusterTests.\(name) seed \(seed)")
        return (seed, Seeded(seed))
    }

    @Test(
        "For any filter and level, and with changes on top, are just the cells, counts, middles and boxes that brute force finds; packing changes nothing"
    )
    func bruteForce() throws {
        var (seed, random) = Self.seeded("bruteForce")
        for count in [0, 1, 40, 700, 5_000] {
            var crowd = try Crowd(count: count, using: &random)
            for round in 0..<5 {
                if round > 0 { try crowd.disturb(.random(in: 1...60, using: &random), using: &random) }
                for _ in 0..<16 {
                    let query = ClusterQuery(
                        filter: Crowd.filter(using: &random), level: Int.random(in: 0...26, using: &random),
                        themes: Shelf.themes)
                    let matching = crowd.matching(query.filter)
                    let answer = crowd.state.clusters(query)
                    let faults = ClusterOracle(matching, level: query.level).faults(answer)
                    #expect(faults == [], "seed \(seed): \(count) records, round \(round), \(query)")
                    // The same as a list counts.
                    let list = crowd.state.answer(InitiativeQuery(filter: query.filter, limit: 1))
                    #expect(list.numberMatched == answer.numberMatched, "seed \(seed): \(query)")
                    if round == 4 {
                        var packed = crowd
                        packed.pack()
                        #expect(packed.state.clusters(query).text == answer.text, "seed \(seed): \(query)")
                    }
                }
            }
        }
    }

    @Test("Answers the same questions as SpatiaLite: names, times, areas in metres, and words")
    func likeTheRegister() throws {
        var (seed, random) = Self.seeded("likeTheRegister")
        let shelf = try Shelf()
        try shelf.take((0..<500).map { _ in Shelf.row(using: &random) })
        let map = PublishedMap(following: shelf.register)
        try map.load()
        for _ in 0..<4 {
            try shelf.disturb(using: &random)
            try map.catchUp()
            let state = try #require(map.current)
            for _ in 0..<30 {
                var query = Shelf.query(using: &random)
                (query.offset, query.limit) = (0, 10_000)
                let matching = try shelf.register.page(query).initiatives
                let level = Int.random(in: 4...26, using: &random)
                let answer = state.clusters(ClusterQuery(filter: query.filter, level: level, themes: Shelf.themes))
                #expect(ClusterOracle(matching, level: level).faults(answer) == [], "seed \(seed): \(query)")
                // Of a search, that found some of them and some that do not match.
                let all = try shelf.register.page(InitiativeQuery(limit: 10_000)).initiatives
                let found = all.filter { _ in Bool.random(using: &random) }
                let ids = Set(found.map(\.id))
                let searched = state.clusters(
                    ClusterQuery(
                        filter: query.filter, hits: found.map { .init(id: $0.id, score: 1) }, level: level,
                        themes: Shelf.themes))
                #expect(
                    ClusterOracle(matching.filter { ids.contains($0.id) }, level: level).faults(searched) == [],
                    "seed \(seed): \(query)")
            }
        }
    }

    @Test("At every zoom the members of all cells, page by page, are each matching record once")
    func members() throws {
        var (seed, random) = Self.seeded("members")
        var crowd = try Crowd(count: 600, using: &random)
        try crowd.disturb(40, using: &random)
        for zoom in [0, 3, 6, 7, 9, 12, 18, ClusterGrid.maximumZoom] {
            let filter = Crowd.filter(using: &random)
            let answer = crowd.state.clusters(
                ClusterQuery(filter: filter, level: ClusterGrid.level(zoom: zoom), themes: Shelf.themes))
            var ids: [InitiativeID] = []
            answer.each { element in
                switch element {
                case .single(let record):
                    ids += [InitiativeID(parsing: String(decoding: record.feature.id, as: UTF8.self))].compactMap { $0 }
                case .cluster(let cluster):
                    var query = InitiativeQuery(filter: filter, limit: 17)
                    while true {
                        let page = crowd.state.records(query, in: cluster.cell)
                        #expect(page.numberMatched == cluster.count, "seed \(seed)")
                        ids += page.ids
                        guard page.hasMore, let end = page.end else { break }
                        query.after = end.key
                    }
                    let list = crowd.state.list(ListQuery(filter: filter, cell: cluster.cell, limit: 10_000))
                    #expect(list.ids == ids.suffix(cluster.count), "seed \(seed)")
                }
            }
            #expect(ids == crowd.matching(filter).map(\.id), "seed \(seed), zoom \(zoom)")
        }
    }

    @Test(
        "Whole cells that touch a box are those of the whole map, so that each is in the tile in which its point lies")
    func wholeCells() throws {
        var (seed, random) = Self.seeded("wholeCells")
        var crowd = try Crowd(count: 3_000, using: &random)
        try crowd.disturb(50, using: &random)
        for _ in 0..<20 {
            var filter = Crowd.filter(using: &random)
            filter.area = nil
            let level = Int.random(in: 6...14, using: &random)
            let whole = crowd.state.clusters(ClusterQuery(filter: filter, level: level, themes: Shelf.themes)).text
            // Columns of half a degree fill the country.
            var lines: [String] = []
            var records = 0
            for column in stride(from: 3.0, to: 7.5, by: 0.5) {
                filter.area = BoundingBox(west: column, south: 50, east: column + 0.5, north: 54).map { .degrees($0) }
                let tile = crowd.state.clusters(
                    ClusterQuery(filter: filter, level: level, themes: Shelf.themes, wholeCells: true))
                var line = 1
                let text = tile.text
                tile.each { element in
                    let (x, count) =
                        switch element {
                        case .single(let record): (record.position.x, 1)
                        case .cluster(let cluster): (cluster.position.x, cluster.count)
                        }
                    if x >= column, x < column + 0.5 {
                        lines.append(text[line])
                        records += count
                    }
                    line += 1
                }
            }
            #expect(lines.sorted() == whole.dropFirst().sorted(), "seed \(seed)")
            #expect("\(records) \(Shelf.themes.map(\.text))" == whole.first, "seed \(seed)")
        }
    }

    @Test("A cell that lies wholly in two views is the same in both")
    func steady() throws {
        var (seed, random) = Self.seeded("steady")
        let crowd = try Crowd(count: 4_000, using: &random)
        var compared = 0
        for _ in 0..<60 {
            let zoom = Int.random(in: 6...12, using: &random)
            let width = 1920.0 / 256 * 360 / Double(1 << zoom)
            let (x, y) = (Double.random(in: 3.5...6.5, using: &random), Double.random(in: 51...53, using: &random))
            let views = [0, Double.random(in: 0...0.6, using: &random)].compactMap { shift in
                BoundingBox(
                    west: x + shift * width, south: y, east: x + (shift + 1) * width, north: y + width / 3)
            }
            let cells = views.map { view in
                var cells: [Int64: String] = [:]
                #expect(crowd.state.clusterZoom(zoom, in: .degrees(view)) == zoom, "seed \(seed)")
                let answer = crowd.state.clusters(
                    ClusterQuery(
                        filter: InitiativeFilter(area: .degrees(view)), level: ClusterGrid.level(zoom: zoom)))
                answer.each { element in
                    guard case .cluster(let cluster) = element else { return }
                    let (low, high) = (cluster.cell.southWest, cluster.cell.northEast)
                    let isInside = views.allSatisfy {
                        $0.contains(x: low.x, y: low.y) && $0.contains(x: high.x, y: high.y)
                    }
                    if isInside { cells[cluster.cell.index] = "\(cluster)" }
                }
                return cells
            }
            let texts = cells.map { $0.mapValues { $0.replacing(#/countStart: \d+/#, with: "") } }
            #expect(texts[0] == texts[1], "seed \(seed)")
            compared += texts[0].count
        }
        #expect(compared > 100, "seed \(seed)")
    }

    @Test("No view at any zoom has more cells than the bound, and none that needs not is coarser than asked")
    func bounded() throws {
        var (seed, random) = Self.seeded("bounded")
        let crowd = try Crowd(count: 12_000, using: &random)
        var most = 0
        for zoom in 0...ClusterGrid.maximumZoom {
            for _ in 0..<8 {
                let area = Bool.random(using: &random) ? Crowd.box(using: &random).map { Area.degrees($0) } : nil
                let used = crowd.state.clusterZoom(zoom, in: area)
                #expect(used <= zoom)
                let answer = crowd.state.clusters(
                    ClusterQuery(filter: InitiativeFilter(area: area), level: ClusterGrid.level(zoom: used)))
                #expect(answer.numberReturned <= ClusterGrid.maximumCells, "seed \(seed)")
                most = max(most, answer.numberReturned)
            }
        }
        #expect(most > 400, "seed \(seed)")
        let whole = crowd.state.clusterZoom(ClusterGrid.maximumZoom, in: nil)
        #expect(whole == 9 && crowd.state.clusterZoom(4, in: nil) == 4)
        // A box of the whole world is that of the country.
        let world = try #require(BoundingBox(west: -180, south: -90, east: 180, north: 90))
        #expect(crowd.state.clusterZoom(ClusterGrid.maximumZoom, in: .degrees(world)) == whole)
    }

    @Test("A theme that no packed record has, and one that is not configured, are counted too")
    func otherThemes() throws {
        let shelf = try Shelf()
        try shelf.take((0..<20).map { _ in Shelf.row(x: 5.1, y: 52.1) })
        let map = PublishedMap(following: shelf.register)
        try map.load()
        try shelf.take((0..<3).map { Shelf.row(theme: $0, x: 5.1, y: 52.1) })
        try map.catchUp()
        let state = try #require(map.current)
        for themes in [Shelf.themes, Array(Shelf.themes.suffix(2)), []] {
            let answer = state.clusters(ClusterQuery(level: 8, themes: themes))
            #expect(answer.themes.prefix(themes.count).elementsEqual(themes) && answer.numberMatched == 23)
            answer.each { element in
                guard case .cluster(let cluster) = element else { return }
                let counts = Dictionary(uniqueKeysWithValues: zip(answer.themes, answer.counts(of: cluster)))
                #expect(counts.values.reduce(0, +) == 23 && cluster.splitLevel == nil)
                #expect(Shelf.themes.prefix(3).map { counts[$0] } == [21, 1, 1])
            }
        }
        let rare = state.clusters(ClusterQuery(filter: InitiativeFilter(themes: [Shelf.themes[2]]), level: 8))
        #expect(rare.numberMatched == 1 && rare.numberReturned == 1)
    }
}
