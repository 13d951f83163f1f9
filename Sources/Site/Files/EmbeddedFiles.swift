/// The files under `Resources`, which the build puts into the program: it is one file that runs from anywhere (decision 0032).
///
/// A new file is named here; a test compares the lists with the folder.
enum EmbeddedFiles {
    typealias File = (name: String, bytes: [UInt8])

    /// Templates by name, without their ending.
    static let templates: [File] =
        [
            ("frame", PackageResources.frame_mustache),
            ("field", PackageResources.field_mustache), ("choice", PackageResources.choice_mustache),
            ("error-summary", PackageResources.error_summary_mustache), ("message", PackageResources.message_mustache),
            ("pager", PackageResources.pager_mustache), ("error", PackageResources.error_mustache),
            ("about", PackageResources.about_mustache), ("home", PackageResources.home_mustache),
            ("card", PackageResources.card_mustache), ("initiative", PackageResources.initiative_mustache),
            ("static-map", PackageResources.static_map_mustache), ("report", PackageResources.report_mustache),
            ("embed-maker", PackageResources.embed_maker_mustache), ("submit", PackageResources.submit_mustache),
            ("submit-preview", PackageResources.submit_preview_mustache), ("follow", PackageResources.follow_mustache),
            ("withdraw", PackageResources.withdraw_mustache), ("unknown-link", PackageResources.unknown_link_mustache),
        ] + deskTemplates + statementTemplates

    /// Texts of a language.
    static func texts(_ language: Language) -> [File] {
        switch language {
        case .dutch:
            [
                ("frame.nl.json", PackageResources.frame_nl_json), ("form.nl.json", PackageResources.form_nl_json),
                ("about.nl.json", PackageResources.about_nl_json), ("map.nl.json", PackageResources.map_nl_json),
                ("submit.nl.json", PackageResources.submit_nl_json),
                ("follow.nl.json", PackageResources.follow_nl_json),
                ("desk.nl.json", PackageResources.desk_nl_json),
                ("open-data.nl.json", PackageResources.open_data_nl_json),
            ]
        case .english:
            [
                ("frame.en.json", PackageResources.frame_en_json), ("form.en.json", PackageResources.form_en_json),
                ("about.en.json", PackageResources.about_en_json), ("map.en.json", PackageResources.map_en_json),
                ("submit.en.json", PackageResources.submit_en_json),
                ("follow.en.json", PackageResources.follow_en_json),
                ("desk.en.json", PackageResources.desk_en_json),
                ("open-data.en.json", PackageResources.open_data_en_json),
            ]
        }
    }

    /// The parts of the one style sheet, in order.
    static let styles: [File] = [
        ("tokens.css", PackageResources.tokens_css), ("base.css", PackageResources.base_css),
        ("frame.css", PackageResources.frame_css), ("parts.css", PackageResources.parts_css),
        ("forms.css", PackageResources.forms_css), ("map.css", PackageResources.map_css),
        ("initiative.css", PackageResources.initiative_css), ("submit.css", PackageResources.submit_css),
        ("desk.css", PackageResources.desk_css), ("open-data.css", PackageResources.open_data_css),
        ("print.css", PackageResources.print_css),
    ]

    static let scripts: [File] = [
        ("formulier.js", PackageResources.formulier_js), ("ondergrond.js", PackageResources.ondergrond_js),
        ("paneel.js", PackageResources.paneel_js), ("kaart.js", PackageResources.kaart_js),
        ("delen.js", PackageResources.delen_js),
        ("plek.js", PackageResources.plek_js), ("indienen.js", PackageResources.indienen_js),
        ("moderatie.js", PackageResources.moderatie_js),
    ]

    /// Data that scripts ask for.
    static let data: [File] = [("ondergrond.json", outline)]
    /// The base map of the project: the features of `tiles/omgeving.geojson` and on top of them those of `tiles/nederland.geojson`, with
    /// three decimals.
    static let outline = PackageResources.ondergrond_json

    static let icons = PackageResources.iconen_svg
    static let mark = PackageResources.merk_svg
}
