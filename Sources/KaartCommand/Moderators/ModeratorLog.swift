import Logging
import OpenKaart

/// One line of log for each change of who may decide, of the same form as that of the service; on standard error.
enum ModeratorLog {
    static func note(_ action: String, _ name: String, role: Moderator.Role? = nil) {
        let logger = Logger(label: "openkaart") { StreamLogHandler.standardError(label: $0) }
        var metadata: Logger.Metadata = ["moderator": "\(name)", "action": "\(action)"]
        if let role { metadata["role"] = "\(role.rawValue)" }
        logger.notice("moderators changed", metadata: metadata)
    }
}
