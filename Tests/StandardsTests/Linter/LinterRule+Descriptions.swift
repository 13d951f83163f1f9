extension LinterRule {
    /// What the document says of itself: version, contact, servers.
    static let descriptions = [
        LinterRule(id: "nlgov:openapi3") { document in
            let version = document["openapi"].string ?? ""
            // Only 3.0 is on the list of the Forum.
            return version.matches(#"^3(.\d+){1,2}$"#) && version.hasPrefix("3.0.") ? [] : [version]
        } offence: {
            $0["openapi"] = "3.1.0"
        },
        LinterRule(id: "nlgov:openapi-root-exists") { document in
            document["openapi"].exists ? [] : ["no version"]
        } offence: {
            $0["openapi"] = .null
        },
        LinterRule(id: "nlgov:semver") { document in
            let version = document["info"]["version"].string ?? ""
            return version.matches(#"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$"#)
                ? [] : [version]
        } offence: {
            $0["info"]["version"] = "v1.0"
        },
        LinterRule(id: "nlgov:include-major-version-in-uri") { document in
            document["servers"].array.compactMap { $0["url"].string }.filter { !$0.matches(#"/v[\d+]"#) }
        } offence: {
            $0["servers"] = [["url": "https://kaart.example/api"]]
        },
        LinterRule(id: "nlgov:servers-use-https") { document in
            document["servers"].array.map { $0["url"].string ?? "" }.filter { !$0.matches("^https://.*") }
        } offence: {
            $0["servers"] = [["url": "/v1"]]
        },
        LinterRule(id: "info-contact") { document in
            document["info"]["contact"].exists ? [] : ["no contact"]
        } offence: {
            $0["info"]["contact"] = .null
        },
        LinterRule(id: "nlgov:info-contact-fields-exist") { document in
            ["name", "email", "url"].filter { document["info"]["contact"][$0].string?.isEmpty ?? true }
        } offence: {
            $0["info"]["contact"]["email"] = .null
        },
    ]
}
