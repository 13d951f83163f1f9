import Foundation
import TestSupport
import Testing

/// The official validation points of RDNAPTRANS2018 that lie in the area of the map; they are not part of the project.
struct CheckPoint: Sendable {
    let record: Record
    /// RD metres.
    let x: Double
    let y: Double

    static let reason: Comment = "needs the RDNAPTRANS2018 grid and the official check points"

    static func all() throws -> [CheckPoint] {
        let folder = try #require(Harness.gridFolder)
        let lines = try String(contentsOfFile: folder + "/rdnap_checkpoints.csv", encoding: .utf8).split(
            whereSeparator: \.isNewline)
        let points = try lines.dropFirst().enumerated().compactMap { index, line -> CheckPoint? in
            let numbers = line.split(separator: ",").dropFirst().compactMap { Double($0) }
            try #require(numbers.count == 4)
            let (latitude, longitude) = (numbers[0], numbers[1])
            guard (3.2...7.3).contains(longitude), (50.7...53.7).contains(latitude) else { return nil }
            let number = String(index + 0x1000, radix: 16)
            let record = Record(
                id: "0000\(number)-0000-4000-8000-000000000000", title: "Punt \(index)", lon: longitude, lat: latitude)
            return CheckPoint(record: record, x: numbers[2], y: numbers[3])
        }
        try #require(points.count > 250)
        return points
    }
}
