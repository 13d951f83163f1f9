import OpenDataFormats
import OpenKaart
import PublishedMap

/// The parameters of the interface, each described once. Dutch, for the OpenAPI document.
enum Parameters {
    /// The form of an answer that has several.
    static func f(_ formats: [Format]) -> Parameter {
        var names: [String] = []
        for name in formats.flatMap(\.names) where !names.contains(name) { names.append(name) }
        return Parameter(
            "f", "De vorm van het antwoord. Gaat voor de header Accept.",
            schema: ["type": "string", "enum": .array(names.map(JSONValue.string))], example: .string(names[0]))
    }

    static let bbox = Parameter(
        "bbox",
        "Alleen initiatieven in of op de rand van dit gebied: minimale en maximale waarde van elke as, in de asvolgorde van "
            + "bbox-crs. Zonder bbox-crs: west,zuid,oost,noord in graden. Met zes getallen tellen de hoogten niet mee. "
            + "Is west groter dan oost, dan loopt het gebied over de 180e lengtegraad.",
        schema: [
            "type": "array", "minItems": 4, "maxItems": 6, "items": ["type": "number"],
        ], example: [4.7, 52.2, 5.2, 52.5], isList: true)

    static let bboxCRS = Parameter(
        "bbox-crs", "Het referentiestelsel van bbox.", schema: systemSchema, example: systemExample)

    static let crs = Parameter(
        "crs", "Het referentiestelsel van de coördinaten in het antwoord, in de asvolgorde van dat stelsel.",
        schema: systemSchema, example: systemExample)

    private static let systemExample = JSONValue.string(ReferenceSystem.crs84.uri)
    private static let systemSchema: JSONValue = [
        "type": "string", "format": "uri", "default": .string(ReferenceSystem.crs84.uri),
        "enum": .array(ReferenceSystem.allCases.map { .string($0.uri) }),
    ]

    static let datetime = Parameter(
        "datetime",
        "Alleen initiatieven die op dit tijdstip of in deze periode zijn aangemaakt (aangemaaktOp): een tijdstip, een dag, of "
            + "twee met een schuine streep ertussen. Een open einde is '..' of niets.",
        schema: ["type": "string"], example: "2015-01-01T00:00:00Z/..")

    static let limit = Parameter(
        "limit", "Hoeveel initiatieven er hoogstens in het antwoord staan. Een groter getal telt als het maximum.",
        schema: [
            "type": "integer", "minimum": 1, "maximum": .number(Double(InitiativeQuery.maximumLimit)),
            "default": .number(Double(InitiativeQuery.defaultLimit)),
        ], example: 10)

    static let offset = Parameter(
        "offset", "Hoeveel initiatieven er worden overgeslagen. De link 'next' is sneller en slaat nooit iets over.",
        schema: ["type": "integer", "minimum": 0, "default": 0], example: 0)

    static let cursor = Parameter(
        "cursor", "Waar de bladzijde begint; komt uit de link 'next'. Niet zelf maken.", schema: ["type": "string"])

    static let sortby = Parameter(
        "sortby",
        "De volgorde: namen van eigenschappen met komma's ertussen, met '-' ervoor voor aflopend. Wie de eigenschap niet heeft, "
            + "komt achteraan.",
        schema: [
            "type": "array", "minItems": 1,
            "items": [
                "type": "string",
                "enum": .array(
                    SortKey.Property.allCases.flatMap { property in
                        ["", "-", "+"].map { .string($0 + property.rawValue) }
                    }),
            ],
        ], example: ["-aangemaaktOp", "titel"], isList: true)

    static let properties = Parameter(
        "properties", "Alleen deze eigenschappen in het antwoord: namen met komma's ertussen.",
        schema: [
            "type": "array", "minItems": 1,
            "items": ["type": "string", "enum": .array(Member.publicProperties.map(JSONValue.string))],
        ], example: ["titel", "thema"], isList: true)

    static let zoom = Parameter(
        "zoom",
        "De zoom van de kaart (WebMercatorQuad, tegels van 256 pixels): hoe groter, hoe kleiner de vakjes. Zijn dat er voor het gebied te "
            + "veel, dan telt een kleinere zoom; het antwoord zegt welke. Zonder zoom zijn de vakjes zo klein als voor het gebied kan.",
        schema: ["type": "integer", "minimum": 0, "maximum": .number(Double(ClusterGrid.maximumZoom))], example: 8)

    static let csrf = Parameter(
        "X-CSRF-Token", in: .header,
        "Alleen nodig bij een sessie-cookie: 'csrf' uit het antwoord op het aanmelden, of van /sessies/huidige.",
        schema: ["type": "string"], example: "1f0c94a26d3b8e75")

    static let q = Parameter(
        "q",
        "Zoekt in titel, omschrijving, organisatie en plaats. Alle woorden moeten voorkomen; van het laatste is een begin genoeg. "
            + "Een komma betekent 'of', aanhalingstekens houden woorden bij elkaar. Hoofdletters en accenten maken niet uit. "
            + "Zonder sortby komt het best passende eerst.",
        schema: ["type": "string", "minLength": 1, "maxLength": 200], example: "begroting")

    /// The parameters that filter initiatives.
    static func filters(_ themes: ThemeCatalogue) -> [Parameter] {
        [bbox, bboxCRS, datetime] + RecordSchema.properties(themes).map(\.parameter)
    }
}
