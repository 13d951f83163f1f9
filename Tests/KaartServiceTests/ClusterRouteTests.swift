import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Clusters")
struct ClusterRouteTests {
    private static let path = "/v1/collections/initiatieven/clusters"

    /// Twelve close together around Utrecht, four on one point in Groningen, one alone in Maastricht.
    private static let seed =
        (0..<12).map {
            "Utrecht \($0),Een plaats in de stad.,open-\($0 < 9 ? "data" : "aanpak"),\(5.10 + Double($0) / 1000),52.09"
        } + (0..<4).map { "Groningen \($0),Een plaats op een punt.,open-contact,6.57,53.22" }
        + ["Maastricht,Een plaats alleen.,open-data,5.69,50.85"]

    private static func clusters(_ features: [[String: Any]]) -> [(id: String, properties: [String: Any])] {
        features.compactMap { feature in
            guard let properties = feature["properties"] as? [String: Any], properties["aantal"] != nil else {
                return nil
            }
            return (feature["id"] as? String ?? "", properties)
        }
    }

    @Test(
        "A view has initiatives as they stand in the list, and clusters with counts, themes, box and the zoom that parts them"
    )
    func view() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let answer = try await client.get(Self.path + "?zoom=7")
            #expect(answer.status == .ok && answer.headers[.contentType] == "application/geo+json")
            #expect(answer.headers[.contentCRS] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
            #expect(answer.headers[.eTag] != nil)
            let json = try answer.json
            #expect(json["numberMatched"] as? Int == 17 && json["numberReturned"] as? Int == 3)
            #expect(json["zoom"] as? Int == 7 && json["timeStamp"] is String)
            let clusters = Self.clusters(try answer.features)
            #expect(clusters.count == 2)
            let utrecht = try #require(clusters.first { $0.properties["aantal"] as? Int == 12 }).properties
            #expect(
                utrecht["aantallen"] as? [String: Int] == [
                    "open-contact": 0, "open-aanpak": 3, "open-data": 9, "open-verantwoording": 0,
                ])
            #expect(utrecht["bbox"] as? [Double] == [5.1, 52.09, 5.111, 52.09])
            #expect(utrecht["uitklapzoom"] as? Int ?? 0 > 7)
            let groningen = try #require(clusters.first { $0.properties["aantal"] as? Int == 4 }).properties
            #expect(groningen["uitklapzoom"] is NSNull && groningen["bbox"] as? [Double] == [6.57, 53.22, 6.57, 53.22])
            // The same bytes as in the list.
            let list = try await client.get("/v1/collections/initiatieven/items?bbox=5.6,50.8,5.7,50.9").text
            let start = try #require(list.range(of: #"{"type":"Feature","id""#))
            let lone = list[start.lowerBound...].dropLast(2)
            #expect(answer.text.contains(lone) && lone.contains("Maastricht"))
            // With the box of a cluster, at the zoom that parts it.
            let zoom = try #require(utrecht["uitklapzoom"] as? Int)
            let apart = try await client.get(Self.path + "?bbox=5.1,52.09,5.111,52.09&zoom=\(zoom)")
            #expect(try apart.json["numberMatched"] as? Int == 12)
            #expect(try apart.features.count > 1)
            let whole = try await client.get(Self.path + "?bbox=5.1,52.09,5.111,52.09&zoom=\(zoom - 1)")
            #expect(try whole.features.count == 1)
        }
    }

    @Test(
        "Counts add up to numberMatched, which is that of the list with the same filters",
        arguments: [
            "", "bbox=5.1,52,5.105,53", "thema=open-data", "thema=open-data,open-contact&bbox=5,50,6,53",
            "q=stad", "q=plaats&thema=open-data", "datetime=2020-01-01T00:00:00Z/..",
            "datetime=../2020-01-01T00:00:00Z",
            "bbox=120000,400000,150000,500000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/28992",
            "bbox=6,50,5.104,54", "bbox=0,0,1,1", "plaats=Nergens", "titel=Maastricht",
            "crs=http://www.opengis.net/def/crs/EPSG/0/28992", "crs=http://www.opengis.net/def/crs/EPSG/0/4258&q=stad",
        ])
    func counts(query: String) async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let list = try await client.get("/v1/collections/initiatieven/items?\(query)").json["numberMatched"] as? Int
            for zoom in ["", "&zoom=0", "&zoom=6", "&zoom=13", "&zoom=24"] {
                let answer = try await client.get(Self.path + "?\(query)\(zoom)")
                #expect(answer.status == .ok, "\(query)")
                #expect(try answer.json["numberMatched"] as? Int == list, "\(query)\(zoom)")
                let features = try answer.features
                #expect(try answer.json["numberReturned"] as? Int == features.count, "\(query)\(zoom)")
                let clusters = Self.clusters(features)
                let counted = clusters.reduce(0) { $0 + ($1.properties["aantal"] as? Int ?? 0) }
                #expect(counted + features.count - clusters.count == list, "\(query)\(zoom)")
            }
        }
    }

    @Test(
        "The members of each cluster, page by page with the filters of the view, are as many as it says, and all of them once",
        arguments: [
            "", "thema=open-data", "bbox=5.1,52,5.105,54", "q=plaats", "thema=open-data&q=stad&bbox=5,52,5.106,53",
        ])
    func members(query: String) async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            for zoom in [0, 7, 14, 24] {
                let answer = try await client.get(Self.path + "?\(query)&zoom=\(zoom)".replacing("?&", with: "?"))
                let template = try #require(
                    (try answer.json["links"] as? [[String: Any]])?.first { $0["templated"] as? Bool == true }?["href"]
                        as? String)
                var seen: [String] = []
                for cluster in Self.clusters(try answer.features) {
                    let first = template.replacing("{id}", with: cluster.id).dropFirst(Harness.base.count)
                    var uri: String? = first + (first.contains("?") ? "&" : "?") + "limit=5"
                    var ids: [String] = []
                    while let current = uri {
                        let page = try await client.get(current)
                        #expect(page.status == .ok, "\(current)")
                        #expect(try page.json["numberMatched"] as? Int == cluster.properties["aantal"] as? Int)
                        #expect(try page.link("self")?.hasSuffix(current) == true)
                        ids += try page.features.compactMap { $0["id"] as? String }
                        uri = try page.link("next").map { String($0.dropFirst(Harness.base.count)) }
                        try #require(ids.count <= 17)
                    }
                    #expect(ids.count == cluster.properties["aantal"] as? Int, "\(query) \(cluster.id)")
                    seen += ids
                }
                #expect(Set(seen).count == seen.count)
            }
        }
    }

    @Test(
        "A cluster of other filters, or of no map at all, is a 404 that says what to do, never another list"
    )
    func otherClusters() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let answer = try await client.get(Self.path + "?zoom=7&thema=open-data")
            let id = try #require(Self.clusters(try answer.features).first).id
            func refused(_ uri: String, _ word: String) async throws {
                let answer = try await client.get(Self.path + uri)
                #expect(answer.status == .notFound, "\(uri)")
                #expect((try answer.json["detail"] as? String)?.contains(word) == true, "\(uri): \(answer.text)")
            }
            #expect(try await client.get(Self.path + "/\(id)/items?thema=open-data").status == .ok)
            // The view may move; its box is no part of what a cluster is.
            #expect(
                try await client.get(Self.path + "/\(id)/items?thema=open-data&bbox=5,52,5.105,53").json[
                    "numberMatched"]
                    as? Int == 6)
            try await refused("/\(id)/items", "andere filters")
            try await refused("/\(id)/items?thema=open-contact", "andere filters")
            try await refused("/\(id)/items?thema=open-data&datetime=../2020-01-01T00:00:00Z", "andere filters")
            // Outside the view there are none of its members.
            let outside = try await client.get(Self.path + "/\(id)/items?thema=open-data&bbox=3,50,4,51")
            #expect(try outside.status == .ok && outside.json["numberMatched"] as? Int == 0)
            let bare = id.split(separator: "-").prefix(2).joined(separator: "-")
            #expect(try await client.get(Self.path + "/\(bare)/items").json["numberMatched"] as? Int == 12)
            // All of a cell can be narrowed down.
            #expect(
                try await client.get(Self.path + "/\(bare)/items?thema=open-aanpak").json["numberMatched"] as? Int == 3)
            let empty = try await client.get(Self.path + "/26-0/items")
            #expect(try empty.status == .ok && empty.features.isEmpty && empty.link("next") == nil)
            for nonsense in [
                "x", "-", "9", "9-", "9--1", "27-0", "0-1", "9-zz", "09-1", "9-01", "9-A", "+9-1", "9-1-0", "9-1-",
                "9-1-1-1",
                "9-fffffffffffffffff", "9-1-100000000", "%00", "%2e%2e", "9%2F1", String(repeating: "9", count: 500),
            ] {
                try await refused("/\(nonsense)/items", "geen groep")
            }
            // A cursor of one cluster is none of another.
            let page = try await client.get(Self.path + "/\(bare)/items?limit=2")
            let next = try #require(try page.link("next"))
            let cursor = try #require(URLComponents(string: next)?.queryItems?.first { $0.name == "cursor" }?.value)
            #expect(try await client.get(Self.path + "/\(bare)/items?limit=2&cursor=\(cursor)").status == .ok)
            let foreign = try await client.get(Self.path + "/0-0/items?limit=2&cursor=\(cursor)")
            #expect(try foreign.status == .badRequest && foreign.mistakes == ["cursor ongeldig"])
        }
    }

    @Test("A cluster of an earlier version of the map has the members that are there now")
    func earlierVersion() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let before = try await client.get(Self.path + "?zoom=7")
            let cluster = try #require(
                Self.clusters(try before.features).first { $0.properties["aantal"] as? Int == 12 })
            try await harness.take(["Utrecht erbij,Een plaats in de stad.,open-contact,5.1,52.09"])
            let members = try await client.get(Self.path + "/\(cluster.id)/items")
            #expect(try members.json["numberMatched"] as? Int == 13)
            let after = try await client.get(Self.path + "?zoom=7")
            #expect(after.headers[.eTag] != before.headers[.eTag])
            let same = try #require(Self.clusters(try after.features).first { $0.id == cluster.id })
            #expect(same.properties["aantal"] as? Int == 13)
            #expect((same.properties["aantallen"] as? [String: Int])?["open-contact"] == 1)
        }
    }

    @Test(
        "A bad query is a 400 that names the parameter",
        arguments: [
            ("zoom=31", "zoom ongeldig"), ("zoom=25", "zoom ongeldig"), ("zoom=-1", "zoom ongeldig"),
            ("zoom=x", "zoom ongeldig"), ("zoom=", "zoom ongeldig"), ("zoom=1.5", "zoom ongeldig"),
            ("zoom=1e1", "zoom ongeldig"), ("zoom=NaN", "zoom ongeldig"), ("zoom=Infinity", "zoom ongeldig"),
            ("zoom=99999999999999999999999", "zoom ongeldig"), ("zoom=%2B3", "zoom ongeldig"),
            ("zoom=7&zoom=8", "zoom dubbel"),
            ("bbox=NaN,NaN,NaN,NaN", "bbox ongeldig"), ("bbox=4,52,Infinity,53", "bbox ongeldig"),
            ("bbox=4,53,5,52", "bbox ongeldig"), ("thema=onzin", "thema onbekende-waarde"),
            ("limit=10", "limit onbekend"), ("sortby=titel", "sortby onbekend"), ("f=html", "f onbekende-waarde"),
            ("crs=EPSG:0", "crs onbekende-waarde"),
        ])
    func badQuery(query: String, mistake: String) async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let answer = try await client.get(Self.path + "?\(query)")
            #expect(answer.status == .badRequest)
            let mistakes = try answer.mistakes
            #expect(
                mistakes.map { $0.replacing("ongeldig", with: "") } == [mistake.replacing("ongeldig", with: "")]
                    || mistakes == [mistake], "\(mistakes)")
        }
    }

    @Test("In another system, points and boxes are of that system, and out of its reach they are null")
    func systems() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            let rd = try await client.get(Self.path + "?zoom=7&crs=http://www.opengis.net/def/crs/EPSG/0/28992")
            #expect(rd.headers[.contentCRS] == "<http://www.opengis.net/def/crs/EPSG/0/28992>")
            let box = try #require(Self.clusters(try rd.features).first?.properties["bbox"] as? [Double])
            #expect(box[0] > 100_000 && box[1] > 300_000 && box[2] >= box[0] && box[3] >= box[1])
            let etrs = try await client.get(Self.path + "?zoom=7&crs=http://www.opengis.net/def/crs/EPSG/0/4258")
            let turned = try #require(
                Self.clusters(try etrs.features).first { $0.properties["aantal"] as? Int == 12 })
            #expect(turned.properties["bbox"] as? [Double] == [52.09, 5.1, 52.09, 5.111])
        }
    }

    @Test("Empty maps and empty boxes have no features, and validators and gzip go with clusters as with lists")
    func emptyAndCached() async throws {
        let empty = try await Harness()
        try await empty.talk { client in
            for query in ["", "?zoom=3", "?bbox=4,52,5,53&zoom=24", "?q=iets"] {
                let answer = try await client.get(Self.path + query)
                #expect(
                    try answer.status == .ok && answer.features.isEmpty && answer.json["numberMatched"] as? Int == 0)
            }
            #expect(try await client.get(Self.path + "/0-0/items").json["numberMatched"] as? Int == 0)
        }
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            for query in ["?zoom=20", "?zoom=20&datetime=2020-01-01T00:00:00Z/.."] {
                let plain = try await client.get(Self.path + query)
                let tag = try #require(plain.headers[.eTag])
                let again = try await client.get(Self.path + query, [.ifNoneMatch: tag])
                #expect(again.status == .notModified && again.body.readableBytes == 0)
                let packed = try await client.get(Self.path + query, [.acceptEncoding: "gzip"])
                #expect(packed.headers[.contentEncoding] == "gzip")
                #expect(packed.body.readableBytes < plain.body.readableBytes / 2)
            }
        }
    }
}
