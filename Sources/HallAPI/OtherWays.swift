package import HallCore

/// An address of the hub that is no ask: its answer is a cookie or a stream, or its caller shows a
/// PIN.
package struct OtherWay: Sendable {
    package enum Method: String, Sendable { case get = "GET", post = "POST", delete = "DELETE" }

    package let method: Method
    package let path: String
    package let may: Access
    /// What it is there for.
    package let summary: String
    /// Whether the request has an `Idempotency-Key`.
    package let needsKey: Bool
    package let body: (any (Decodable & SendableMetatype).Type)?
    package let reply: (any (Decodable & SendableMetatype).Type)?

    init(
        _ method: Method,
        _ path: String,
        may: Access,
        _ summary: String,
        needsKey: Bool = false,
        body: (any (Decodable & SendableMetatype).Type)? = nil,
        reply: (any (Decodable & SendableMetatype).Type)? = nil
    ) {
        self.method = method
        self.path = path
        self.may = may
        self.summary = summary
        self.needsKey = needsKey
        self.body = body
        self.reply = reply
    }
}

extension HallAPI {
    package static let others: [OtherWay] = [
        OtherWay(
            .get,
            "/api/events",
            may: .everyone,
            "Server-sent events: `picture` carries {board, calls}, its id is the position of "
                + "the newest "
                + "fact; with Last-Event-ID nothing is missed, who was away too long gets "
                + "`reset`; `beat` "
                + "shows that the hub is there. `?as=board` counts as a board that announces calls."
        ),
        OtherWay(
            .post,
            "/api/sessions",
            may: .everyone,
            "Signs in with badge and PIN, or with a hall card's number; the session is a cookie.",
            body: Credentials.self,
            reply: SignedIn.self
        ),
        OtherWay(.get, "/api/sessions", may: .staff, "Who is signed in.", reply: SignedIn.self),
        OtherWay(.delete, "/api/sessions", may: .everyone, "Signs out."),
        OtherWay(
            .post,
            "/api/duty",
            may: .staff(.guide, .attendant),
            "Reports a person by their badge and PIN, or their card, at the desk.",
            needsKey: true,
            body: Credentials.self,
            reply: DutyReply.self
        ),
        OtherWay(
            .post,
            "/api/calendar",
            may: .staff(.attendant),
            "A year's notice of the State Council, confirmed by two people with a PIN each.",
            needsKey: true,
            body: CalendarRequest.self,
            reply: CalendarReply.self
        ),
        OtherWay(
            .get,
            "/api/staff",
            may: .staff(.manager),
            "Who is signed in, and how often.",
            reply: [StaffReply].self
        ),
        OtherWay(
            .post,
            "/api/staff/end-sessions",
            may: .staff(.manager),
            "Ends every session of a badge.",
            needsKey: true,
            body: SessionsOf.self,
            reply: SessionsOf.self
        ),
        OtherWay(
            .post,
            "/api/pairings",
            may: .everyone,
            "A kiosk or board asks to be let in and shows its code.",
            body: PairingRequest.self,
            reply: PairingCode.self
        ),
        OtherWay(
            .post,
            "/api/pairings/claim",
            may: .everyone,
            "What became of it, for the device that has the secret; a board's token is a cookie.",
            body: PairingClaim.self,
            reply: PairingReply.self
        ),
        OtherWay(
            .get,
            "/api/devices",
            may: .staff(.attendant, .inspector),
            "Paired devices, and those that wait.",
            reply: DevicesReply.self
        ),
        OtherWay(
            .post,
            "/api/devices/confirm",
            may: .staff(.attendant),
            "Lets the device in that shows the code.",
            needsKey: true,
            body: DeviceConfirmation.self,
            reply: DeviceName.self
        ),
        OtherWay(
            .post,
            "/api/devices/take-back",
            may: .staff(.attendant),
            "Takes back what a device may do.",
            needsKey: true,
            body: DeviceRemoval.self,
            reply: DeviceName.self
        ),
        OtherWay(.get, "/api/openapi.yaml", may: .everyone, "This description."),
    ]
}
