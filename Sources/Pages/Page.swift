package import OpenDataFormats

/// The kinds of page: each is the HTML form of one JSON resource.
///
/// A page is a pure function of the JSON document, so that both forms say the same (OGC API Features Part 1, 7.8 "html").
package enum Page: Sendable, CaseIterable {
    /// The landing page.
    case landing
    /// The standards that the service keeps to.
    case conformance
    /// The list of collections.
    case collections
    /// One collection.
    case collection
    /// A FeatureCollection.
    case items
    /// One Feature.
    case item
    /// A JSON Schema: of the features, of the queryables or of the sortables.
    case schema
    /// The OpenAPI description.
    case api
    /// A problem (RFC 9457).
    case problem

    /// The page of a document, as HTML in UTF-8.
    ///
    /// Shows what is there: a member that is missing or of another type than expected is left out, never a fault.
    ///
    /// - Complexity: O(n) in the size of the document.
    package static func render(_ page: Page, _ document: JSONObject, frame: Frame) -> [UInt8] {
        var html = HTMLWriter()
        Skeleton(frame: frame, content: page.content(document, frame)).write(into: &html)
        return html.bytes
    }

    private func content(_ document: JSONObject, _ frame: Frame) -> any PageContent {
        switch self {
        case .landing: LandingPage(document: document, site: frame.site)
        case .conformance: ConformancePage(document: document)
        case .collections: CollectionsPage(document: document, address: frame.address)
        case .collection: CollectionPage(document: document)
        case .items: ItemsPage(document: document, address: frame.address)
        case .item: ItemPage(document: document)
        case .schema: SchemaPage(document: document)
        case .api: APIPage(document: document)
        case .problem: ProblemPage(document: document, start: frame.base + "/v1")
        }
    }
}
