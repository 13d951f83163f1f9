import OpenKaart
import Testing

@testable import KaartService

@Suite("Range headers (RFC 9110, section 14)")
struct ByteRangesTests {
    @Test(
        "Parts are read as they are written",
        arguments: [
            ("bytes=0-0", [0..<1]), ("bytes=0-499", [0..<500]), ("bytes=500-", [500..<1_000]),
            ("bytes=-1", [999..<1_000]), ("bytes=-5000", [0..<1_000]), ("bytes=990-99999", [990..<1_000]),
            ("BYTES=1-2", [1..<3]), ("bytes= 1-2 ,\t5-6,,", [1..<3, 5..<7]), ("bytes=5-6,1-2", [5..<7, 1..<3]),
            ("bytes=0-0,-1", [0..<1, 999..<1_000]), ("bytes=1-99999999999999999999999", [1..<1_000]),
            ("bytes=2000-,1-1", [1..<2]),
        ])
    func parts(header: String, parts: [Range<Int>]) {
        #expect(ByteRanges(header, size: 1_000) == .parts(parts))
    }

    @Test(
        "What makes no sense is as if it was not there",
        arguments: [
            nil, "", "bytes", "bytes=", "bytes=,", "bytes=a-b", "bytes=-", "bytes=5-4", "bytes=1-2-3", "bytes=--1",
            "bytes=1 2", "items=0-1", "bytes=0x1-2", "bytes=+1-2", "bytes=1-2,x", "bytes=0-999,0-0", "bytes=٣-٤",
            "bytes=" + (0..<65).map { "\($0)-\($0)" }.joined(separator: ","),
        ])
    func whole(header: String?) {
        #expect(ByteRanges(header, size: 1_000) == .whole)
    }

    @Test(
        "Only parts that are not there are none",
        arguments: ["bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=-0,5000-"])
    func none(header: String) {
        #expect(ByteRanges(header, size: 1_000) == ByteRanges.none)
    }

    @Test("Nothing of nothing can be had", arguments: ["bytes=0-", "bytes=-1", "bytes=0-0"])
    func empty(header: String) {
        #expect(ByteRanges(header, size: 0) == ByteRanges.none)
    }
}

@Suite("Moments in headers (RFC 9110, section 5.6.7)")
struct HTTPDateTests {
    @Test("Are written and read", arguments: [0, 784_111_777, 1_795_512_600, 951_782_400, 253_402_300_799])
    func roundTrip(seconds: Int64) throws {
        let moment = try #require(Timestamp(secondsSinceEpoch: seconds))
        #expect(HTTPDate.read(HTTPDate.text(moment)) == moment)
    }

    @Test("Look as the standard says")
    func example() {
        #expect(Timestamp(secondsSinceEpoch: 784_111_777).map(HTTPDate.text) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(
        "What is written otherwise is none",
        arguments: [
            nil, "", "gisteren", "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
            "1994-11-06T08:49:37Z",
        ])
    func others(text: String?) {
        #expect(HTTPDate.read(text) == nil)
    }
}
