extension InitiativeDraft {
    /// What of an unfinished draft is compared with others. What is not compared is not judged.
    ///
    /// - Throws: `Problems` when title or point are missing, or something that is compared is wrong.
    package func comparand(by rules: Rules) throws(Problems) -> Comparand {
        let compared = [
            Member.title, Member.organisation, Member.place, Member.url, Member.point, Member.longitude,
            Member.latitude,
        ]
        let ignored = Set(Member.inOrder).subtracting(compared)
        // What is unknown altogether is a mistake here too.
        var filled = self
        filled.problems = problems.filter { !ignored.contains($0.member) }
        filled.description = String(repeating: "x", count: TextLength.description.minimum)
        filled.theme = rules.themes.themes.first?.slug.text
        filled.municipalityCode = nil
        return Comparand(try filled.judged(by: rules))
    }
}
