import Foundation
import OpenKaart
import Projection
import Testing

/// The grid and the official check points, which the project does not hold; tests that need them are skipped without.
enum Material {
    static let folder: String? = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/proj")
            .standardized.path
        return FileManager.default.fileExists(atPath: folder + "/nl_nsgi_rdtrans2018.tif") ? folder : nil
    }()

    static let reason: Comment = "needs the RDNAPTRANS2018 grid and the official check points"

    /// The official points: longitude and latitude in degrees, and RD metres.
    static func checkPoints() throws -> [(degrees: SIMD2<Double>, metres: SIMD2<Double>)] {
        let lines = try String(contentsOfFile: #require(folder) + "/rdnap_checkpoints.csv", encoding: .utf8).split(
            whereSeparator: \.isNewline)
        try #require(lines.count == 401)
        return try lines.dropFirst().map { line in
            let numbers = line.split(separator: ",").dropFirst().compactMap { Double($0) }
            try #require(numbers.count == 4)
            return (SIMD2(numbers[1], numbers[0]), SIMD2(numbers[2], numbers[3]))
        }
    }

    /// The transformations that this machine can do: always one, and one with the grid where it is there.
    static func transformations() throws -> [RDTransformation] {
        try [RDTransformation()] + (folder.map { [try RDTransformation(gridFolder: $0)] } ?? [])
    }

    /// A position anywhere in and around the Netherlands.
    static func position(using random: inout SeededGenerator) throws -> Coordinate {
        try #require(
            Coordinate(
                longitude: .random(in: 2.5...7.5, using: &random), latitude: .random(in: 50.5...54, using: &random)))
    }

    /// The largest difference between two pairs, in their unit.
    static func difference(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double {
        max(abs(one.x - other.x), abs(one.y - other.y))
    }

    /// How far two positions in degrees are from each other, in metres; for short distances in the Netherlands.
    static func distance(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double {
        hypot((one.x - other.x) * 111_320 * cos(one.y * .pi / 180), (one.y - other.y) * 111_250)
    }
}
