import OpenDataFormats

/// How to use the data with a program that people have; each is tried by a test.
package struct DatasetExample: Hashable, Sendable {
    /// The name of the program.
    package let program: String
    /// Steps or remarks, for people; Dutch.
    package let steps: [String]
    /// Lines to copy; empty when there are only steps.
    package let code: String
    /// The language of the lines, for who colours them.
    package let language: String

    /// The examples, for a service at these addresses.
    static func all(_ addresses: DatasetAddresses) -> [DatasetExample] {
        let csv = addresses.file(.csv)
        let geojson = addresses.file(.geojson)
        return [
            DatasetExample(
                program: "QGIS",
                steps: [
                    "Kies Kaartlagen, Laag toevoegen, Vectorlaag toevoegen.",
                    "Kies bij Brontype 'Protocol: HTTP(S), cloud, etc.' en plak het adres bij URI. Kies Toevoegen.",
                    "Of kies WFS/OGC API - Features en geef het adres van de API: dan haalt QGIS wat in beeld is.",
                ], code: "\(geojson)\n\(addresses.api)", language: "text"),
            DatasetExample(
                program: "Excel",
                steps: [
                    "Download het bestand met het adres hieronder: met puntkomma's en decimale komma's, zoals Nederlandse Excel dat leest.",
                    "Open het met een dubbelklik. De eerste rij zijn de namen van de kolommen.",
                ], code: csv + "?variant=excel", language: "text"),
            DatasetExample(
                program: "Python", steps: ["Met pandas."],
                code: """
                    import pandas

                    initiatieven = pandas.read_csv("\(csv)", parse_dates=["aangemaaktOp", "gewijzigdOp"])
                    print(initiatieven.groupby("thema").size())
                    """, language: "python"),
            DatasetExample(
                program: "R", steps: ["Zonder pakketten."],
                code: """
                    initiatieven <- read.csv("\(csv)", encoding = "UTF-8")
                    print(table(initiatieven$thema))
                    """, language: "r"),
            DatasetExample(
                program: "curl", steps: ["Downloaden, en controleren of alles heel is aangekomen."],
                code: """
                    curl -s --compressed -O \(csv)
                    curl -s \(addresses.document(.checkSums)) | sha256sum -c --ignore-missing
                    """, language: "sh"),
        ]
    }
}
