import Hummingbird
import OpenDataFormats
import Pages

extension KaartService {
    var conformanceResource: Resource {
        Resource(
            "/v1/conformance",
            [
                .get: Operation(
                    id: "haalConformance", tag: .interface, summary: "De standaarden waar deze API zich aan houdt",
                    success: .init(status: .ok, description: "De klassen.", schema: "Conformance", headers: [.eTag]),
                    formats: [.json, .html], handler: conformance)
            ])
    }

    /// The classes that hold, and no others (OGC API Features Part 1, 7.4). docs/api.md tells what tests them.
    static let conformanceClasses = [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        // Part 5 of Features was approved as Part 3 of Common (23-058r2).
        "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/schemas",
        "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/advanced-property-roles",
        "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/returnables-and-receivables",
        "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/sortables",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
        "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
        "http://www.opengis.net/spec/tms/2.0/conf/tilesetmetadata",
        "http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
    ]

    @Sendable private func conformance(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        return document(
            [
                "links": .array(Links.own(request.links.conformance, request, title: "Deze lijst")),
                "conformsTo": .array(Self.conformanceClasses.map(JSONValue.string)),
            ], .conformance, request)
    }
}
