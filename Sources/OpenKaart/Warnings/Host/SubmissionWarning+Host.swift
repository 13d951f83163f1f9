extension SubmissionWarning {
    /// What is odd about the name of the website: letters of several scripts, or a name that looks like another one.
    static func host(of address: WebAddress) -> SubmissionWarning? {
        guard let host = HostName(of: address), !host.written.utf8.allSatisfy({ $0 < 0x80 }) || host.hasPunycode,
            let oddity = oddity(of: host)
        else { return nil }
        let name = "De naam van de website ('\(host.readable.prefix(60))')"
        return SubmissionWarning(
            kind: .mixedScript, member: Member.url,
            detail: "\(name) \(oddity) Kijk na of dit het goede webadres is.")
    }

    private static func oddity(of host: HostName) -> String? {
        for label in host.labels {
            guard let label else { return "kan niet worden gelezen: na 'xn--' staat geen geldige code." }
            let scripts = Set(label.unicodeScalars.compactMap(Script.init))
            if !Script.goTogether(scripts) {
                let names = scripts.map(\.rawValue).sorted().joined(separator: " en ")
                return "heeft letters van meer dan één schrift (\(names)). Zo kan een naam op een andere lijken."
            }
            // A name of Cyrillic letters under a Cyrillic top level is an ordinary name.
            let isNative = host.labels.last??.unicodeScalars.compactMap(Script.init).contains { scripts.contains($0) }
            if let plain = LookAlike.ascii(label), scripts == [.latin] || isNative != true {
                return "lijkt op '\(plain)', maar is met andere letters geschreven."
            }
        }
        return nil
    }
}

extension HostName {
    /// Whether a label was written as punycode.
    fileprivate var hasPunycode: Bool {
        written.lowercased().split(separator: ".").contains { $0.hasPrefix("xn--") }
    }
}
