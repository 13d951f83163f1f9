import TestSupport
import Testing

@Suite("OGC API Features Part 1, A18–A19: datetime", .kaart)
struct DatetimeTests {
    private func judge(_ value: String, _ expected: [Record]) async throws {
        let answer = try await kaart.items("limit=1000&datetime=\(value.queryValue)")
        #expect(Set(try answer.ids) == expected.idSet, "\(value)")
        #expect(try answer.json["numberMatched"].int == expected.count, "\(value)")
    }

    @Test("A19 /req/core/fc-time-response: an instant gives what happened just then")
    func instant() async throws {
        for moment in Set(Record.all.map(\.created)) {
            try await judge(moment, Record.all.created(moment, moment))
        }
        try await judge("2015-12-31T23:59:58Z", [])
    }

    @Test("A19: an interval, both ends included, also from the first to the last moment")
    func closed() async throws {
        let moments = Set(Record.all.map(\.created)).sorted()
        for start in moments.indices.filter({ $0.isMultiple(of: 3) }) {
            for end in [start, start + 2, moments.count - 1] where moments.indices.contains(end) && start <= end {
                try await judge(
                    "\(moments[start])/\(moments[end])", Record.all.created(moments[start], moments[end]))
            }
        }
    }

    @Test("A19: half an interval, its open end written as .. or as nothing", arguments: ["..", ""])
    func halfOpen(end: String) async throws {
        for moment in ["2015-12-31T23:59:59Z", "2016-01-01T00:00:00Z", "2014-01-01T00:00:00Z", "2019-01-01T00:00:00Z"] {
            try await judge("\(moment)/\(end)", Record.all.created(moment, nil))
            try await judge("\(end)/\(moment)", Record.all.created(nil, moment))
        }
    }

    @Test("A19: a day stands for all of it, alone and as an end")
    func days() async throws {
        try await judge("2015-12-31", Record.all.created("2015-12-31T00:00:00Z", "2015-12-31T23:59:59Z"))
        try await judge("2016-01-01", Record.all.created("2016-01-01T00:00:00Z", "2016-01-01T23:59:59Z"))
        try await judge("2015-01-01/2015-12-31", Record.all.created("2015-01-01T00:00:00Z", "2015-12-31T23:59:59Z"))
        try await judge("../2015-12-31", Record.all.created(nil, "2015-12-31T23:59:59Z"))
    }

    @Test("A19: the interval of the collection's extent gives all; every feature has a moment, so none is without")
    func extent() async throws {
        let interval = try await kaart.get(Kaart.collection).json["extent"]["temporal"]["interval"][0].strings
        try await judge(interval.joined(separator: "/"), Record.all)
        #expect(try await kaart.items("limit=1000").features.allSatisfy { $0["properties"]["aangemaaktOp"].exists })
    }

    @Test("A19: datetime asks about the property that the schema calls primary-instant")
    func primaryInstant() async throws {
        let properties = try await kaart.get(Kaart.collection + "/schema").json["properties"].object
        #expect(properties.filter { $0.value["x-ogc-role"] == "primary-instant" }.keys.sorted() == ["aangemaaktOp"])
        let answer = try await kaart.items("limit=1000&aangemaaktOp=2015-01-01/2015-12-31")
        #expect(try await answer.ids == kaart.items("limit=1000&datetime=2015-01-01/2015-12-31").ids)
    }

    @Test(
        "A20: what is no moment gives 400 that names datetime",
        arguments: [
            "", " ", "/", "../..", "/..", "../", "..", "gisteren", "2015", "2015-06", "2015-13-01", "2015-02-29",
            "2015-06-01T25:00:00Z", "2015-06-01T10:00:00", "2015-06-01 10:00:00Z", "2015-06-01T10:00:00+25:00",
            "2016-01-01/2015-01-01", "2015-01-01/2015-02-01/2015-03-01", "2015-01-01//", "P1D", "2015-01-01/P1D", "now",
            "0", "-1", "NaN", "2015-01-01T00:00:00Z/gisteren", "99999-01-01T00:00:00Z",
        ])
    func bad(value: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?datetime=\(value.queryValue)")
        #expect(answer.status == 400, "\(value)")
        #expect(try answer.mistakes == ["datetime ongeldig"], "\(value)")
    }
}
