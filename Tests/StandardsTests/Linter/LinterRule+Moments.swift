extension LinterRule {
    /// Days, times and moments in schemas.
    static let moments = [
        LinterRule(id: "nlgov:date-time-ensure-timezone") { document in
            document.schemaProperties.filter { $0.value["format"] == "date-time-local" }.map(\.name)
        } offence: {
            $0["components"]["schemas"]["Ontvangst"]["properties"]["ingediendOp"]["format"] = "date-time-local"
        },
        LinterRule(id: "nlgov:time-without-timezone") { document in
            document.schemaProperties.filter { $0.value["format"] == "time" }.map(\.name)
        } offence: {
            $0["components"]["schemas"]["Ontvangst"]["properties"]["ingediendOp"]["format"] = "time"
        },
        LinterRule(id: "nlgov:specify-format-for-date-and-time") { document in
            document.schemaProperties.filter { isDate($0.name) && !$0.value["format"].exists }.map(\.name)
        } offence: {
            $0["components"]["schemas"]["Ontvangst"]["properties"]["startdatum"] = ["type": "string"]
            $0["components"]["schemas"]["Ontvangst"]["properties"]["ingediendDatum"] = ["type": "string"]
        },
        LinterRule(id: "nlgov:use-date-instead-of-datetime") { document in
            document.schemaProperties.filter { isDate($0.name) && $0.value["format"] == "date-time" }.map(\.name)
        } offence: {
            $0["components"]["schemas"]["Ontvangst"]["properties"]["datum"] = [
                "type": "string", "format": "date-time",
            ]
        },
    ]

    private static func isDate(_ name: String) -> Bool {
        name == "date" || name == "datum" || name.matches(#"((\w+D)|(_[dD]))((ate)|(atum))"#)
    }
}
