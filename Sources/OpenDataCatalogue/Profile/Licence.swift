package import OpenKaart

/// Under which conditions the data may be used.
package struct Licence: Hashable, Sendable {
    /// As people call it.
    package let name: String
    /// As its publisher gives it; for schema.org, CSVW, data packages and people.
    package let address: String
    /// As the value lists of DCAT-AP-NL and data.overheid.nl write it.
    package let catalogueAddress: String
    /// The identifier of SPDX, when it has one.
    package let code: String?

    init(name: String, address: String, catalogueAddress: String, code: String?) {
        self.name = name
        self.address = address
        self.catalogueAddress = catalogueAddress
        self.code = code
    }

    /// A licence that is not among the known ones.
    package init(name: String, address: WebAddress) {
        self.init(name: name, address: address.text, catalogueAddress: address.text, code: nil)
    }

    /// No rights reserved: what the Dutch government uses by default.
    package static let cc0 = Licence(
        name: "CC0 1.0", address: "http://creativecommons.org/publicdomain/zero/1.0/",
        catalogueAddress: "http://creativecommons.org/publicdomain/zero/1.0/deed.nl", code: "CC0-1.0")

    /// Use with the name of the maker.
    package static let ccBy = Licence(
        name: "CC BY 4.0", address: "http://creativecommons.org/licenses/by/4.0/",
        catalogueAddress: "http://creativecommons.org/licenses/by/4.0/deed.nl", code: "CC-BY-4.0")

    /// The known ones.
    package static let known = [cc0, ccBy]
}
