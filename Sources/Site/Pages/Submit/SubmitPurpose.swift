/// What a form of `/indienen` is for.
package enum SubmitPurpose: Hashable, Sendable {
    /// A new initiative.
    case addition
    /// That a record on the map says something else.
    case change(id: String, title: String)
    /// That a record goes from the map.
    case removal(id: String, title: String)
    /// Another version of what somebody sent in; when it is public already, that becomes a proposal.
    case improvement(isPublic: Bool)

    /// The record that it is about; nothing for what is not there yet.
    var record: (id: String, title: String)? {
        switch self {
        case .change(let id, let title), .removal(let id, let title): (id, title)
        case .addition, .improvement: nil
        }
    }

    package var isRemoval: Bool { if case .removal = self { true } else { false } }

    package var isImprovement: Bool { if case .improvement = self { true } else { false } }

    /// The key of the title of the form.
    var titleKey: String {
        switch self {
        case .addition: "submit-title"
        case .change: "submit-change-title"
        case .removal: "submit-removal-title"
        case .improvement: "submit-improve-title"
        }
    }

    /// The key of the sentences under the title.
    var introKey: String {
        switch self {
        case .addition: "submit-intro"
        case .change: "submit-change-intro"
        case .removal: "submit-removal-intro"
        case .improvement(isPublic: false): "submit-improve-intro"
        case .improvement(isPublic: true): "submit-improve-public-intro"
        }
    }
}

/// The fields of the form, by the names that the interface gives them, and those that only a form has.
package enum SubmitField {
    /// Where it is: coordinates or the name of a place, in one field.
    package static let point = "plek"
    /// What the sender wants to do next.
    package static let action = "actie"
    /// One of several places that were found.
    package static let choice = "kies"
    /// The sum that a program has to do, as `formulier:getal`.
    package static let proof = "bewijs"
}

/// What the buttons of the form do: values of `actie`.
package enum SubmitAction: String, Sendable {
    case find = "zoek"
    case preview = "voorbeeld"
    case edit = "wijzig"
    case send = "verstuur"
}
