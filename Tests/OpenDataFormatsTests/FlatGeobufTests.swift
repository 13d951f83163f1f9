import Foundation
import OpenKaart
import Testing

@testable import OpenDataFormats

@Suite("A FlatGeobuf file")
struct FlatGeobufTests {
    private static let counts = [1, 2, 15, 16, 17, 256, 257, 4_096, 4_097, 10_000]

    @Test("has its nodes one after the other, each level above as many as it takes", arguments: [0] + counts)
    func layout(count: Int) {
        let layout = PackedTreeLayout(count: count)
        if count == 0 {
            #expect(layout.levels.isEmpty && layout.byteCount == 0)
            return
        }
        #expect(layout.levels.first?.count == count && layout.levels.last?.first == 0 && layout.levels.last?.count == 1)
        for (below, above) in zip(layout.levels, layout.levels.dropFirst()) {
            #expect(above.first + above.count == below.first)
            #expect(above.count == (below.count + 15) / 16)
        }
    }

    @Test("is written without gaps, none of it twice, and its tree leads to every record", arguments: counts)
    func tree(count: Int) throws {
        let source = Points(count)
        let bytes = try Self.file(source)
        let start = 12 + Int(bytes.load(8, UInt32.self))
        #expect(start % 8 == 0)
        let layout = PackedTreeLayout(count: count)
        let nodes = (0..<layout.byteCount / 40).map { Node(bytes, start + $0 * 40) }
        let leaves = try #require(layout.levels.first).first
        var found: [Int] = []
        func walk(_ index: Int) {
            guard index < leaves else {
                found.append(Int(nodes[index].offset))
                return
            }
            let first = Int(nodes[index].offset)
            let level = layout.levels.first { ($0.first..<$0.first + $0.count).contains(first) }
            let end = min(first + 16, (level?.first ?? 0) + (level?.count ?? 0))
            let children = nodes[first..<end]
            // A box is just the one around its children.
            #expect(nodes[index].low == children.map(\.low).reduce(nodes[first].low, pointwiseMin))
            #expect(nodes[index].high == children.map(\.high).reduce(nodes[first].high, pointwiseMax))
            for child in first..<end { walk(child) }
        }
        walk(0)
        #expect(found.count == count)
        var place = start + layout.byteCount
        for (index, offset) in found.enumerated() {
            #expect(start + layout.byteCount + offset == place && place % 8 == 0)
            #expect(bytes.load(place + 48, Double.self) == source.point(index).x)
            #expect(
                nodes[leaves + index].low == source.point(index) && nodes[leaves + index].high == source.point(index))
            place += 4 + Int(bytes.load(place, UInt32.self))
        }
        #expect(place == bytes.count)
        // The box of the head is that of the root; it stands behind its length, at the first doubles of the file.
        let edges = [nodes[0].low.x, nodes[0].low.y, nodes[0].high.x, nodes[0].high.y]
        let box = edges.flatMap { edge in withUnsafeBytes(of: edge.bitPattern.littleEndian) { Array($0) } }
        #expect(bytes[..<start].firstRange(of: box) != nil)
    }

    @Test("of nothing has a head alone, without an index")
    func empty() throws {
        let bytes = try Self.file(Points(0))
        #expect(bytes.count == 12 + Int(bytes.load(8, UInt32.self)))
        #expect(Array(bytes.prefix(4)) == Array("fgb".utf8) + [3])
    }

    @Test("is the same bytes each time")
    func sameBytes() throws {
        #expect(try Self.file(Points(300)) == Self.file(Points(300)))
    }

    @Test("breaks off when the disk does")
    func fullDisk() {
        struct Full: Error {}
        #expect(throws: Full.self) {
            try FlatGeobufFile.write(Points(5_000), description: "") { _, offset in
                if offset > 100_000 { throw Full() }
            }
        }
    }

    private static func file(_ source: Points) throws -> [UInt8] {
        var pieces: [(offset: Int, bytes: [UInt8])] = []
        try FlatGeobufFile.write(source, description: "Een proef") { pieces.append(($1, $0)) }
        var file: [UInt8] = []
        // The head is written again when the box is known.
        if source.count > 0 {
            let last = pieces.removeLast()
            #expect(last.offset == 0 && pieces[0].offset == 0 && last.bytes.count == pieces[0].bytes.count)
            pieces[0] = last
        }
        for piece in pieces.sorted(by: { $0.offset < $1.offset }) where !piece.bytes.isEmpty {
            #expect(piece.offset == file.count)
            file += piece.bytes
        }
        return file
    }

    private struct Node {
        let low: SIMD2<Double>
        let high: SIMD2<Double>
        let offset: UInt64

        init(_ bytes: [UInt8], _ place: Int) {
            low = SIMD2(bytes.load(place, Double.self), bytes.load(place + 8, Double.self))
            high = SIMD2(bytes.load(place + 16, Double.self), bytes.load(place + 24, Double.self))
            offset = bytes.load(place + 32, UInt64.self)
        }
    }
}

extension [UInt8] {
    fileprivate func load<Value: BitwiseCopyable>(_ place: Int, _ type: Value.Type) -> Value {
        withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: type) }
    }
}

/// Records at known places.
private struct Points: FeatureSource {
    let version = MapVersion(sequence: 1, madeAt: .epoch)
    let count: Int

    init(_ count: Int) {
        self.count = count
    }

    // Whole numbers of a decimal, divided once: what the text of a coordinate stands for.
    func point(_ index: Int) -> SIMD2<Double> {
        SIMD2(Double(4_000 + index * 7 % 1_000) / 1_000, Double(5_200_000 + index) / 100_000)
    }

    func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        for start in stride(from: 0, to: count, by: 1_000) {
            var writer = ByteWriter()
            var ends = [0]
            for index in start..<min(start + 1_000, count) {
                writer.raw(
                    #"{"type":"Feature","id":"57dab273-e5fd-5b5c-a987-000000000000","geometry":{"type":"Point","coordinates":["#
                )
                writer.degrees(point(index).x)
                writer.raw(",")
                writer.degrees(point(index).y)
                writer.raw(
                    #"]},"properties":{"titel":"Nummer \#(index)","omschrijving":"Met \"tekens\"\n.","thema":"t"}}"#)
                ends.append(writer.bytes.count)
            }
            try writer.bytes.withUnsafeBytes { bytes in
                try body(
                    zip(ends, ends.dropFirst()).map {
                        GeoJSONFeatureView(UnsafeRawBufferPointer(rebasing: bytes[$0..<$1]))
                    })
            }
        }
    }
}
