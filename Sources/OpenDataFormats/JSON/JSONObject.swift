/// A JSON object: its members in the order of the text, duplicates included (RFC 8259 §4).
///
/// RFC 8259 leaves open what a duplicate name means, and readers differ; keeping both lets a caller refuse them.
package struct JSONObject: Sendable, Hashable {
    /// One name with its value.
    package struct Member: Sendable, Hashable {
        /// The name, with escapes resolved.
        package let name: String
        /// The value.
        package let value: JSONValue

        /// Makes a member.
        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members in the order of the text.
    package let members: [Member]

    /// Makes an object of members in order.
    package init(members: [Member]) {
        self.members = members
    }

    /// The value of the first member of that name; nil when there is none.
    ///
    /// - Complexity: O(n); our objects have about a dozen members.
    package subscript(name: String) -> JSONValue? {
        members.first { $0.name == name }?.value
    }

    /// The names that occur more than once, each one time, in the order of their first repetition.
    package var duplicateNames: [String] {
        var seen: Set<String> = []
        var reported: Set<String> = []
        return members.map(\.name).filter { !seen.insert($0).inserted && reported.insert($0).inserted }
    }
}
