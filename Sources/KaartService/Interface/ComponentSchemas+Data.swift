import OpenDataFormats
import OpenKaart
import PublishedMap

/// What is public: the collection, records, themes and changes.
extension ComponentSchemas {
    var collections: JSONValue {
        Self.object([
            ("links", links), ("crs", Self.list(Self.uri)),
            ("collections", Self.list(Self.reference("Collection"))),
        ])
    }

    var collection: JSONValue {
        Self.object([
            ("id", Self.text), ("title", Self.text), ("description", Self.text), ("itemType", Self.text),
            ("itemCount", Self.count), ("crs", Self.list(Self.uri)), ("storageCrs", Self.uri), ("links", links),
            (
                "extent",
                Self.object([
                    ("spatial", Self.object([("bbox", Self.list(Self.list(["type": "number"]))), ("crs", Self.uri)])),
                    (
                        "temporal",
                        Self.object([
                            (
                                "interval",
                                Self.list(Self.list(["type": "string", "format": "date-time", "nullable": true]))
                            ),
                            ("trs", Self.uri),
                        ])
                    ),
                ])
            ),
            (
                "rd",
                Self.object([
                    ("methode", Self.text),
                    ("nauwkeurigheid", ["type": "number", "description": "De grootste fout, in meters."]),
                ])
            ),
        ])
    }

    var point: JSONValue {
        Self.object(
            [
                ("type", ["type": "string", "enum": ["Point"]]),
                ("coordinates", ["type": "array", "minItems": 2, "maxItems": 3, "items": ["type": "number"]]),
                ("bbox", ["description": "Telt niet mee."]),
            ], required: ["type", "coordinates"], isClosed: true)
    }

    var properties: JSONValue {
        Self.object(
            RecordSchema.properties(rules.themes).map { ($0.name, $0.document()) }, required: [])
    }

    var feature: JSONValue {
        Self.object(
            [
                ("type", ["type": "string", "enum": ["Feature"]]), ("id", Self.uuid),
                (
                    "geometry",
                    [
                        "nullable": true, "allOf": [Self.reference("Point")],
                        "description": "Leeg waar het gevraagde referentiestelsel niet reikt.",
                    ]
                ),
                ("properties", Self.reference("InitiatiefProperties")),
                ("links", links),
            ], required: ["type", "id", "geometry", "properties"])
    }

    var featureCollection: JSONValue {
        Self.object([
            ("type", ["type": "string", "enum": ["FeatureCollection"]]), ("timeStamp", Self.moment),
            ("numberMatched", Self.count), ("numberReturned", Self.count), ("links", links),
            ("features", Self.list(Self.reference("Feature"))),
        ])
    }

    var cluster: JSONValue {
        Self.object([
            ("type", ["type": "string", "enum": ["Feature"]]),
            ("id", ["type": "string", "pattern": "^[0-9]+-[0-9a-f]+(-[0-9a-f]+)?$"]),
            (
                "geometry",
                [
                    "nullable": true, "allOf": [Self.reference("Point")],
                    "description":
                        "Het gewogen midden van de initiatieven. Leeg waar het gevraagde referentiestelsel niet reikt.",
                ]
            ),
            (
                "properties",
                Self.object(
                    [
                        ("aantal", ["type": "integer", "minimum": 2]),
                        (
                            "aantallen",
                            Self.object(rules.themes.themes.map { ($0.slug.text, Self.count) })
                        ),
                        (
                            "bbox",
                            [
                                "type": "array", "minItems": 4, "maxItems": 4, "items": ["type": "number"],
                                "nullable": true,
                                "description":
                                    "Het gebied van de initiatieven, in het referentiestelsel van het antwoord.",
                            ]
                        ),
                        (
                            "uitklapzoom",
                            [
                                "type": "integer", "minimum": 0, "maximum": .number(Double(ClusterGrid.maximumZoom)),
                                "nullable": true,
                                "description":
                                    "De eerste zoom waarbij de groep uiteenvalt. Leeg als de initiatieven op (bijna) een punt liggen.",
                            ]
                        ),
                    ], isClosed: true)
            ),
        ])
    }

    var clusters: JSONValue {
        Self.object([
            ("type", ["type": "string", "enum": ["FeatureCollection"]]), ("timeStamp", Self.moment),
            ("numberMatched", Self.count), ("numberReturned", Self.count),
            (
                "zoom",
                [
                    "type": "integer", "minimum": 0, "maximum": .number(Double(ClusterGrid.maximumZoom)),
                    "description": "De zoom van de vakjes in dit antwoord.",
                ]
            ), ("links", links),
            ("features", Self.list(["oneOf": [Self.reference("Feature"), Self.reference("Cluster")]])),
        ])
    }

    var themes: JSONValue {
        Self.object([
            (
                "themas",
                Self.list(
                    Self.object([
                        ("slug", Self.text), ("titel", Self.text), ("omschrijving", Self.text), ("kleur", Self.text),
                        ("vorm", Self.text), ("aantal", Self.count),
                    ]))
            ), ("links", links),
        ])
    }

    private static let removalReason: JSONValue = [
        "type": "string", "nullable": true,
        "enum": .array(Change.Reason.allCases.map { .string($0.rawValue) } + [.null]),
        "description":
            "Bij een verwijdering: waarom het initiatief toen van de kaart ging. Is het 'gewist', wis dan ook uw eigen kopie.",
    ]

    var changes: JSONValue {
        Self.object([
            (
                "wijzigingen",
                Self.list(
                    Self.object(
                        [
                            ("volgnummer", ["type": "integer", "minimum": 1]),
                            (
                                "soort",
                                ["type": "string", "enum": .array(Change.Kind.allCases.map { .string($0.rawValue) })]
                            ), ("id", Self.uuid), ("tijdstip", Self.moment),
                            (
                                "initiatief",
                                [
                                    "nullable": true, "allOf": [Self.reference("Feature")],
                                    "description": "Wat het initiatief nu zegt; leeg als het niet meer openbaar is.",
                                ]
                            ), ("reden", Self.removalReason),
                        ]))
            ), ("laatste", Self.count), ("links", links),
        ])
    }
}
