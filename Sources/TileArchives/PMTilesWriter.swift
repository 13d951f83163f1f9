private import Crypto
private import OpenDataFiles
import OpenDataFormats
import OpenKaart
package import VectorTiles

/// Writes a PMTiles archive, version 3 (protomaps, "PMTiles Version 3 Specification"): one file that a plain web server or an object
/// store can serve, because readers fetch the parts that they need by range.
///
/// Clustered: the tiles stand in the order of their numbers. The same bytes stand there once. The head and the root directory take a
/// fixed room at the start, so that tiles can be written as they come and memory holds the directory only.
package struct PMTilesWriter {
    private let archive: TileArchive
    private let file: OwnFile
    private var entries: [PMTilesEntry] = []
    private var known: [SHA256Digest: (offset: UInt64, length: UInt32)] = [:]
    private var dataLength: UInt64 = 0
    private var addressed: UInt64 = 0

    /// Readers fetch so much at first; head and root directory must be in it (section 3).
    private static let firstRead = 16_384
    private static let headLength = 127

    /// - Throws: `FileError` when the file cannot be made, for one when it is there.
    package init(_ archive: TileArchive, path: String) throws {
        self.archive = archive
        file = try OwnFile(making: path)
        try file.write([UInt8](repeating: 0, count: Self.firstRead))
    }

    /// Adds a tile that `TileArchive.packed` gave; in the order of their numbers.
    package mutating func add(_ address: TileAddress, _ bytes: [UInt8]) throws {
        let number = address.hilbertNumber
        precondition(entries.last.map { number >= $0.number + UInt64($0.runLength) } ?? true, "tiles come in order")
        addressed += 1
        let digest = SHA256.hash(data: bytes)
        if let same = known[digest] {
            if let last = entries.indices.last, entries[last].offset == same.offset,
                entries[last].number + UInt64(entries[last].runLength) == number
            {
                entries[last].runLength += 1
            } else {
                entries.append(PMTilesEntry(number: number, offset: same.offset, length: same.length, runLength: 1))
            }
            return
        }
        try file.write(bytes)
        known[digest] = (dataLength, UInt32(bytes.count))
        entries.append(PMTilesEntry(number: number, offset: dataLength, length: UInt32(bytes.count), runLength: 1))
        dataLength += UInt64(bytes.count)
    }

    /// Writes what comes behind the tiles, and the head.
    package mutating func finish() throws {
        var metadata = ByteWriter(capacity: 4_096)
        metadata.json([
            "name": .string(archive.name), "description": .string(archive.description),
            "attribution": .string(archive.attribution), "type": "overlay", "version": .string(archive.versionText),
            "tile_matrix_set": .string(archive.set.uri), "vector_layers": archive.vectorLayers,
        ])
        let packedMetadata = TileArchive.packed(metadata.bytes)
        let directories = PMTilesEntry.directories(entries, rootRoom: Self.firstRead - Self.headLength)
        try file.write(packedMetadata)
        try file.write(directories.leaves)
        let metadataOffset = UInt64(Self.firstRead) + dataLength
        var head = ByteWriter(capacity: Self.headLength)
        head.raw("PMTiles")
        head.byte(3)
        head.little(UInt64(Self.headLength))
        head.little(UInt64(directories.root.count))
        head.little(metadataOffset)
        head.little(UInt64(packedMetadata.count))
        head.little(metadataOffset + UInt64(packedMetadata.count))
        head.little(UInt64(directories.leaves.count))
        head.little(UInt64(Self.firstRead))
        head.little(dataLength)
        head.little(addressed)
        head.little(UInt64(entries.count))
        head.little(UInt64(known.count))
        // Clustered; directories and tiles are gzip; tiles are vector tiles.
        head.raw([1, 2, 2, 1])
        head.byte(UInt8(archive.zooms.lowerBound))
        head.byte(UInt8(archive.zooms.upperBound))
        for degrees in [archive.bounds.west, archive.bounds.south, archive.bounds.east, archive.bounds.north] {
            head.little(Self.unit(degrees))
        }
        head.byte(UInt8(archive.centreZoom))
        head.little(Self.unit(archive.centre.x))
        head.little(Self.unit(archive.centre.y))
        try file.write(head.bytes + directories.root, at: 0)
        try file.synchronize()
    }

    /// Degrees in units of 1e-7.
    private static func unit(_ degrees: Double) -> Int32 { Int32((degrees * 10_000_000).rounded()) }
}

extension ByteWriter {
    /// Appends a number, its lowest byte first.
    fileprivate mutating func little(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { raw($0) }
    }
}
