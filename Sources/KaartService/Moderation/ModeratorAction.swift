import Logging
import OpenKaart

/// What a moderator did, as the log tells it.
enum ModeratorAction {
    case logIn, logOut, renewLink
    case decide(Review.Decision)
    case settle(Report.Decision)

    var name: String {
        switch self {
        case .logIn: "login"
        case .logOut: "logout"
        case .renewLink: "renew link"
        case .decide(.approve): "approve"
        case .decide(.reject): "reject"
        case .settle(.remove): "remove on report"
        case .settle(.keep): "keep on report"
        }
    }
}

extension KaartService {
    /// One line of log for what a moderator did: the name, the action and the submission or report; no texts and no addresses.
    func note(
        _ action: ModeratorAction, by name: String, _ submission: InitiativeID? = nil, report: InitiativeID? = nil
    ) {
        var metadata: Logger.Metadata = ["moderator": "\(name)", "action": "\(action.name)"]
        if let submission { metadata["submission"] = "\(submission)" }
        if let report { metadata["report"] = "\(report)" }
        logger.notice("moderator", metadata: metadata)
    }
}
