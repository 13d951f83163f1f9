extension InitiativeContent {
    /// What the sender and the moderator should look at once more, in the order of the record.
    ///
    /// It follows from the content alone, so that it can be had again at any time.
    ///
    /// - Complexity: O(n) in the length of the texts.
    package var warnings: [SubmissionWarning] {
        var warnings: [SubmissionWarning] = []
        for (member, text) in freeTexts {
            warnings += SubmissionWarning.personalData(in: text, member: member)
            if member == Member.title || member == Member.description,
                let gibberish = SubmissionWarning.gibberish(in: text, member: member)
            {
                warnings.append(gibberish)
            }
        }
        if let url, let warning = SubmissionWarning.host(of: url) { warnings.append(warning) }
        return warnings
    }

    /// The members in which people write what they like, with their texts.
    var freeTexts: [(member: String, text: String)] {
        let texts = [
            (Member.title, title), (Member.description, description), (Member.organisation, organisation ?? ""),
            (Member.place, place ?? ""),
        ]
        return texts.filter { !$0.1.isEmpty }
    }
}
