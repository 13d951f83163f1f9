#if canImport(Glibc)
    private import Glibc
#endif

/// A Feature in the bytes that `GeoJSONFeature` wrote, taken apart without parsing: its shape is known.
///
/// Valid as long as the memory is.
package struct GeoJSONFeatureView {
    private let bytes: UnsafeRawBufferPointer
    /// Where the coordinates end.
    private let coordinatesEnd: Int

    private static let idStart = #"{"type":"Feature","id":""#.utf8.count
    private static let coordinatesStart = idStart + 36 + #"","geometry":{"type":"Point","coordinates":["#.utf8.count

    /// - Parameter bytes: one whole Feature, from brace to brace.
    package init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        var end = Self.coordinatesStart
        while bytes[end] != UInt8(ascii: "]") { end += 1 }
        coordinatesEnd = end
    }

    /// All of it.
    package var whole: UnsafeRawBufferPointer { bytes }

    /// The identity, 36 characters.
    package var id: UnsafeRawBufferPointer { part(Self.idStart, Self.idStart + 36) }

    /// Everything before the first coordinate.
    package var head: UnsafeRawBufferPointer { part(0, Self.coordinatesStart) }

    /// Longitude and latitude with a comma between them.
    package var coordinates: UnsafeRawBufferPointer { part(Self.coordinatesStart, coordinatesEnd) }

    /// Everything after the geometry.
    package var rest: UnsafeRawBufferPointer { part(coordinatesEnd + 2, bytes.count) }

    /// Longitude and latitude in degrees. Exact: a whole number of the last decimal, divided once.
    package var position: SIMD2<Double> {
        var numbers = SIMD2<Double>.zero
        var index = 0
        var units = 0
        var scale = 0
        var isNegative = false
        func number() -> Double {
            let number = Double(units) / (scale == 0 ? 1 : Double(scale))
            return isNegative ? -number : number
        }
        for byte in coordinates {
            switch byte {
            case UInt8(ascii: ","):
                numbers[index] = number()
                (index, units, scale, isNegative) = (1, 0, 0, false)
            case UInt8(ascii: "."): scale = 1
            case UInt8(ascii: "-"): isNegative = true
            default:
                units = units * 10 + Int(byte - UInt8(ascii: "0"))
                scale *= 10
            }
        }
        numbers[index] = number()
        return numbers
    }

    /// Where the first property begins: after `]},"properties":{`.
    var propertiesStart: Int { coordinatesEnd + #"]},"properties":{"#.utf8.count }

    /// The text of the first property, the title, as it stands between its quotes (with JSON's escapes).
    package var title: UnsafeRawBufferPointer {
        let start = propertiesStart + #""titel":""#.utf8.count
        return part(start, endOfString(start))
    }

    /// The properties in order, each as it stands between its quotes: all of them are texts.
    package func forEachProperty(_ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void) {
        var place = propertiesStart
        while let property = property(at: &place) { body(property.name, property.value) }
    }

    /// Whether a property says just this; `value` is escaped as JSON, without quotes.
    package func has(_ name: [UInt8], _ value: [UInt8]) -> Bool {
        var place = propertiesStart
        while let property = property(at: &place) {
            if Self.isSame(property.name, name) { return Self.isSame(property.value, value) }
        }
        return false
    }

    /// The property that begins at a place, which goes on to the next one.
    func property(
        at place: inout Int
    ) -> (name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)? {
        guard bytes[place] == UInt8(ascii: "\"") else { return nil }
        let nameEnd = endOfString(place + 1)
        let valueEnd = endOfString(nameEnd + 3)
        let property = (part(place + 1, nameEnd), part(nameEnd + 3, valueEnd))
        // A comma, or the brace that ends the properties.
        place = bytes[valueEnd + 1] == UInt8(ascii: ",") ? valueEnd + 2 : valueEnd + 1
        return property
    }

    static func isSame(_ left: UnsafeRawBufferPointer, _ right: [UInt8]) -> Bool {
        left.count == right.count && right.withUnsafeBytes { left.elementsEqual($0) }
    }

    /// Where the quote is that ends the string which begins here.
    private func endOfString(_ start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        var place = start
        while let quote = memchr(base + place, 0x22, bytes.count - place) {
            let end = base.distance(to: UnsafeRawPointer(quote))
            // An odd number of backslashes before it escapes it.
            var slashes = 0
            while end - slashes > start, bytes[end - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
            if slashes.isMultiple(of: 2) { return end }
            place = end + 1
        }
        return bytes.count
    }

    private func part(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    }
}
