import ArgumentParser
private import Foundation

/// A value that comes from an option, else from the environment, else from a default.
enum Setting {
    /// The option as given, or the variable of the environment; an empty variable counts as not set.
    static func text(_ option: String?, _ variable: String) -> String? {
        option ?? ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A number, from the option or the variable.
    ///
    /// - Throws: `CommandError` when the variable is not a number.
    static func number(_ option: Int?, _ variable: String) throws -> Int? {
        if let option { return option }
        guard let text = text(nil, variable) else { return nil }
        guard let number = Int(text) else { throw CommandError("\(variable) is '\(text)', en dat is geen getal.") }
        return number
    }
}

/// What went wrong and what to do next; Dutch, one or two lines.
struct CommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
