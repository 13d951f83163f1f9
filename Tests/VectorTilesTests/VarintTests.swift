import TestSupport
import Testing

@testable import VectorTiles

@Suite("Whole numbers of seven bits a byte")
struct VarintTests {
    @Test("Take the bytes that the specification shows, and as many as foretold")
    func bytes() {
        // 150 is the example of protobuf.dev, "Encoding".
        let known: [(Int, [UInt8])] = [
            (0, [0]), (1, [1]), (127, [0x7F]), (128, [0x80, 1]), (150, [0x96, 1]), (16_383, [0xFF, 0x7F]),
            (16_384, [0x80, 0x80, 1]), (Int(UInt32.max), [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
        ]
        for (number, bytes) in known {
            var room = [UInt8](repeating: 0xAA, count: 12)
            let count = room.withUnsafeMutableBufferPointer { room in
                guard let start = room.baseAddress else { return 0 }
                var place = start
                Varint.write(number, at: &place)
                return place - start
            }
            #expect(Array(room[..<count]) == bytes)
            #expect(room[count] == 0xAA)
            #expect(Varint.size(number) == bytes.count)
        }
        #expect(Varint.size(.max) == 9 && Varint.size(-1) == Varint.longest)
    }

    @Test("A scratch that grows and starts anew has only the numbers since then")
    func scratch() {
        var scratch = Scratch()
        for number in 0..<300 { scratch.append(UInt32(number) * 1_000) }
        scratch.clear()
        #expect(scratch.count == 0)
        scratch.append(150)
        scratch.append(3)
        var room = [UInt8](repeating: 0xAA, count: 16)
        let count = room.withUnsafeMutableBufferPointer { room in
            guard let start = room.baseAddress else { return 0 }
            var place = start
            scratch.write(field: 2, at: &place)
            return place - start
        }
        #expect(Array(room[..<count]) == [0x12, 3, 0x96, 1, 3])
    }

    @Test("Many long tags fill a scratch beyond its first room, and none is lost")
    func growth() throws {
        var layer = VectorTileLayer("proef")
        let names = (0..<90).map { "naam\($0)" }
        let keys = names.map { layer.key($0) }
        for (number, key) in keys.enumerated() { layer.tag(key, 1_000 + number) }
        layer.addPoint(SIMD2(7, 4_000))
        let feature = try #require(try DecodedTile([layer].tile).layers.first?.features.first)
        #expect(feature.attributes.count == 90)
        #expect(feature.attributes["naam89"] == .count(1_089))
    }
}
