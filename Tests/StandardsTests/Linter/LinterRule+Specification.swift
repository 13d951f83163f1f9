extension LinterRule {
    /// The rules that Spectral brings for any OpenAPI 3 document.
    static let specification = [
        LinterRule(id: "oas3-schema") { document in
            OpenAPIGrammar.faults(document)
        } offence: {
            $0["paths"]["/themas"]["get"]["verb"] = "get"
        },
        LinterRule(id: "operation-operationId-unique") { document in
            repeated(document.operations.map { $0.value["operationId"].string ?? "no id: \($0.place)" })
                + document.operations.filter { $0.value["operationId"].string == nil }.map(\.place)
        } offence: {
            $0["paths"]["/themas"]["get"]["operationId"] = "haalOverzicht"
        },
        LinterRule(id: "path-params") { document in
            document.operations.flatMap { place, path, _, operation in
                let declared = operation["parameters"].array.map { APIDocument.resolved($0, in: document) }.filter {
                    $0["in"] == "path"
                }
                let names = declared.compactMap { $0["name"].string }
                let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                    String($0.dropFirst().dropLast())
                }
                let isRight =
                    names.sorted() == inPath.sorted() && repeated(names).isEmpty
                    && declared.allSatisfy { $0["required"] == true }
                return isRight ? [] : [place]
            }
        } offence: {
            $0["paths"]["/inzendingen/{id}"]["get"]["parameters"] = .array([])
        },
        LinterRule(id: "openapi-tags-uniqueness") { document in
            repeated(document["tags"].array.compactMap { $0["name"].string })
        } offence: {
            $0["tags"] = .array($0["tags"].array + [$0["tags"][0]])
        },
        LinterRule(id: "oas3-valid-media-example") { document in
            document.everything.flatMap { path, value -> [String] in
                // Media types, parameters and headers have an example beside their schema.
                guard value["schema"].exists, value["example"].exists else { return [] }
                return SchemaCheck(document: document).faults(value["example"], value["schema"]).map {
                    path.joined(separator: "/") + ": " + $0
                }
            }
        } offence: {
            $0["paths"]["/inzendingen"]["post"]["requestBody"]["content"]["application/json"]["example"]["thema"] = 1
        },
        LinterRule(id: "oas3-valid-schema-example") { document in
            document.everything.flatMap { path, value -> [String] in
                guard path.dropLast().last != "properties" || value["type"].exists else { return [] }
                guard !value["schema"].exists, value["type"].string != nil else { return [] }
                return ["default", "example"].flatMap { name -> [String] in
                    guard value[name].exists else { return [] }
                    return SchemaCheck(document: document).faults(value[name], value).map {
                        path.joined(separator: "/") + ": " + $0
                    }
                }
            }
        } offence: {
            $0["components"]["schemas"]["Link"]["properties"]["href"]["example"] = 1
        },
        LinterRule(id: "oas3-server-variables") { document in
            document["servers"].array.compactMap { $0["url"].string }.filter { $0.contains("{") }
        } offence: {
            $0["servers"] = [["url": "https://{gemeente}.example/v1"]]
        },
        LinterRule(id: "oas3-api-servers") { document in
            document["servers"].array.isEmpty ? ["no servers"] : []
        } offence: {
            $0["servers"] = .array([])
        },
    ]

    /// What occurs more than once.
    private static func repeated(_ names: [String]) -> [String] {
        Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.map(\.key)
    }
}
