import Logging
import OpenKaart

/// What a moderator did, as the log tells it.
enum ModeratorAction {
    case logIn, logOut, renewLink
    case decide(Review.Decision)

    var name: String {
        switch self {
        case .logIn: "login"
        case .logOut: "logout"
        case .renewLink: "renew link"
        case .decide(.approve): "approve"
        case .decide(.reject): "reject"
        }
    }
}

extension KaartService {
    /// One line of log for what a moderator did: the name, the action and the submission; no texts and no addresses.
    func note(_ action: ModeratorAction, by name: String, _ submission: InitiativeID? = nil) {
        var metadata: Logger.Metadata = ["moderator": "\(name)", "action": "\(action.name)"]
        if let submission { metadata["submission"] = "\(submission)" }
        logger.notice("moderator", metadata: metadata)
    }
}
