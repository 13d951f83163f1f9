import OpenDataFormats
import Pages

/// Documents as the service gives them, one for each kind of page.
enum Samples {
    static let base = "https://kaart.example"
    static let frame = Frame(
        base: base,
        crumbs: [
            .init("Start", base + "/v1"), .init("Verzamelingen", base + "/v1/collections"),
            .init("Deze", base + "/v1/collections/initiatieven"),
        ], canonical: base + "/v1/collections/initiatieven")

    /// The kind of page with its document, for tests of all pages.
    static func document(_ page: Page) throws -> JSONValue {
        let text =
            switch page {
            case .landing: landing
            case .conformance: conformance
            case .collections: collections
            case .collection: collection
            case .items: items
            case .item: item
            case .schema: schema
            case .api: api
            case .problem: problem
            }
        return try parse(text)
    }

    static func parse(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }

    static let landing = """
        {"title":"Open Kaart","description":"Initiatieven van Open Overheid in Nederland,\\nmet hun plaats op de kaart.",
        "attribution":"Stichting Voorbeeld","links":[
        {"href":"https://kaart.example/v1?f=json","rel":"self","type":"application/json","title":"Deze pagina"},
        {"href":"https://kaart.example/v1?f=html","rel":"alternate","type":"text/html","title":"Als webpagina","hreflang":"nl"},
        {"href":"https://kaart.example/v1/openapi.json","rel":"service-desc","type":"application/vnd.oai.openapi+json;version=3.0"},
        {"href":"https://kaart.example/v1/conformance","rel":"conformance","type":"application/json","title":"Standaarden"},
        {"href":"https://kaart.example/v1/collections","rel":"data","type":"application/json","title":"Verzamelingen"},
        {"href":"https://kaart.example/opendata/initiatieven.csv","rel":"enclosure","type":"text/csv","title":"Alles als CSV"},
        {"href":"https://kaart.example/tegels/{z}/{x}/{y}","rel":"item","type":"application/vnd.mapbox-vector-tile",
        "title":"Tegels","templated":true},
        {"href":"https://creativecommons.org/publicdomain/zero/1.0/","rel":"license","type":"text/html","title":"CC0 1.0"}]}
        """

    static let conformance = """
        {"conformsTo":["http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"]}
        """

    static let collection = """
        {"id":"initiatieven","title":"Initiatieven","description":"Wat mensen en organisaties doen.",
        "extent":{"spatial":{"bbox":[[3.2,50.75,7.22,53.7]],"crs":"http://www.opengis.net/def/crs/OGC/1.3/CRS84"},
        "temporal":{"interval":[["2026-03-07T09:30:00Z",null]]}},"itemType":"feature",
        "crs":["http://www.opengis.net/def/crs/OGC/1.3/CRS84","http://www.opengis.net/def/crs/EPSG/0/28992"],
        "storageCrs":"http://www.opengis.net/def/crs/OGC/1.3/CRS84","itemCount":79,
        "rd":{"methode":"RDNAPTRANS 2018","nauwkeurigheid":0.001},"links":[
        {"href":"https://kaart.example/v1/collections/initiatieven?f=json","rel":"self","type":"application/json"},
        {"href":"https://kaart.example/v1/collections/initiatieven/items","rel":"items","type":"application/geo+json",
        "title":"De initiatieven"}]}
        """

    static let collections = """
        {"links":[{"href":"https://kaart.example/v1/collections?f=json","rel":"self","type":"application/json"}],
        "collections":[\(collection)],"crs":["http://www.opengis.net/def/crs/OGC/1.3/CRS84"]}
        """

    static let problem = """
        {"type":"about:blank","title":"Ongeldige invoer","status":400,"detail":"Er zijn 2 fouten. Kijk bij 'errors' wat er mis is.",
        "errors":[{"in":"query","location":"limit","code":"invalid","detail":"'limit' is geen getal: \\"<b>\\"."},
        {"in":"query","location":"bbox","code":"invalid","detail":"'bbox' heeft 3 getallen."}]}
        """
}
