import HTTPTypes
import OpenKaart
private import Synchronization

/// The headers of reads, made once for each version of the map.
final class ReadHeads: Sendable {
    /// The headers of one form of the answers, as they are or as gzip.
    struct Head: Sendable {
        let tag: EntityTag
        let json: HTTPFields
        let geojson: HTTPFields
        /// The same for an answer without a body.
        let notModified: HTTPFields

        func fields(_ type: MapResponder.MediaType) -> HTTPFields {
            switch type {
            case .json: json
            case .geojson: geojson
            }
        }
    }

    private struct Heads: Sendable {
        let version: MapVersion
        let plain: Head
        let packed: Head
    }

    private let newest = Mutex<Heads?>(nil)
    private let salt: UInt32
    private let cacheControl: String

    init(salt: UInt32, cacheControl: String) {
        self.salt = salt
        self.cacheControl = cacheControl
    }

    /// The headers of both forms for a version.
    func of(_ version: MapVersion) -> (plain: Head, packed: Head) {
        newest.withLock { newest in
            if let known = newest, known.version == version { return (known.plain, known.packed) }
            let made = Heads(
                version: version, plain: head(version, isPacked: false), packed: head(version, isPacked: true))
            newest = made
            return (made.plain, made.packed)
        }
    }

    private func head(_ version: MapVersion, isPacked: Bool) -> Head {
        let tag = EntityTag(version, salt: salt, isPacked: isPacked)
        var shared = CommonHeaders.constant
        shared.append(HTTPField(name: .cacheControl, value: cacheControl))
        shared.append(HTTPField(name: .eTag, value: tag.text))
        shared.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        var json = shared
        json.append(HTTPField(name: .contentType, value: MapResponder.MediaType.json.rawValue))
        if isPacked { json.append(HTTPField(name: .contentEncoding, value: "gzip")) }
        var geojson = shared
        geojson.append(HTTPField(name: .contentType, value: MapResponder.MediaType.geojson.rawValue))
        geojson.append(HTTPField(name: .contentCRS, value: GeoJSON.crs84))
        if isPacked { geojson.append(HTTPField(name: .contentEncoding, value: "gzip")) }
        return Head(tag: tag, json: json, geojson: geojson, notModified: shared)
    }
}
