import CGzip
import Foundation
import Testing

@testable import OpenDataFormats

@Suite("The bytes of an import file")
struct ImportBytesTests {
    private static let text = "titel;plaats\r\nCafé 👩‍👩‍👧 ’s-Gravenhage;€ 1.000\n"

    /// Reads all, by pieces of a size.
    private static func read(_ bytes: [UInt8], chunk: Int = .max, piece: Int = 4_096) throws -> [UInt8] {
        var source = try ImportBytes(MemoryByteSource(bytes, chunkSize: chunk))
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: piece)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
            if count == 0 { return all }
            all += buffer[..<count]
        }
    }

    private static func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
        let gzip = try #require(openkaart_gzip_create())
        defer { openkaart_gzip_destroy(gzip) }
        var room = [UInt8](repeating: 0, count: openkaart_gzip_bound(bytes.count))
        let count = openkaart_gzip_compress(gzip, bytes, bytes.count, &room, room.count)
        return [UInt8](room[..<count])
    }

    private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE])
            + text.utf16.flatMap { unit -> [UInt8] in
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
                return bigEndian ? [high, low] : [low, high]
            }
    }

    @Test("come as they are when they are text", arguments: [1, 7, 100_000])
    func plain(chunk: Int) throws {
        let bytes = Array(String(repeating: Self.text, count: 5_000).utf8)
        #expect(try Self.read(bytes, chunk: chunk) == bytes)
        #expect(try Self.read([], chunk: chunk) == [])
    }

    @Test("are unpacked from gzip, also of several members and by pieces of any size", arguments: [1, 13, 100_000])
    func gzip(chunk: Int) throws {
        let bytes = Array(String(repeating: Self.text, count: 3_000).utf8)
        #expect(try Self.read(try Self.gzipped(bytes), chunk: chunk, piece: 1_000) == bytes)
        let two = try Self.gzipped(Array("abc".utf8)) + Self.gzipped(bytes)
        #expect(try Self.read(two, chunk: chunk) == Array("abc".utf8) + bytes)
        #expect(try Self.read(try Self.gzipped([]), chunk: chunk) == [])
    }

    @Test(
        "A gzip file that was cut anywhere, or changed, is refused",
        arguments: [1, 2026, UInt64.random(in: .min ... .max)])
    func damagedGzip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = Array(String(repeating: Self.text, count: 500).utf8)
        let whole = try Self.gzipped(bytes)
        for _ in 0..<200 {
            let cut = Array(whole[..<Int.random(in: 2..<whole.count, using: &random)])
            #expect(throws: ByteSourceError.damagedGzip, "seed \(seed)") { try Self.read(cut) }
            var changed = whole
            // Behind the header, which says nothing that matters but for its first bytes.
            changed[.random(in: 10..<whole.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            // A bit that fills up the last byte of the data means nothing: then all is as it was.
            do {
                #expect(try Self.read(changed) == bytes, "seed \(seed)")
            } catch {
                #expect(error as? ByteSourceError == .damagedGzip, "seed \(seed)")
            }
        }
        #expect(throws: ByteSourceError.damagedGzip) { try Self.read(whole + Array("rommel".utf8)) }
    }

    @Test(
        "are turned from UTF-16 into UTF-8, whatever stands in it",
        arguments: [1, 2026, UInt64.random(in: .min ... .max)], [false, true])
    func utf16(seed: UInt64, bigEndian: Bool) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...400, using: &random) {
                let limit: UInt32 = [0x80, 0x800, 0xD800, 0x11_0000].randomElement(using: &random) ?? 0x80
                if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) { scalars.append(scalar) }
            }
            let text = String(scalars)
            let read = try Self.read(
                Self.utf16(text, bigEndian: bigEndian), chunk: .random(in: 1...9, using: &random),
                piece: .random(in: 1...64, using: &random))
            #expect(read == [0xEF, 0xBB, 0xBF] + Array(text.utf8), "seed \(seed)")
        }
    }

    @Test("of UTF-16 that ends within a character are refused; half a pair is no text, and what follows it is")
    func brokenUTF16() throws {
        let whole = Self.utf16("titel", bigEndian: false)
        #expect(throws: ByteSourceError.halfCharacter) { try Self.read(whole.dropLast()) }
        let half = try Self.read([0xFF, 0xFE, 0x3D, 0xD8, 0x61, 0x00])
        #expect(String(validating: half, as: UTF8.self) == nil && half.last == UInt8(ascii: "a"))
    }

    @Test(
        "of what is no text are refused, with what to do",
        arguments: [
            ([UInt8]("PK\u{3}\u{4}xxxxxxxx".utf8), "CSV UTF-8"),
            ("titel,plaats".utf16.flatMap { [UInt8($0 & 0xFF), 0] }, "UTF-16"),
            ("titel,plaats".utf16.flatMap { [0, UInt8($0 & 0xFF)] }, "UTF-16"),
        ] as [([UInt8], String)])
    func refused(bytes: [UInt8], words: String) throws {
        let error = try #require(throws: ImportFileError.self) { try Self.read(bytes) }
        #expect(error.description.contains(words))
    }
}
