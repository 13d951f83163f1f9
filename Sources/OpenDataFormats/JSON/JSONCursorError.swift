/// Why a cursor cannot go on.
enum JSONCursorError: Error {
    /// The source cannot be read.
    case source(ByteSourceError)
    /// The text is not JSON at this point: what is wrong and what to do, in Dutch.
    case structure(reason: String)
}
