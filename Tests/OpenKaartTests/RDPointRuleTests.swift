import OpenKaart
import Testing

@Suite("RD coordinates of a file")
struct RDPointRuleTests {
    private static func judged(
        _ x: Double, _ y: Double, by positions: any PositionTransformation = FlatTransformation()
    ) throws -> Result<(x: Double, y: Double), Problem> {
        RDPointRule.degrees(x: x, y: y, by: positions, in: try Samples.area())
    }

    @Test("become degrees")
    func good() throws {
        let degrees = try Self.judged(155_100, 463_200).get()
        #expect(degrees.x == 5.388 && degrees.y == 52.158)
    }

    @Test(
        "that are none are named for what they are",
        arguments: [
            (463_000.0, 155_000.0, Problem.Code.swapped), (5.1, 52.1, .invalid), (52.1, 5.1, .invalid),
            (0, 0, .outsideArea), (155_000_000, 463_000_000, .outsideArea), (155_000, .nan, .outsideArea),
        ])
    func bad(x: Double, y: Double, code: Problem.Code) throws {
        guard case .failure(let problem) = try Self.judged(x, y) else {
            Issue.record("(\(x), \(y)) was taken")
            return
        }
        #expect(problem.code == code && problem.member == Member.point)
    }

    @Test("beyond the reach of the transformation are rejected")
    func beyond() throws {
        guard case .failure(let problem) = try Self.judged(155_000, 463_000, by: NoTransformation()) else {
            Issue.record("it was taken")
            return
        }
        #expect(problem.code == .outsideArea)
    }
}
