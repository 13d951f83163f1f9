#if canImport(Glibc)
    private import Glibc
#endif

/// What is said to a person beside the result: on standard error, so that the result can be piped.
enum Terminal {
    /// Whether a person looks on.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// Says one line.
    static func say(_ line: String) {
        endProgress()
        write(printable(line) + "\n")
    }

    /// Text from elsewhere, such that it does not steer the terminal.
    static func printable(_ text: String) -> String {
        let safe = text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(safe))
    }

    /// Shows how far the work is, on one line that is written over. Nothing when nobody looks on.
    ///
    /// - Parameter text: the line for a terminal of so many columns.
    static func progress(_ text: (_ width: Int) -> String) {
        guard isInteractive else { return }
        write("\r\u{1B}[K" + text(width))
    }

    private static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Wipes the line of progress.
    static func endProgress() {
        guard isInteractive else { return }
        write("\r\u{1B}[K")
    }

    /// Whether there is somebody to ask.
    static var canAsk: Bool { isInteractive && isatty(STDIN_FILENO) == 1 }

    /// Asks for one line.
    static func ask(_ question: String) -> String? {
        write(question)
        return readLine()
    }

    private static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
