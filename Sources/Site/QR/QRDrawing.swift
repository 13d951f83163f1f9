/// A QR symbol for a template: the values of `qr`.
package struct QRDrawing: Sendable {
    /// Modules in a row, with the quiet zone.
    let extent: Int
    let path: String

    /// - Parameter text: what the symbol says; nothing when that does not fit.
    package init?(_ text: String) {
        guard let code = QRCode(text) else { return nil }
        extent = code.size + 2 * QRCode.quietZone
        path = code.path
    }
}
