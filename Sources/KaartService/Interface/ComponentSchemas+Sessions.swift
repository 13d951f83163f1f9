import OpenDataFormats
import OpenKaart

/// What a login asks and gives.
extension ComponentSchemas {
    var login: JSONValue {
        Self.object(
            [("token", ["type": "string", "pattern": "^okm_[A-Za-z0-9_-]{43}$", "description": "Uw token."])],
            isClosed: true)
    }

    var session: JSONValue {
        Self.object([
            ("moderator", Self.text),
            ("rol", ["type": "string", "enum": .array(Moderator.Role.allCases.map { .string($0.rawValue) })]),
            ("verlooptOp", Self.moment),
            ("csrf", ["type": "string", "description": "Mee te sturen in X-CSRF-Token."]),
        ])
    }
}
