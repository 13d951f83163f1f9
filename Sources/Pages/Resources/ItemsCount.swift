/// How many initiatives there are, as a sentence.
struct ItemsCount {
    /// How many there are in all; nothing when that is not known.
    let matched: Double?
    /// How many of them are on the page.
    let returned: Double

    /// The sentence; Dutch.
    var sentence: String {
        let onPage = NumberText.text(returned)
        guard let matched else {
            return returned == 0
                ? "Geen initiatieven gevonden."
                : returned == 1 ? "Dit is 1 initiatief." : "Dit zijn \(onPage) initiatieven."
        }
        if matched == 0 { return "Geen initiatieven gevonden." }
        let found = matched == 1 ? "1 initiatief gevonden" : "\(NumberText.text(matched)) initiatieven gevonden"
        if returned == matched { return found + "." }
        if returned == 0 { return found + "; op deze bladzijde staat er geen." }
        return found + (returned == 1 ? "; dit is er 1." : "; dit zijn er \(onPage).")
    }
}
