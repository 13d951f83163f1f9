private import Glibc
package import OpenDataFormats
package import OpenKaart

/// The records of a file of Features, one a line, that `RecordWriter` wrote; some can be left out.
///
/// `@unchecked Sendable`: a mapping that is read-only and unmapped when nobody holds it any more.
package final class LinesFeatures: FeatureSource, @unchecked Sendable {
    package let version: MapVersion
    private let bytes: UnsafeRawBufferPointer
    private let left: Set<[UInt8]>

    /// - Parameter left: the records that are left out.
    /// - Throws: `FileError`.
    package init(_ path: String, version: MapVersion, without left: Set<InitiativeID> = []) throws {
        self.version = version
        self.left = Set(left.map { Array($0.description.utf8) })
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path) }
        guard status.st_size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED
        else { throw FileError(path) }
        madvise(memory, Int(status.st_size), Int32(MADV_SEQUENTIAL))
        bytes = UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }

    private static let recordsPerBatch = 1_024

    package func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        var batch: [GeoJSONFeatureView] = []
        batch.reserveCapacity(Self.recordsPerBatch)
        try forEachLine { feature in
            guard left.isEmpty || !left.contains(Array(feature.id)) else { return }
            batch.append(feature)
            if batch.count == Self.recordsPerBatch {
                try body(batch)
                batch.removeAll(keepingCapacity: true)
            }
        }
        if !batch.isEmpty { try body(batch) }
    }

    /// Which of these records stand in the file.
    package func known(_ ids: Set<InitiativeID>) throws -> Set<InitiativeID> {
        let wanted = Dictionary(uniqueKeysWithValues: ids.map { (Array($0.description.utf8), $0) })
        var found: Set<InitiativeID> = []
        try forEachLine { feature in
            if let id = wanted[Array(feature.id)] { found.insert(id) }
        }
        return found
    }

    private func forEachLine(_ body: (GeoJSONFeatureView) throws -> Void) throws {
        guard let start = bytes.baseAddress else { return }
        var place = 0
        while place < bytes.count, let end = memchr(start + place, 0x0A, bytes.count - place) {
            let count = UnsafeRawPointer(end) - (start + place)
            try body(GeoJSONFeatureView(UnsafeRawBufferPointer(start: start + place, count: count)))
            place += count + 1
        }
    }
}
