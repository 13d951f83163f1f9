import HTTPTypes
import OpenKaart
private import Synchronization

/// The headers of reads, made once for each version of the map and each address that clients know the service by.
final class ReadHeads: Sendable {
    /// The headers of one form of the answers.
    struct Head: Sendable {
        let tag: EntityTag
        let fields: HTTPFields
        /// The same with the default reference system of coordinates.
        let located: HTTPFields
        /// For an answer without a body.
        let notModified: HTTPFields
    }

    /// Those of all forms: as they are, and as gzip.
    struct Heads: Sendable {
        fileprivate let version: MapVersion
        private let plain: [Head]
        private let packed: [Head]

        fileprivate init(_ version: MapVersion, salt: UInt32, cacheControl: String) {
            self.version = version
            func heads(_ isPacked: Bool) -> [Head] {
                Format.allCases.map { format in
                    ReadHeads.head(
                        format, EntityTag(version, salt: salt, variant: "\(format)\(isPacked ? "-gz" : "")"),
                        isPacked: isPacked, cacheControl: cacheControl)
                }
            }
            plain = heads(false)
            packed = heads(true)
        }

        func plain(_ format: Format) -> Head { plain[format.rawValue] }
        func packed(_ format: Format) -> Head { packed[format.rawValue] }
    }

    private struct Known {
        var links: Links?
        var heads: Heads?
        var others: [Links: Heads] = [:]
    }

    private let newest = Mutex(Known())
    private let variant: String
    private let cacheControl: String

    /// Addresses to keep headers for; there is one, unless proxies tell others.
    private static let maximumAddresses = 16

    /// - Parameter variant: what the bytes depend on beside the map and the address.
    init(variant: String, cacheControl: String) {
        self.variant = variant
        self.cacheControl = cacheControl
    }

    /// The headers of all forms for a version.
    func of(_ version: MapVersion, _ links: Links) -> Heads {
        newest.withLock { newest in
            // Nearly always the one address.
            if newest.links == links, let heads = newest.heads, heads.version == version { return heads }
            if let heads = newest.others[links], heads.version == version { return heads }
            let salt: UInt32 = (variant + links.base).utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
            let made = Heads(version, salt: salt, cacheControl: cacheControl)
            if newest.links == nil || newest.links == links {
                (newest.links, newest.heads) = (links, made)
            } else {
                if newest.others.count >= Self.maximumAddresses { newest.others.removeAll() }
                newest.others[links] = made
            }
            return made
        }
    }

    fileprivate static func head(_ format: Format, _ tag: EntityTag, isPacked: Bool, cacheControl: String) -> Head {
        var shared = CommonHeaders.constant
        shared.append(HTTPField(name: .cacheControl, value: cacheControl))
        shared.append(HTTPField(name: .eTag, value: tag.text))
        shared.append(HTTPField(name: .vary, value: "Accept, Accept-Encoding"))
        var fields = shared
        fields.append(HTTPField(name: .contentType, value: format.mediaType))
        if isPacked { fields.append(HTTPField(name: .contentEncoding, value: "gzip")) }
        if format == .html { fields[.contentSecurityPolicy] = CommonHeaders.policyForPages }
        var located = fields
        located.append(HTTPField(name: .contentCRS, value: ReferenceSystem.crs84.contentCRS))
        return Head(tag: tag, fields: fields, located: located, notModified: shared)
    }
}
