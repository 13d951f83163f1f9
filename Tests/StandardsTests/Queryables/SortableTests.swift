import Foundation
import TestSupport
import Testing

@Suite("OGC API Common Part 3 and Features Part 8 (draft): sortables and sortby", .kaart)
struct SortableTests {
    private static let names = ["titel", "thema", "organisatie", "plaats", "aangemaaktOp", "gewijzigdOp"]

    @Test("/req/sortables: simple values only, no geometry, nothing beside them")
    func sortables() async throws {
        let schema = try await kaart.get(Kaart.collection + "/sortables").json
        #expect(Set(schema["properties"].object.keys) == Set(Self.names) && schema["additionalProperties"] == false)
        for property in schema["properties"].object.values { #expect(property["type"] == "string") }
    }

    /// As people sort: capitals and accents do not matter.
    private static func key(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "nl"))
    }

    @Test(
        "/req/sorting/sortby-response: ordered by the key, upwards and downwards; who has none comes last",
        arguments: names)
    func order(name: String) async throws {
        for (sign, isDescending) in [("", false), ("%2B", false), ("+", false), ("-", true)] {
            let answer = try await kaart.items("limit=1000&sortby=\(sign)\(name)")
            let values = try answer.features.map { $0["properties"][name].string }
            #expect(values.count == Record.all.count)
            #expect(Set(try answer.ids).count == values.count)
            let given = values.compactMap { $0 }
            #expect(values.prefix(given.count).allSatisfy { $0 != nil }, "\(sign)\(name)")
            for (one, next) in zip(given, given.dropFirst()) {
                let (left, right) = (Self.key(one), Self.key(next))
                #expect(isDescending ? left >= right : left <= right, "\(sign)\(name): \(one), \(next)")
            }
            #expect(Set(given).count > 1)
        }
    }

    @Test("Several keys: the second decides where the first is equal")
    func several() async throws {
        let features = try await kaart.items("limit=1000&sortby=thema,-aangemaaktOp,titel").features.map {
            $0["properties"]
        }
        for (one, next) in zip(features, features.dropFirst()) {
            let (left, right) = (one["thema"].string ?? "", next["thema"].string ?? "")
            #expect(left <= right)
            guard left == right else { continue }
            let (later, earlier) = (one["aangemaaktOp"].string ?? "", next["aangemaaktOp"].string ?? "")
            #expect(later >= earlier)
            if later == earlier {
                #expect(Self.key(one["titel"].string ?? "") <= Self.key(next["titel"].string ?? ""))
            }
        }
    }

    @Test(
        "sortby goes with filters, q, offset and limit, and changes nothing of what is found",
        arguments: ["thema=open-data", "q=initiatief", "bbox=4,51,5.5,53"])
    func together(filter: String) async throws {
        let plain = try await kaart.items("limit=1000&" + filter).ids
        let sorted = try await kaart.items("limit=1000&sortby=-titel&" + filter)
        #expect(try Set(sorted.ids) == Set(plain) && sorted.json["numberMatched"].int == plain.count)
        #expect(try sorted.ids != plain)
        let part = try await kaart.items("limit=3&offset=2&sortby=-titel&" + filter).ids
        #expect(try part == Array(sorted.ids.dropFirst(2).prefix(3)))
    }

    @Test(
        "/req/sorting/sortby-definition: what is no sortable gives 400 that names sortby",
        arguments: [
            "", ",", "id", "omschrijving", "geometry", "titel,", ",titel", "--titel", "titel-", "Titel", "titel;plaats",
            "titel,titel", "titel,-titel", "-", "random()", "titel%20desc",
        ])
    func bad(value: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?sortby=\(value)")
        #expect(answer.status == 400, "\(value)")
        #expect(try answer.locations == ["sortby"], "\(value)")
    }

    @Test("Every form that is taken is one that the document allows: plus is the default and may be written")
    func documented() async throws {
        let parameter = try #require(try kaart.document.operation(.get, Kaart.items)?.parameter("sortby"))
        #expect(parameter["style"] == "form" && parameter["explode"] == false)
        let schema = SchemaCheck(document: .null)
        for name in Self.names {
            for sign in ["", "-", "+"] {
                #expect(schema.faults(.array([.string(sign + name)]), parameter["schema"]) == [], "\(sign)\(name)")
            }
        }
    }
}
