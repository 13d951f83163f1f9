import OpenDataFormats
import OpenKaart

/// A query as the parameters that ask it again, for links. Safe to stand in JSON as it is.
struct Question {
    private let bytes: [UInt8]

    init(_ query: InitiativeQuery) {
        let filter = query.filter
        var writer = ByteWriter(capacity: 256)
        func name(_ name: StaticString) {
            writer.raw(writer.bytes.isEmpty ? "?" : "&")
            writer.raw(name)
        }
        if let box = filter.box {
            name("bbox=")
            writer.raw("\(box.west),\(box.south),\(box.east),\(box.north)")
        }
        if !filter.themes.isEmpty {
            name("thema=")
            for (index, theme) in filter.themes.sorted().enumerated() {
                if index > 0 { writer.raw(",") }
                writer.raw(theme.text)
            }
        }
        if let created = filter.created {
            name("datetime=")
            if created.start != created.end {
                writer.raw(created.start.map { "\($0)" } ?? "..")
                writer.raw("/")
            }
            writer.raw(created.end.map { "\($0)" } ?? "..")
        }
        if let organisation = filter.organisation {
            name("organisatie=")
            writer.percentEncoded(organisation)
        }
        if let place = filter.place {
            name("plaats=")
            writer.percentEncoded(place)
        }
        if let code = filter.municipalityCode {
            name("gemeentecode=")
            writer.percentEncoded(code)
        }
        if query.limit != InitiativeQuery.defaultLimit {
            name("limit=")
            writer.integer(query.limit)
        }
        bytes = writer.bytes
    }

    /// The query of an address, with the cursor of a page if there is one.
    func with(cursor: String?) -> [UInt8] {
        guard let cursor else { return bytes }
        return bytes + (bytes.isEmpty ? "?cursor=" : "&cursor=").utf8 + cursor.utf8
    }
}

extension ByteWriter {
    /// Appends text as a value of a query: everything but letters, digits and `-._~` as %XX (RFC 3986, section 2.1).
    mutating func percentEncoded(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                self.byte(byte)
            default:
                self.byte(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 0xF] {
                    self.byte(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
                }
            }
        }
    }
}
