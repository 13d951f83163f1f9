import ArgumentParser
import OpenDataCatalogue

/// Whom re-users of the data can ask; stands in the OpenAPI document (/core/doc-openapi-contact).
struct ContactOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "De naam van de beheerder. [OPENKAART_CONTACT_NAME; standaard Beheer van Open Kaart]", valueName: "naam"))
    var contactName: String?

    @Option(
        help: ArgumentHelp(
            "Het e-mailadres van de beheerder. [OPENKAART_CONTACT_EMAIL; standaard beheer@voorbeeld.example]",
            valueName: "e-mailadres"))
    var contactEmail: String?

    @Option(
        help: ArgumentHelp(
            "Waar meer over de beheerder te lezen is. [OPENKAART_CONTACT_URL; standaard het adres van de dienst]",
            valueName: "url"))
    var contactURL: String?

    /// Nobody reads what is sent there.
    private static let exampleEmail = "beheer@voorbeeld.example"

    /// Whether the operator named somebody who can be reached.
    static func isGiven(_ contact: Contact) -> Bool { contact.email != exampleEmail }

    /// - Parameter base: the address of the service, for who gives no other.
    func contact(base: String) -> Contact {
        Contact(
            name: Setting.text(contactName, "OPENKAART_CONTACT_NAME") ?? "Beheer van Open Kaart",
            email: Setting.text(contactEmail, "OPENKAART_CONTACT_EMAIL") ?? Self.exampleEmail,
            url: Setting.text(contactURL, "OPENKAART_CONTACT_URL") ?? base)
    }
}
