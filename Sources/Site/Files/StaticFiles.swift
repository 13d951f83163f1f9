package import OpenKaart

/// All files that go with the pages, by name.
package struct StaticFiles: Sendable {
    /// The files, by name.
    package let files: [String: StaticFile]
    /// Whether there is a map in the browser.
    package let hasMap: Bool

    /// - Parameters:
    ///   - themes: whose colours go into the style sheet.
    ///   - leaflet: the map library, as it is installed; nothing when it is not there.
    package init(themes: ThemeCatalogue, leaflet: Leaflet?) {
        var all = [
            StaticFile(
                name: "stijl.css",
                bytes: EmbeddedFiles.styles.flatMap(\.bytes) + ThemeStyle.css(themes).utf8,
                type: "text/css; charset=utf-8"),
            StaticFile(name: "iconen.svg", bytes: EmbeddedFiles.icons, type: "image/svg+xml"),
            StaticFile(name: "merk.svg", bytes: EmbeddedFiles.mark, type: "image/svg+xml"),
        ]
        all += EmbeddedFiles.scripts.map {
            StaticFile(name: $0.name, bytes: $0.bytes, type: "text/javascript; charset=utf-8")
        }
        all += EmbeddedFiles.data.map { StaticFile(name: $0.name, bytes: $0.bytes, type: "application/json") }
        if let leaflet {
            all.append(StaticFile(name: "leaflet.js", bytes: leaflet.script, type: "text/javascript; charset=utf-8"))
            all.append(StaticFile(name: "leaflet.css", bytes: leaflet.style, type: "text/css; charset=utf-8"))
        }
        hasMap = leaflet != nil
        files = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    /// The map library of the system.
    package struct Leaflet: Sendable {
        let script: [UInt8]
        let style: [UInt8]

        package init(script: [UInt8], style: [UInt8]) {
            self.script = script
            self.style = style
        }
    }

    /// Below the root of the site.
    func path(_ name: String) -> String {
        "/static/\(name)?v=\(files[name]?.version ?? "0")"
    }
}
