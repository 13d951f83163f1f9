// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import OpenKaart

/// The rules of a search written down a second time, as plainly as can be, over random texts and questions.
struct Oracle {
    var random: Seeded

    struct Phrase {
        var words: [String]
        var isQuoted: Bool
    }

    /// Alternatives, whether the last word of the last one may go on, and the text that asks this.
    struct Question {
        var alternatives: [[Phrase]]
        var isOpen: Bool
        var text: String
    }

    private static let words = [
        "de", "een", "één", "school", "scholen", "School", "Schoolplein", "park", "Parkeren", "e", "café", "CAFE",
        "coöperatie",
        "cooperatief", "IJ", "ijs", "2026", "20", "Súd", "sudwest", "plan", "plannen", "x", "ß", "naïef",
    ]
    private static let separators = [" ", " ", " ", "-", "'", ", ", "\n", ". ", " \"", "\" ", "/", " (", " & "]

    /// A few random words with random signs between.
    mutating func prose(_ range: ClosedRange<Int>) -> String {
        (0..<Int.random(in: range, using: &random)).map { _ in
            Self.words.randomElement(using: &random)! + Self.separators.randomElement(using: &random)!
        }.joined()
    }

    mutating func question() -> Question {
        var left = 10
        let alternatives = (0..<[1, 1, 1, 2, 3].randomElement(using: &random)!).map { _ in
            (0..<Int.random(in: 1...3, using: &random)).compactMap { _ -> Phrase? in
                let isQuoted = Int.random(in: 0..<4, using: &random) == 0
                let words = (0..<(isQuoted ? Int.random(in: 1...2, using: &random) : 1)).map { _ in word() }
                left -= words.count
                return left < 0 ? nil : Phrase(words: words, isQuoted: isQuoted)
            }
        }.filter { !$0.isEmpty }
        let isOpen = Bool.random(using: &random) && alternatives.last?.last?.isQuoted == false
        let text = alternatives.map { phrases in
            phrases.map { phrase in
                let words = phrase.words.joined(separator: " ")
                return phrase.isQuoted ? "\"\(words)\"" : words
            }.joined(separator: " ")
        }.joined(separator: ", ")
        return Question(alternatives: alternatives, isOpen: isOpen, text: isOpen ? text : text + " ")
    }

    /// A word, or the beginning of one.
    private mutating func word() -> String {
        let word = Self.words.randomElement(using: &random)!
        return Bool.random(using: &random) ? word : String(word.prefix(Int.random(in: 1...4, using: &random)))
    }

    /// The words of each member, with its weight.
    static func members(_ content: InitiativeContent) -> [(words: [String], weight: Int)] {
        [(content.title, 8), (content.organisation ?? "", 4), (content.place ?? "", 4), (content.description, 1)]
            .map { (tokens($0.0), $0.1) }
    }

    /// The score of a record, or nothing when it does not match.
    static func score(_ members: [(words: [String], weight: Int)], _ question: Question) -> Int? {
        var total: Int?
        for (number, phrases) in question.alternatives.enumerated() {
            let weights = phrases.enumerated().map { place, phrase in
                let isLast = number == question.alternatives.count - 1
                // A comma right behind a word leaves it open, a space behind the last one does not.
                let isOpen = place == phrases.count - 1 && !phrase.isQuoted && (!isLast || question.isOpen)
                let isPrefix = isOpen && phrase.words.last!.count >= 2
                let words = phrase.words.flatMap(tokens)
                return members.filter { occurs(words, isPrefix, in: $0.words) }.map(\.weight).max() ?? 0
            }
            if !weights.contains(0) { total = (total ?? 0) + weights.reduce(0, +) }
        }
        return total
    }

    private static func occurs(_ words: [String], _ isPrefix: Bool, in member: [String]) -> Bool {
        guard member.count >= words.count else { return false }
        return (0...member.count - words.count).contains { start in
            words.indices.allSatisfy { index in
                let word = member[start + index]
                return isPrefix && index == words.count - 1 ? word.hasPrefix(words[index]) : word == words[index]
            }
        }
    }

    private static func tokens(_ text: String) -> [String] {
        let plain = text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        return String(String.UnicodeScalarView(plain)).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
