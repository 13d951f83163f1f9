import Crypto
private import Foundation
import OpenKaart

/// The identity of a row that brings none: derived from what names the initiative, so that the same file twice is the same
/// records twice.
enum DerivedID {
    /// A UUID of version 8 (RFC 9562, section 5.8) from the title, the organisation and the point.
    static func id(of content: InitiativeContent) -> InitiativeID {
        var name = ByteWriter(capacity: 256)
        name.raw("openkaart-import-1\n")
        name.raw(content.title)
        name.raw("\n")
        name.raw(content.organisation ?? "")
        name.raw("\n")
        name.degrees(content.point.longitude)
        name.raw(" ")
        name.degrees(content.point.latitude)
        var halves: [UInt64] = [0, 0]
        for (index, byte) in SHA256.hash(data: name.bytes).prefix(16).enumerated() {
            halves[index / 8] = halves[index / 8] << 8 | UInt64(byte)
        }
        return InitiativeID(
            high: halves[0] & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
            low: halves[1] & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }
}
