/// Looks for data of persons in a text.
enum PersonalDataScan {
    /// Everything found, in the order of the kinds and then of the text. No sign belongs to two of them.
    ///
    /// - Complexity: O(n) in the length of the text: every detector looks a bounded number of signs ahead and back.
    static func data(in text: String) -> [PersonalDatum] {
        let text = ScanText(text)
        var found: [PersonalDatum] = []
        var isTaken = [Bool](repeating: false, count: text.count)
        // The surest first: an IBAN holds digits that are a telephone number by themselves.
        let detectors = [
            IBANDetector.data, EmailDetector.data, CitizenNumberDetector.named, PhoneDetector.data,
            CitizenNumberDetector.data, HomeAddressDetector.data,
        ]
        for detect in detectors {
            for datum in detect(text) where !isTaken[datum.range].contains(true) {
                found.append(datum)
                for place in datum.range { isTaken[place] = true }
            }
        }
        return found
    }
}
