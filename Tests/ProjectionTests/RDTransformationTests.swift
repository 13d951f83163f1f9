import Foundation
import OpenKaart
import Testing

@testable import Projection

/// The grid and the official check points, which the project does not hold; tests that need them are skipped without.
private let material: String? = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/proj")
        .standardized.path
    return FileManager.default.fileExists(atPath: folder + "/nl_nsgi_rdtrans2018.tif") ? folder : nil
}()

@Suite("RD New to and from ETRS89")
struct RDTransformationTests {
    @Test("Without the grid the service knows it, and is within a quarter of a metre at the centre of RD")
    func withoutGrid() throws {
        let rd = try RDTransformation()
        guard rd.method == .sevenParameters else { return }  // this machine has the grid of its own
        #expect(rd.method.accuracy == 0.25)
        let centre = try #require(rd.position(x: 155_000, y: 463_000))
        #expect(abs(centre.latitude - 52.155_172_29) < 1e-8)
        #expect(abs(centre.longitude - 5.387_203_51) < 1e-8)
    }

    @Test("A position goes to RD metres and back within a millimetre")
    func roundTrip() throws {
        let rd = try RDTransformation()
        let dam = try #require(Coordinate(longitude: 4.893, latitude: 52.373))
        let metres = try #require(rd.metres(dam))
        #expect((120_000...123_000).contains(metres.x) && (486_000...489_000).contains(metres.y))
        let back = try #require(rd.position(x: metres.x, y: metres.y))
        #expect(abs(back.longitude - dam.longitude) < 1.5e-8 && abs(back.latitude - dam.latitude) < 1.5e-8)
    }

    @Test(
        "With the grid every official check point is met to a millimetre",
        .enabled(if: material != nil, "needs the RDNAPTRANS2018 grid and the official check points"))
    func checkPoints() throws {
        let folder = try #require(material)
        let rd = try RDTransformation(gridFolder: folder)
        #expect(rd.method == .grid)
        let lines = try String(contentsOfFile: folder + "/rdnap_checkpoints.csv", encoding: .utf8).split(
            whereSeparator: \.isNewline)
        #expect(lines.count == 401)
        for line in lines.dropFirst() {
            let numbers = line.split(separator: ",").dropFirst().compactMap { Double($0) }
            try #require(numbers.count == 4)
            let position = try #require(Coordinate(longitude: numbers[1], latitude: numbers[0]))
            let metres = try #require(rd.metres(position))
            // Half a millimetre more for the eight decimals that a position keeps.
            #expect(abs(metres.x - numbers[2]) < 0.0015 && abs(metres.y - numbers[3]) < 0.0015, "\(line)")
            let back = try #require(rd.position(x: numbers[2], y: numbers[3]))
            #expect(abs(back.longitude - numbers[1]) < 2e-8 && abs(back.latitude - numbers[0]) < 2e-8, "\(line)")
        }
    }

    @Test("Several threads may ask at once")
    func threads() async throws {
        let rd = try RDTransformation()
        let position = try #require(Coordinate(longitude: 5.1, latitude: 52.1))
        let expected = try #require(rd.metres(position))
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    rd.metres(position).map { $0 == expected } ?? false
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}
