import OpenKaart
import Testing

@Suite("A decimal number in text")
struct DecimalTextTests {
    @Test(
        "is read",
        arguments: [
            ("0", 0), ("5.121", 5.121), ("-68.26", -68.26), ("+7", 7), (".5", 0.5), ("-.5", -0.5), ("1e3", 1000),
            ("1E-2", 0.01),
            ("1e-400", 0), ("007", 7), ("52.09100000000000000001", 52.091),
        ])
    func read(text: String, number: Double) {
        #expect(DecimalText.number(text) == number)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", " ", "5,121", " 5", "5 ", "5.1.2", "--5", "+", "-", ".", "e", "1e", "e5", "nan", "NaN", "inf",
            "-infinity", "1e400", "-1e400",
            "0x1p3", "0x10", "٥", "５", "5\0", "5°", "1_000", "½", String(repeating: "1", count: 65),
        ])
    func nothing(text: String) {
        #expect(DecimalText.number(text) == nil)
    }
}
