import OpenKaart
import Testing

@Suite("The value of bbox")
struct BoundingBoxParsingTests {
    @Test(
        "is read as four numbers, or six of which the heights do not count",
        arguments: [
            ("3.2,50.7,7.3,53.7", [3.2, 50.7, 7.3, 53.7]), ("-180,-90,180,90", [-180, -90, 180, 90]),
            ("5,52,5,52", [5, 52, 5, 52]), ("5,52,6,52", [5, 52, 6, 52]), ("170,-20,-160,10", [170, -20, -160, 10]),
            ("180,0,-180,0", [180, 0, -180, 0]), ("-10,90,10,90", [-10, 90, 10, 90]),
            ("+5,52.0,.6e1,5300e-2", [5, 52, 6, 53]),
            ("3.2,50.7,-10,7.3,53.7,100", [3.2, 50.7, 7.3, 53.7]), ("3.2,50.7,0,7.3,53.7,0", [3.2, 50.7, 7.3, 53.7]),
            ("170,-20,1000,-160,10,9000", [170, -20, -160, 10]), ("-0,0,0,0", [0, 0, 0, 0]),
        ])
    func read(text: String, edges: [Double]) throws {
        let box = try BoundingBox(parsing: text)
        #expect([box.west, box.south, box.east, box.north] == edges)
    }

    @Test(
        "is refused with what is wrong and what to do",
        arguments: [
            ("", "Gevonden: 0."), ("5", "Gevonden: 1."), ("5,52,6", "Gevonden: 3."), ("5,52,6,53,7", "Gevonden: 5."),
            ("5,52,6,53,7,8,9", "Gevonden: 7."), ("5;52;6;53", "Gevonden: 1."),
            ("5,52,6,", "'' is geen getal"), (",,,", "'' is geen getal"), ("5,52,6,noord", "'noord' is geen getal"),
            ("nan,52,6,53", "'nan' is geen getal"), ("5,52,inf,53", "'inf' is geen getal"),
            ("5,52,6,1e400", "'1e400' is geen getal"),
            ("-1e400,52,6,53", "'-1e400' is geen getal"), ("0x5,52,6,53", "'0x5' is geen getal"),
            ("5, 52, 6, 53", "' 52' is geen getal"),
            ("5 ,52,6,53", "'5 ' is geen getal"), ("5,52,6,--53", "'--53' is geen getal"),
            ("5,52,6,٥٣", "'٥٣' is geen getal"),
            ("5,52,nan,6,53,0", "'nan' is geen getal"), ("5,1,6,53e", "'53e' is geen getal"),
            ("5,52,6,5\u{301}", "is geen getal"),
            ("5,53,6,52", "De minimale breedtegraad (53) is groter dan de maximale (52)."),
            ("5,53,0,6,52,1", "De minimale breedtegraad (53) is groter dan de maximale (52)."),
            ("5,52,9,6,53,8", "De minimale hoogte is groter dan de maximale hoogte."),
            ("-180.1,52,6,53", "Een lengtegraad ligt tussen -180 en 180."),
            ("5,52,181,53", "Een lengtegraad ligt tussen -180 en 180."),
            ("5,-91,6,53", "Een breedtegraad ligt tussen -90 en 90."),
            ("5,52,6,90.1", "Een breedtegraad ligt tussen -90 en 90."),
            ("136000,455000,137000,456000", "Een lengtegraad ligt tussen -180 en 180."),
            ("5,1e300,6,1e300", "Een breedtegraad ligt"),
        ])
    func refused(text: String, reason: String) {
        let problem = #expect(throws: Problem.self) { try BoundingBox(parsing: text) }
        #expect(problem?.member == "bbox")
        #expect(problem?.code == .invalid)
        #expect(problem?.detail.contains(reason) == true, "\(problem?.detail ?? "")")
    }

    @Test("does not repeat more than the start of a long text")
    func longText() {
        let problem = #expect(throws: Problem.self) {
            try BoundingBox(parsing: "5,52,6," + String(repeating: "x", count: 5_000))
        }
        #expect((problem?.detail.count ?? .max) < 200)
    }

    @Test("is read back as it was written", arguments: SeededGenerator.seeds)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let (west, east) = (
                Double.random(in: -180...180, using: &random), Double.random(in: -180...180, using: &random)
            )
            let (one, other) = (
                Double.random(in: -90...90, using: &random), Double.random(in: -90...90, using: &random)
            )
            let box = try #require(BoundingBox(west: west, south: min(one, other), east: east, north: max(one, other)))
            #expect(
                try BoundingBox(parsing: "\(west),\(min(one, other)),\(east),\(max(one, other))") == box, "seed \(seed)"
            )
        }
    }
}
