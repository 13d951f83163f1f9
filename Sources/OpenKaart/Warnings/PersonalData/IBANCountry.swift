/// How many signs an IBAN has, by country in lower case (IBAN registry of SWIFT).
enum IBANCountry {
    /// The lengths, four signs of country and check digits included.
    static let length: [String: Int] = Dictionary(
        uniqueKeysWithValues: countries.flatMap { length, names in
            names.split(separator: " ").map { (String($0), length) }
        })

    private static let countries: [Int: String] = [
        15: "no", 16: "be", 18: "dk fi fo gl nl sd", 19: "mk si", 20: "at ba ee kz lt lu mn xk",
        21: "ch hr li lv", 22: "bg bh cr de gb ge ie me rs va", 23: "ae gi il iq om so tl",
        24: "ad cz es md pk ro sa se sk tn vg", 25: "ly pt st", 26: "is tr", 27: "bi dj fr gr it mc mr sm",
        28: "al az by cy do gt hu lb ni pl sv", 29: "br eg ps qa ua", 30: "jo kw mu ye", 31: "mt sc", 32: "lc",
        33: "ru",
    ]
}
