extension LinterRule {
    /// What the document says of answers.
    static let answers = [
        LinterRule(id: "nlgov:missing-header") { document in
            document.responses.filter { $0.status.matches("^[23]") && $0.value["headers"].object.isEmpty }.map(\.place)
        } offence: {
            $0["paths"]["/themas"]["get"]["responses"]["200"]["headers"] = .null
        },
        LinterRule(id: "nlgov:missing-version-header") { document in
            document.responses.filter { response in
                response.status.matches("^[23]")
                    && !response.value["headers"].object.keys.contains { $0.lowercased() == "api-version" }
            }.map(\.place)
        } offence: {
            $0["paths"]["/themas"]["get"]["responses"]["200"]["headers"]["API-Version"] = .null
        },
        LinterRule(id: "nlgov:use-problem-schema") { document in
            document.responses.filter { response in
                response.status.matches("^[45]")
                    && !response.value["content"].object.keys.contains {
                        ["application/problem+json", "application/problem+xml"].contains($0)
                    }
            }.map(\.place)
        } offence: {
            $0["paths"]["/themas"]["get"]["responses"]["400"]["content"] = [
                "application/json": ["schema": ["type": "object"]]
            ]
        },
        LinterRule(id: "nlgov:problem-schema-members") { document in
            document.responses.filter { $0.status.matches("^[45]") }.flatMap { place, _, response in
                response["content"].object.values.flatMap { media in
                    let properties = APIDocument.resolved(media["schema"], in: document)["properties"]
                    return ["status", "title", "detail"].filter { !properties[$0].exists }.map { "\(place): \($0)" }
                }
            }
        } offence: {
            $0["components"]["schemas"]["Problem"]["properties"]["detail"] = .null
        },
        LinterRule(id: "nlgov:problem-invalid-input") { document in
            document.operations.filter { _, _, method, operation in
                let mustRead =
                    ["put", "post", "patch"].contains(method)
                    || ["get", "delete"].contains(method) && !operation["parameters"].array.isEmpty
                return mustRead && !operation["responses"]["400"].exists
            }.map(\.place)
        } offence: {
            $0["paths"]["/inzendingen"]["post"]["responses"]["400"] = .null
        },
    ]
}
