/// What of a web address tells which page it is: the host without `www.`, and the path without what servers add to it.
///
/// `https://www.Voorbeeld.nl/Plan/index.html?x=1#top` and `http://voorbeeld.nl/plan/` have the same key. Scheme, port, query and
/// fragment are left out, and capitals make no difference.
package struct AddressKey: Hashable, Sendable {
    /// Small letters, in UTF-8.
    let host: [UInt8]
    /// A number for the host.
    let hostKey: UInt64
    /// A number for host and path together.
    package let key: UInt64
    /// Whether it is more than the home page.
    package let hasPath: Bool

    /// Takes an address apart. Complexity: O(length).
    package init?(_ address: WebAddress) {
        var text = address.text
        let key = text.withUTF8 { AddressKey(UnsafeRawBufferPointer($0)) }
        guard let key else { return nil }
        self = key
    }

    /// Takes the bytes of an address apart; nothing when there is no host in it. Complexity: O(length).
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard let scheme = bytes.firstIndex(of: UInt8(ascii: ":")), bytes.count > scheme + 3 else { return nil }
        let rest = bytes[(scheme + 3)...]
        let authority = rest.prefix { !Self.endsAuthority($0) }
        var host = authority.prefix { $0 != UInt8(ascii: ":") }.map(Self.small)
        if host.last == UInt8(ascii: ".") { host.removeLast() }
        if host.starts(with: Self.www), host.count > 7 { host.removeFirst(4) }
        guard !host.isEmpty else { return nil }
        self.host = host
        hostKey = WordHash.of(host)
        let path = Self.plain(rest[authority.endIndex...])
        hasPath = !path.isEmpty
        var hash = WordHash()
        for byte in host { hash.take(byte) }
        for byte in path { hash.take(Self.small(byte)) }
        key = hash.value
    }

    /// The path without the slash at its end and without the name of a home page; nothing is left of that of a home page.
    private static func plain(_ rest: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        var path = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        if let slash = path.lastIndex(of: UInt8(ascii: "/")) {
            let name = path[path.index(after: slash)...].prefix { $0 != UInt8(ascii: ".") }.map(small)
            if name == Array("index".utf8) || name == Array("default".utf8) { path = path[..<slash] }
        }
        while path.last == UInt8(ascii: "/") { path = path.dropLast() }
        return path
    }

    private static let www = Array("www.".utf8)

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private static func small(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
}
