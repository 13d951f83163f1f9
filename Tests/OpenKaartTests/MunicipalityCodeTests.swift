import OpenKaart
import Testing

@Suite("A municipality code")
struct MunicipalityCodeTests {
    @Test("is GM and four digits", arguments: ["GM0344", "GM0000", "GM9999"])
    func taken(text: String) {
        #expect(MunicipalityCode(text)?.text == text)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "GM", "GM034", "GM03440", "gm0344", "Gm0344", "0344GM", "GM 344", "GM+344", "GM03٤", "PV0026", "ＧＭ0344",
        ])
    func refused(text: String) {
        #expect(MunicipalityCode(text) == nil)
    }
}
