import OpenDataFormats
import OpenKaart
import Site

/// What came with a form of `/indienen`: its fields, as a draft of a submission.
struct SubmitEntry: Sendable {
    let form: PageForm

    /// What the sender wants next: a button was pressed, or Enter.
    var action: SubmitAction {
        form[SubmitField.choice].isEmpty ? SubmitAction(rawValue: form[SubmitField.action]) ?? .preview : .find
    }

    /// What stands in the field for the place, or the place that was chosen from several.
    var placeText: String { choice?.point ?? form[SubmitField.point] }

    /// The name of the place that was chosen.
    var chosenName: String? { choice?.name }

    /// A button for a place sends `52.09083, 5.12222 Utrecht`.
    private var choice: (point: String, name: String)? {
        let parts = form[SubmitField.choice].split(separator: " ", maxSplits: 2)
        guard parts.count == 3 else { return nil }
        return ("\(parts[0]) \(parts[1])", String(parts[2]))
    }

    /// The fields with another place.
    func fields(placed place: String) -> [String: String] {
        var fields = form.state().fields
        fields[SubmitField.point] = place
        if let name = chosenName, (fields[Member.place] ?? "").isEmpty { fields[Member.place] = name }
        return fields
    }

    /// The submission that the form asks for.
    ///
    /// - Parameters:
    ///   - purpose: what the form is for; what it says itself about that does not count.
    ///   - place: where its place is, or what is wrong with it.
    func draft(_ purpose: SubmitPurpose, _ place: Result<Coordinate, Problem>) -> SubmissionDraft {
        var draft = SubmissionDraft()
        draft.email = form[Member.email]
        draft.formTicket = given(Member.formTicket)
        draft.trap = given(Member.trap)
        switch purpose {
        case .removal(let id, _):
            draft.kind = Proposal.Kind.removal.rawValue
            draft.initiativeID = id
            draft.reason = given(Member.reason)
            return draft
        case .change(let id, _):
            draft.kind = Proposal.Kind.change.rawValue
            draft.initiativeID = id
        case .addition, .improvement: break
        }
        draft.initiative.title = form[Member.title]
        draft.initiative.description = form[Member.description]
        draft.initiative.theme = form[Member.theme]
        draft.initiative.organisation = form[Member.organisation]
        draft.initiative.place = form[Member.place]
        draft.initiative.municipalityCode = form[Member.municipalityCode]
        draft.initiative.url = Self.address(form[Member.url])
        switch place {
        case .success(let point): draft.initiative.position = (point.longitude, point.latitude)
        case .failure(let problem):
            draft.initiative.problems.append(Problem(member: Member.point, code: problem.code, detail: problem.detail))
        }
        return draft
    }

    /// The proof of work that came along.
    var proof: String? { given(SubmitField.proof) }

    /// What makes the same form sent twice one submission: its ticket.
    var key: String? { form.ticket }

    /// The bytes by which two forms are known to say the same, whatever button was pressed.
    var content: [UInt8] {
        form.content(
            of: Member.texts + [SubmitField.point, Member.email, Member.reason, Member.kind, Member.initiativeID])
    }

    private func given(_ name: String) -> String? { form[name].isEmpty ? nil : form[name] }

    /// People leave the scheme of a web address out.
    private static func address(_ text: String) -> String {
        let text = text.trimmingPrefix(while: \.isWhitespace)
        guard text.contains("."), !text.contains(":"), !text.hasPrefix("/") else { return String(text) }
        return "https://\(text)"
    }
}

extension FormState {
    /// The content of a record, to be changed.
    init(of content: InitiativeContent, email: EmailAddress? = nil) {
        self.init([
            Member.title: content.title, Member.description: content.description, Member.theme: content.theme.text,
            Member.organisation: content.organisation ?? "", Member.place: content.place ?? "",
            Member.municipalityCode: content.municipalityCode?.text ?? "", Member.url: content.url?.text ?? "",
            SubmitField.point: "\(content.point.latitude), \(content.point.longitude)",
            Member.email: email?.secret ?? "",
        ])
    }

    /// The same, with another field.
    func with(_ name: String, _ value: String) -> FormState {
        var fields = fields
        fields[name] = value
        return FormState(fields, problems: problems)
    }
}
