extension LinterRule {
    /// Paths, methods and the keys of queries.
    static let addresses = [
        LinterRule(id: "path-keys-no-trailing-slash") { document in
            document["paths"].object.keys.filter { $0 != "/" && $0.hasSuffix("/") }
        } offence: {
            $0["paths"]["/themas/"] = ["get": $0["paths"]["/themas"]["get"]]
        },
        LinterRule(id: "nlgov:paths-no-trailing-slash") { document in
            document["paths"].object.keys.filter { $0.matches(".+/ ?$") }
        } offence: {
            $0["paths"]["/themas/"] = ["get": $0["paths"]["/themas"]["get"]]
        },
        LinterRule(id: "nlgov:paths-kebab-case") { document in
            document["paths"].object.keys.filter { path in
                !path.matches(#"/openapi\.(json|yaml)"#) && !path.matches(kebab) && !path.hasPrefix(tileMatrixSets)
            }
        } offence: {
            $0["paths"]["/deThemas"] = ["get": $0["paths"]["/themas"]["get"]]
        },
        LinterRule(id: "nlgov:http-methods") { document in
            document["paths"].object.flatMap { path, item in
                item.object.keys.filter { !["get", "put", "post", "delete", "patch", "parameters"].contains($0) }.map {
                    "\($0) \(path)"
                }
            }
        } offence: {
            $0["paths"]["/themas"]["zoek"] = $0["paths"]["/themas"]["get"]
        },
        LinterRule(id: "nlgov:query-keys-camel-case") { document in
            document.operations.flatMap { place, _, _, operation in
                operation["parameters"].array.map { APIDocument.resolved($0, in: document) }.filter {
                    $0["in"] == "query"
                }.compactMap { $0["name"].string }.filter { !$0.matches(camelCase) && !exceptions.contains($0) }.map {
                    "\(place) \($0)"
                }
            }
        } offence: {
            $0["paths"]["/themas"]["get"]["parameters"] = [["name": "mijn-filter", "in": "query"]]
        },
    ]

    /// OGC API Tiles asks for this name; "leg uit".
    private static let tileMatrixSets = "/tileMatrixSets"

    /// OGC API Features Part 2 and the geo module ask for this name; "leg uit".
    static let exceptions = ["bbox-crs"]

    static let camelCase = #"^\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*$"#
    private static let kebab =
        #"^(\/|(\/_[a-z0-9]+|\/(([a-z0-9\-]+|\{[^}]+\})(\/([a-z0-9\-\.]+|\{[^}]+\}))*)(\/_[a-z]+)?)\/?)$"#
}
