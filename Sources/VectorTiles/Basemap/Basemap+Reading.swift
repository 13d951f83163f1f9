import OpenDataFormats

/// What is wrong with the file of the base map; Dutch.
package struct BasemapError: Error, CustomStringConvertible {
    package let description: String
}

extension Basemap {
    /// Reads the source: a GeoJSON FeatureCollection whose Features have a `soort` (tiles/README.md).
    ///
    /// - Throws: `BasemapError` that says which Feature is wrong.
    static func read(_ bytes: [UInt8]) throws -> [BasemapFeature] {
        guard case .object(let document)? = try? JSONParser.parse(bytes),
            document["type"] == .string("FeatureCollection"),
            case .array(let features)? = document["features"]
        else { throw BasemapError(description: "het is geen FeatureCollection van GeoJSON") }
        return try features.enumerated().map { number, feature in
            guard let read = self.feature(feature) else {
                throw BasemapError(
                    description: "Feature \(number + 1) is geen land, rivier, grens of plaats met zijn geometrie")
            }
            return read
        }
    }

    private static func feature(_ value: JSONValue) -> BasemapFeature? {
        guard case .object(let feature) = value, case .object(let properties)? = feature["properties"],
            case .string(let kind)? = properties["soort"], let layer = BasemapLayer(rawValue: kind),
            case .object(let geometry)? = feature["geometry"], let coordinates = geometry["coordinates"]
        else { return nil }
        switch (layer, geometry["type"]) {
        case (.land, "Polygon"):
            guard case .string(let country)? = properties["land"], case .array(let rings) = coordinates else {
                return nil
            }
            let read = rings.compactMap(ring)
            guard read.count == rings.count, !read.isEmpty else { return nil }
            return BasemapFeature(
                layer: layer, geometry: .area(read), attributes: [("land", .text(country))], thousands: 0)
        case (.rivier, "LineString"), (.grens, "LineString"):
            guard let line = positions(coordinates), line.count > 1 else { return nil }
            return BasemapFeature(layer: layer, geometry: .line(line), attributes: [], thousands: 0)
        case (.plaats, "Point"):
            guard let point = position(coordinates), case .string(let name)? = properties["naam"],
                case .number(let number)? = properties["inwonersDuizend"], let thousands = Int(exactly: number),
                thousands >= 0
            else { return nil }
            return BasemapFeature(
                layer: layer, geometry: .point(point),
                attributes: [("naam", .text(name)), ("inwonersDuizend", .count(thousands))], thousands: thousands)
        default: return nil
        }
    }

    private static func ring(_ value: JSONValue) -> [SIMD2<Double>]? {
        guard var ring = positions(value), ring.count >= 4, ring.first == ring.last else { return nil }
        ring.removeLast()
        return ring
    }

    private static func positions(_ value: JSONValue) -> [SIMD2<Double>]? {
        guard case .array(let values) = value else { return nil }
        let read = values.compactMap(position)
        return read.count == values.count ? read : nil
    }

    private static func position(_ value: JSONValue) -> SIMD2<Double>? {
        guard case .array(let numbers) = value, numbers.count >= 2, case .number(let x) = numbers[0],
            case .number(let y) = numbers[1], abs(x) <= 180, abs(y) <= 90
        else { return nil }
        return SIMD2(x, y)
    }
}
