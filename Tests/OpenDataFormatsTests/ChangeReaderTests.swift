import OpenDataFormats
import OpenKaart
import Testing

@Suite("Reading a change feed")
struct ChangeReaderTests {
    private static let id = "3cf8b7d3-0000-4000-8000-0000000000aa"
    private static let feature = #"{"type":"Feature","id":"\#(id)","n":[5.10,52e0],"t":"a \"}{\" \\ é"}"#

    private static func line(_ number: Int, _ feature: String, id: String = id) -> String {
        #"{"volgnummer":\#(number),"soort":"gewijzigd","id":"\#(id)","tijdstip":"2026-01-01T00:00:00Z","initiatief":\#(feature),"reden":{"later":[1]},"nieuw":1}"#
    }

    private static func read(_ text: String, chunkSize: Int = .max) throws -> [ChangeReader.Entry] {
        var reader = ChangeReader(MemoryByteSource(Array(text.utf8), chunkSize: chunkSize))
        var entries: [ChangeReader.Entry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    @Test(
        "A Feature comes out byte for byte, however the bytes come in; a tombstone has none",
        arguments: [1, 7, 64, .max])
    func entries(chunkSize: Int) throws {
        let entries = try Self.read(
            Self.line(1, Self.feature) + "\n" + Self.line(2, "null") + "\n\n", chunkSize: chunkSize)
        #expect(entries.map(\.sequence) == [1, 2])
        #expect(entries.map(\.id.description) == [Self.id, Self.id])
        #expect(entries.map(\.feature) == [Array(Self.feature.utf8), nil])
        #expect(try Self.read("").isEmpty && Self.read("\n").isEmpty)
    }

    @Test(
        "What is no change, or breaks off, is an error that names its line",
        arguments: [
            #"{"volgnummer":2}"#, "[]", "null", "<html>", line(2, "7"), line(2, feature, id: "x"),
            line(2, feature + feature),
            line(2, feature.replacing("3cf8", with: "3cf9")), line(2, feature.replacing("5.10", with: "5.1.0")),
            line(2, #"{"id":"\#(id)","#) + "\n}", String(line(2, feature).dropLast(9)),
            String(line(2, feature).dropLast(60)),
            line(2, feature).replacing(#""reden""#, with: #""id""#),
        ])
    func wrong(text: String) throws {
        let error = #expect(throws: ChangeFeedError.self) { try Self.read(Self.line(1, "null") + "\n" + text) }
        #expect(error?.reason.hasPrefix("regel ") == true, "\(error?.reason ?? "")")
    }
}
