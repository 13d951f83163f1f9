import Glibc
import OpenDataFormats
import Testing

/// That readers hold a bounded part of a file that never gives them a row. Looks at the memory of the process, so it runs alone
/// (see the Makefile).
@Suite("The memory of readers", .serialized)
struct ReaderMemoryTests {
    /// A beginning and then the same byte over and over; notes at the end what the process takes.
    private final class EndlessSource: ByteSource {
        private var beginning: [UInt8]
        private var left = 40 << 20
        private(set) var residentAtEnd = 0

        init(_ beginning: String) {
            self.beginning = [UInt8](beginning.utf8)
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
            if !beginning.isEmpty {
                let count = min(buffer.count, beginning.count)
                buffer.copyBytes(from: beginning.prefix(count))
                beginning.removeFirst(count)
                return count
            }
            let count = min(buffer.count, left)
            UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count)).initializeMemory(
                as: UInt8.self, repeating: 0x78)
            left -= count
            if count == 0 { residentAtEnd = ReaderMemoryTests.residentBytes() }
            return count
        }
    }

    /// Bytes of memory this process has in use, from /proc/self/statm (proc(5): the second figure, in pages).
    private static func residentBytes() -> Int {
        guard var source = try? FileByteSource(path: "/proc/self/statm") as any ByteSource else { return 0 }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = buffer.withUnsafeMutableBytes { (try? source.read(into: $0)) ?? 0 }
        let figures = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: " ")
        return figures.count > 1 ? (Int(figures[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    /// Some half of what the source gives: far above what other tests take meanwhile, far below all of it.
    private static let most = 24 << 20

    @Test("stays small for a CSV record without end", arguments: ["x", "\"x"])
    func csv(beginning: String) throws {
        let source = EndlessSource(beginning)
        let before = Self.residentBytes()
        var reader = CSVRecordReader(source)
        while try reader.next() != nil {}
        #expect(before > 0 && source.residentAtEnd > 0)
        #expect(source.residentAtEnd - before < Self.most)
    }

    @Test(
        "stays small for a GeoJSON text without end",
        arguments: [
            "{\"type\":\"Feature\",\"t\":\"", "{\"", "x", "{\"crs\":\"", "{\"type\":",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"t\":\"",
        ])
    func geoJSON(beginning: String) throws {
        let source = EndlessSource(beginning)
        let before = Self.residentBytes()
        var reader = GeoJSONFeatureReader(source)
        while try reader.next() != nil {}
        #expect(before > 0 && source.residentAtEnd > 0)
        #expect(source.residentAtEnd - before < Self.most)
    }
}
