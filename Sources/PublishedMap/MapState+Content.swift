import OpenDataFormats
package import OpenKaart

extension MapState {
    /// What a public record says, read back from its GeoJSON; nothing when it is not public.
    package func content(of id: InitiativeID) -> InitiativeContent? {
        guard let answer = answer(id), let record = record(of: id) else { return nil }
        var texts: [String: String] = [:]
        answer.withFeatures { features in
            features.first?.forEachProperty { name, value in
                texts[String(decoding: name, as: UTF8.self)] = String(
                    decoding: GeoJSONFeatureView.unescaped(value), as: UTF8.self)
            }
        }
        guard let title = texts[Member.title], let description = texts[Member.description] else { return nil }
        return InitiativeContent(
            title: title, description: description, theme: record.theme, organisation: record.organisation,
            place: record.place, municipalityCode: record.municipalityCode.flatMap(MunicipalityCode.init),
            url: texts[Member.url].map(WebAddress.stored), point: record.point)
    }

    private func record(of id: InitiativeID) -> MapRecord? {
        if let changed = overlay.first(where: { $0.key.id == id }) { return changed }
        return packed.index(of: id).flatMap(packed.record(at:))
    }
}
