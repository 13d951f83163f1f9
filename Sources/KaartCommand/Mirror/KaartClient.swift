private import Foundation
import OpenDataFormats
import OpenKaart

/// Asks a service of Open Kaart, a few times when it does not answer at once.
struct KaartClient {
    /// The address of the service, without a slash at the end.
    let base: String

    /// - Parameter address: as somebody types it; `/v1` behind it does no harm.
    /// - Throws: `CommandError` when it is no address of a service.
    init(_ address: String) throws {
        var text = address
        while text.hasSuffix("/") { text.removeLast() }
        if text.hasSuffix("/v1") { text.removeLast(3) }
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme),
            parts.host?.isEmpty == false, parts.user == nil, parts.query == nil, parts.fragment == nil
        else {
            throw CommandError(
                "'\(address)' is geen adres van een dienst. Geef een adres zoals https://kaart.voorbeeld.nl.")
        }
        base = text
    }

    /// The next changes, at most a page of them.
    func changes(after sequence: Int) throws -> [ChangeReader.Entry] {
        try ask("/v1/wijzigingen?f=ndjson&na=\(sequence)&limit=\(InitiativeQuery.maximumLimit)") { source in
            var reader = ChangeReader(source)
            var entries: [ChangeReader.Entry] = []
            do {
                while let entry = try reader.next() { entries.append(entry) }
            } catch let error as ChangeFeedError {
                throw CommandError("De dienst geeft een logboek dat niet te lezen is: \(error.reason)")
            }
            return entries
        }
    }

    /// The number of the newest change.
    func newest() throws -> Int {
        try ask("/v1/wijzigingen?f=json&na=0&limit=1") { source in
            var bytes: [UInt8] = []
            var source = source
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
            defer { room.deallocate() }
            while bytes.count < 1 << 22 {
                let count = try source.read(into: room)
                if count == 0 { break }
                bytes += room[..<count]
            }
            guard let newest = JSONMembers(bytes)?.integer("laatste") else {
                throw CommandError("\(base) geeft geen logboek van wijzigingen. Is dit het adres van een Open Kaart?")
            }
            return newest
        }
    }

    /// Everything that is public, while it comes in.
    func download<Result>(_ read: (any ByteSource) throws -> Result) throws -> Result {
        try ask("/opendata/initiatieven.geojson", read)
    }

    /// Attempts for one question; the waits between them are 1, 2, 4 and 8 seconds.
    private static let attempts = 5

    private func ask<Result>(_ path: String, _ read: (any ByteSource) throws -> Result) throws -> Result {
        var wait: UInt32 = 1
        for attempt in 1... {
            do {
                return try Curl.fetch(base + path, read)
            } catch Curl.Failure.lasting(let reason) {
                throw CommandError(reason)
            } catch Curl.Failure.passing(let reason) {
                guard attempt < Self.attempts else {
                    throw CommandError(
                        "\(base) is niet te bereiken, na \(attempt) pogingen: \(reason). De kopie is gebleven zoals zij was; "
                            + "doe deze opdracht later nog eens.")
                }
                Terminal.say("Poging \(attempt) lukt niet (\(reason)). Nog eens over \(wait) s.")
                sleep(wait)
                wait *= 2
            }
        }
        preconditionFailure("the loop does not end")
    }
}
