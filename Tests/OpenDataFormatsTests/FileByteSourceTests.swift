import Glibc
import OpenDataFormats
import Testing

/// Opening and reading files.
@Suite("A file as a source of bytes")
struct FileByteSourceTests {
    @Test(
        "says in Dutch why a path cannot be read",
        arguments: [
            ("/bestaat/niet.csv", .notFound(path: "/bestaat/niet.csv"), "bestaat niet"),
            ("/etc/passwd/x", .notFound(path: "/etc/passwd/x"), "bestaat niet"),
            ("/tmp", .isFolder(path: "/tmp"), "is een map"),
        ] as [(String, ByteSourceError, String)])
    func openingFails(path: String, expected: ByteSourceError, reason: String) {
        #expect(throws: expected) { _ = try FileByteSource(path: path) }
        #expect(expected.reason.contains(reason))
    }

    @Test("gives all bytes of a file, in pieces of any size", arguments: [1, 4096])
    func reading(size: Int) throws {
        var template = Array("/tmp/openkaart-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { unlink(path) }
        let bytes = [UInt8]("id,titel\n1,Buurt\n".utf8)
        try #require(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)

        let source = try FileByteSource(path: path)
        var read: [UInt8] = []
        while true {
            let piece = try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                count = try source.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if piece.isEmpty { break }
            read += piece
        }
        #expect(read == bytes)
    }
}
