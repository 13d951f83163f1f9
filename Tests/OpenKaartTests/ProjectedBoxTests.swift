import OpenKaart
import Testing

@Suite("A box of RD metres")
struct ProjectedBoxTests {
    private static func box(
        _ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double, _ by: any PositionTransformation
    ) -> ProjectedBox? {
        ProjectedBox(minX: minX, minY: minY, maxX: maxX, maxY: maxY, transformation: by)
    }

    @Test("is the same as another when its edges are, whatever transforms them")
    func equality() throws {
        let box = try #require(Self.box(1_000, 400_000, 2_000, 401_000, FlatTransformation()))
        let other = try #require(Self.box(1_000, 400_000, 2_000, 401_000, NoTransformation()))
        #expect(box == other && box.hashValue == other.hashValue)
        let others = [
            Self.box(1_001, 400_000, 2_000, 401_000, FlatTransformation()),
            Self.box(1_000, 400_001, 2_000, 401_000, FlatTransformation()),
            Self.box(1_000, 400_000, 2_001, 401_000, FlatTransformation()),
            Self.box(1_000, 400_000, 2_000, 401_001, FlatTransformation()),
        ]
        for different in others { #expect(different != box) }
        #expect(Set(others + [box]).count == 5)
        #expect(Area.projected(box) == .projected(other) && Area.projected(box) != .degrees(box.enclosing))
        #expect(box.system == .rd)
    }

    @Test("does not exist with edges that are no numbers or the wrong way round")
    func edges() {
        for wrong in [Double.nan, .infinity, -.infinity] {
            #expect(Self.box(wrong, 0, 1, 1, FlatTransformation()) == nil)
            #expect(Self.box(0, wrong, 1, 1, FlatTransformation()) == nil)
            #expect(Self.box(0, 0, wrong, 1, FlatTransformation()) == nil)
            #expect(Self.box(0, 0, 1, wrong, FlatTransformation()) == nil)
        }
        #expect(Self.box(2, 0, 1, 1, FlatTransformation()) == nil)
        #expect(Self.box(0, 2, 1, 1, FlatTransformation()) == nil)
        #expect(Self.box(1, 1, 1, 1, FlatTransformation()) != nil)
    }

    @Test("has an inner box of degrees only when it is large enough, and transforms nothing inside it")
    func inner() throws {
        let position = try #require(Coordinate(longitude: 5.387, latitude: 52.156))
        let large = try #require(Self.box(150_000, 460_000, 160_000, 470_000, FlatTransformation()))
        let inner = try #require(large.inner)
        #expect(inner.contains(position) && large.contains(position))
        #expect(large.enclosing.west < inner.west && large.enclosing.south < inner.south)
        #expect(large.enclosing.east > inner.east && large.enclosing.north > inner.north)
        let point = try #require(Self.box(155_000, 463_000, 155_000, 463_000, FlatTransformation()))
        #expect(point.inner == nil && point.contains(position))
    }
}
