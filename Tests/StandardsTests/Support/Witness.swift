import HTTPTypes
import Synchronization

/// Looks at every answer of this target: what the rules ask of all of them, and whether the document tells of it.
struct Witness: Sendable {
    let document: APIDocument

    private static let reported = Mutex<Set<String>>([])

    /// Whether a fault of an address was not reported yet: the same one comes back in many tests.
    static func isNew(_ fault: String, _ answer: Answer) -> Bool {
        reported.withLock { $0.insert("\(answer.method) \(answer.path) \(fault)").inserted }
    }

    /// What is wrong with an answer.
    func faults(of answer: Answer) -> [String] {
        headerFaults(answer) + errorFaults(answer) + documentFaults(answer)
    }

    /// /core/version-header, /core/transport/security-headers, /core/transport/cors: on every answer, whatever became of the question.
    func headerFaults(_ answer: Answer) -> [String] {
        var wanted: [(String, (String) -> Bool)] = [
            ("API-Version", { $0 == document.json["info"]["version"].string }),
            ("Access-Control-Allow-Origin", { $0 == "*" }),
            ("Cache-Control", { answer.status < 400 || $0 == "no-store" }),
            ("Content-Security-Policy", { $0.contains("frame-ancestors ") && $0.contains("default-src 'none'") }),
            ("Strict-Transport-Security", { $0.matches("^max-age=[1-9][0-9]{6,}") }),
            ("X-Content-Type-Options", { $0 == "nosniff" }),
            ("Referrer-Policy", { $0 == "no-referrer" }),
        ]
        // One page alone may stand in a frame on another site, and only when it is there.
        if answer.path != "/embed" || ![200, 304].contains(answer.status) {
            wanted.append(("X-Frame-Options", { $0 == "DENY" }))
            wanted.append(("Content-Security-Policy", { $0.contains("frame-ancestors 'none'") }))
        }
        if !answer.body.isEmpty { wanted.append(("Content-Type", { $0.contains("/") })) }
        return wanted.compactMap { name, isRight in
            guard let value = answer.header(name) else { return "the header \(name) is missing" }
            return isRight(value) ? nil : "the header \(name) is '\(value)'"
        }
    }

    /// /core/error-handling/problem-details and invalid-input, and bad-request-errors, which is coming.
    func errorFaults(_ answer: Answer) -> [String] {
        guard answer.status >= 400 else { return [] }
        var faults: [String] = []
        if answer.status == 500 { faults.append("is a failure of the service") }
        if answer.status == 422 { faults.append("is 422; invalid input gives 400") }
        guard answer.method != .head else { return faults }
        guard answer.type == "application/problem+json", let problem = try? answer.json else {
            return faults + ["is no problem document"]
        }
        if problem["status"].int != answer.status { faults.append("has another status in the problem") }
        for name in ["type", "title", "detail"] where problem[name].string?.isEmpty ?? true {
            faults.append("the problem misses '\(name)'")
        }
        for entry in problem["errors"].array {
            let isWhole = ["in", "location", "code", "detail"].allSatisfy { !(entry[$0].string ?? "").isEmpty }
            if !isWhole { faults.append("an entry of 'errors' is not whole") }
        }
        if answer.status == 400, problem["errors"].array.isEmpty { faults.append("a 400 names no error") }
        if answer.status == 503, answer.header("Retry-After") == nil { faults.append("a 503 without Retry-After") }
        return faults
    }

    /// Whether the document tells of the status, the media type, the headers and the body.
    func documentFaults(_ answer: Answer) -> [String] {
        guard let operation = document.operation(answer.method, answering: answer.path) else { return [] }
        guard let response = operation.responses["\(answer.status)"] else {
            return ["the document does not tell of status \(answer.status)"]
        }
        var faults = response["headers"].object.keys.sorted().filter { answer.header($0) == nil }.map {
            "the document tells of the header \($0)"
        }
        guard !answer.body.isEmpty, let type = answer.header("Content-Type") else { return faults }
        let content = response["content"].object
        guard let media = content[type] ?? content[String(type.prefix { $0 != ";" })] else {
            return faults + ["the document does not tell of \(type)"]
        }
        // What is packed is unpacked by the tests of that.
        if type.contains("json"), !type.contains("ndjson"), answer.header("Content-Encoding") == nil {
            guard let body = try? answer.json else { return faults + ["is no JSON"] }
            faults += SchemaCheck(document: document.json).faults(body, media["schema"])
        }
        return faults
    }
}
