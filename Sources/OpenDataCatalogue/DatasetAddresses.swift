package import OpenDataFormats
package import OpenKaart

/// Absolute addresses of what belongs to the open data, below one base.
package struct DatasetAddresses: Hashable, Sendable {
    /// Where people reach the service, without a slash at the end.
    package let base: String

    package init(base: String) {
        self.base = base
    }

    /// The address of a file in the folder of the present edition or of a day.
    ///
    /// - Parameter date: nothing for the present edition.
    package func file(_ name: String, of date: CivilDate? = nil) -> String {
        "\(base)/opendata/" + (date.map { "\($0)/" } ?? "") + name
    }

    /// The file of a form.
    package func file(_ distribution: Distribution, of date: CivilDate? = nil) -> String {
        file(distribution.fileName, of: date)
    }

    /// A document about the data.
    package func document(_ document: DatasetDocument, of date: CivilDate? = nil) -> String {
        file(document.rawValue, of: date)
    }

    /// A resource that the catalogue describes.
    func resource(_ name: String) -> IRI { IRI("\(document(.catalogueTurtle))#\(name)") }

    /// Where people read about the dataset.
    var page: String { collection + "?f=html" }
    var api: String { base + "/v1" }
    var apiDescription: String { api + "/openapi.json" }
    var collection: String { api + "/collections/initiatieven" }
    var items: String { collection + "/items" }
    var schema: String { collection + "/schema" }
    var changes: String { api + "/wijzigingen" }
    var feed: String { base + "/feed.atom" }
}
