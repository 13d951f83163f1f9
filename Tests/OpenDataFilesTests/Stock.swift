// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import Synchronization
import TestSupport

/// Records with numbers, as a source.
final class Stock: FeatureSource {
    let version: MapVersion
    private let numbers: ClosedRange<Int>
    private let breaksAfter: Int?
    private let passes = Atomic(0)

    struct Broken: Error {}

    /// - Parameters:
    ///   - like: the number that makes the version; nothing for the last one.
    ///   - breaksAfter: an error comes after so many batches, when the records are read for the third time.
    init(_ numbers: ClosedRange<Int>, like: Int? = nil, breaksAfter: Int? = nil) {
        self.numbers = numbers
        self.breaksAfter = breaksAfter
        let number = like ?? numbers.upperBound
        version = MapVersion(sequence: number, madeAt: Self.moment(number))
    }

    static func moment(_ number: Int) -> Timestamp { Timestamp(secondsSinceEpoch: 1_790_000_000 + Int64(number))! }

    static func id(_ number: Int) -> InitiativeID {
        InitiativeID(parsing: "57dab273-e5fd-5b5c-a987-" + String(format: "%012d", number))!
    }

    private static let themes = ThemeCatalogue(
        ["open-contact", "open-data"].map {
            Theme(
                slug: ThemeSlug($0)!, title: $0, englishTitle: $0, description: "Een thema.", colour: "#123456",
                shape: .circle)
        })!

    static func maker(_ program: String = "toets") throws -> EditionMaker {
        try Harness.maker(themes, program: program)
    }

    func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        let pass = passes.add(1, ordering: .relaxed).newValue
        for (index, start) in stride(from: numbers.lowerBound, through: numbers.upperBound, by: 1_000).enumerated() {
            if index == breaksAfter, pass == 3 { throw Broken() }
            var writer = ByteWriter()
            var ends = [0]
            for number in start...min(start + 999, numbers.upperBound) {
                writer.raw(
                    #"{"type":"Feature","id":"\#(Self.id(number))","geometry":{"type":"Point","coordinates":[\#(5 + Double(number) / 1_000),52]},"#
                )
                writer.raw(
                    #""properties":{"titel":"Nummer \#(number)","omschrijving":"Een \"plaats\" met\neen nummer.","thema":"\#(number % 2 == 0 ? "open-data" : "open-contact")","#
                )
                writer.raw(#""aangemaaktOp":"\#(Self.moment(number))","gewijzigdOp":"\#(Self.moment(number))"}}"#)
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

/// Runs a program of the system.
enum Tool {
    static func run(_ words: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        let output = Pipe()
        process.standardOutput = output
        try process.start()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
