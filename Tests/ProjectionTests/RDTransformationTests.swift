import Foundation
import OpenKaart
import Testing

@testable import Projection

@Suite("RD New to and from ETRS89")
struct RDTransformationTests {
    @Test("Without the grid the service knows it, and is within a quarter of a metre at the centre of RD")
    func withoutGrid() throws {
        let rd = try RDTransformation()
        guard rd.method == .sevenParameters else { return }  // this machine has the grid of its own
        #expect(rd.rdMethod == .sevenParameters)
        #expect(rd.method.accuracy == 0.25)
        let centre = try #require(rd.position([155_000, 463_000], in: .rd))
        #expect(abs(centre.latitude - 52.155_172_29) < 1e-8)
        #expect(abs(centre.longitude - 5.387_203_51) < 1e-8)
    }

    @Test(
        "With the grid every official check point is met to a millimetre, both ways, one by one and all at once",
        .enabled(if: Material.folder != nil, Material.reason))
    func checkPointsWithGrid() throws {
        let rd = try RDTransformation(gridFolder: Material.folder)
        #expect(rd.method == .grid && rd.rdMethod.accuracy == 0.001)
        try Self.meet(rd, within: rd.method.accuracy)
    }

    @Test(
        "Without the grid every official check point is met to a quarter of a metre, both ways",
        .enabled(if: Material.folder != nil, Material.reason))
    func checkPointsWithoutGrid() throws {
        let rd = try RDTransformation()
        try Self.meet(rd, within: rd.method.accuracy)
    }

    private static func meet(_ rd: RDTransformation, within accuracy: Double) throws {
        let points = try Material.checkPoints()
        var batch = points.map(\.degrees)
        rd.transform(&batch, to: .rd)
        for (point, metres) in zip(points, batch) {
            #expect(Material.difference(metres, point.metres) <= accuracy, "\(point)")
            #expect(rd.transform(point.degrees, to: .rd) == metres)
            #expect(Material.distance(rd.degrees(point.metres, from: .rd), point.degrees) <= accuracy, "\(point)")
        }
    }

    @Test("All in reach goes to degrees and back within a millimetre, without a jump where the grid ends")
    func reach() throws {
        for rd in try Material.transformations() {
            for x in stride(from: -200_000.0, through: 500_000, by: 20_000) {
                for y in stride(from: 100_000.0, through: 900_000, by: 20_000) {
                    let degrees = rd.degrees([x, y], from: .rd)
                    let back = rd.transform(degrees, to: .rd)
                    // On the edge itself the way back may come out a hair beyond it.
                    let isEdge = x == -200_000 || x == 500_000 || y == 100_000 || y == 900_000
                    if !(isEdge && back.x.isNaN) {
                        #expect(abs(back.x - x) < 0.001 && abs(back.y - y) < 0.001, "\(rd.method.name) \(x) \(y)")
                    }
                    #expect((-1...12).contains(degrees.x) && (48...57).contains(degrees.y))
                }
            }
            // The grid ends at 2 and 8 degrees east and at 50 and 56 degrees north.
            for (inside, outside) in [([2.000_001, 52], [1.999_999, 52]), ([5, 55.999_999], [5, 56.000_001])]
                as [(SIMD2<Double>, SIMD2<Double>)]
            {
                let jump = Material.difference(rd.transform(inside, to: .rd), rd.transform(outside, to: .rd))
                #expect(jump < 0.3, "\(rd.method.name) \(inside)")
            }
        }
    }

    @Test("There are no metres and no degrees beyond the reach, for no number whatever")
    func beyond() throws {
        let rd = try RDTransformation()
        let odd = [0, -200_000.001, 900_000.001, 1e300, -1e300, .nan, .infinity, -.infinity, .greatestFiniteMagnitude]
        for first in odd {
            for second in odd {
                let pair = SIMD2(first, second)
                #expect(rd.degrees(pair, from: .rd).x.isNaN && rd.degrees(pair, from: .rd).y.isNaN)
                #expect(rd.position(pair, in: .rd) == nil)
                let metres = rd.transform(pair, to: .rd)
                #expect(metres.x.isNaN && metres.y.isNaN, "\(pair)")
            }
        }
        var places: [SIMD2<Double>] = [
            [-68.3, 12.2], [5, 52], [5, -52], [-175, 52], [180, 90], [14, 52], [5, 47],
        ]
        rd.transform(&places, to: .rd)
        #expect(places.map(\.x.isNaN) == [true, false, true, true, true, true, true])
        #expect(places.map(\.y.isNaN) == places.map(\.x.isNaN))
        var none: [SIMD2<Double>] = []
        rd.transform(&none, to: .rd)
        #expect(none.isEmpty)
    }

    @Test(
        "A folder without a grid changes nothing, and a broken grid is as good as none",
        arguments: [nil, "geen raster"])
    func folders(content: String?) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-raster-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try content?.write(
            to: folder.appending(path: "nl_nsgi_rdtrans2018.tif"), atomically: true, encoding: .utf8)
        let rd = try RDTransformation(gridFolder: folder.path)
        #expect(rd.method == (content == nil ? try RDTransformation().method : .sevenParameters))
        #expect(!rd.transform([5, 52], to: .rd).x.isNaN)
    }

    @Test("Several threads may ask at once, and get what one gets")
    func threads() async throws {
        for rd in try Material.transformations() {
            let pairs = stride(from: 0.0, to: 3.5, by: 0.007).map { SIMD2<Double>(3.5 + $0, 50.8 + 0.7 * $0) }
            let expected = pairs.map { rd.transform($0, to: .rd) }
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        var mine = pairs
                        rd.transform(&mine, to: .rd)
                        return mine == expected
                    }
                }
                for await isSame in group { #expect(isSame) }
            }
        }
    }
}
