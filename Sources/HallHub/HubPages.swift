import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

extension Hub {
    func addPages(to router: Router<HubContext>) {
        let pages = self.pages
        router.get("/") { _, _ in try pages.response("index.html") }
        let hub = self
        router.get("/board") { request, _ in
            var response = try pages.response("board.html")
            // Browsers keep a cookie for some months: a board that is used stays let in.
            if let token = Authenticator.cookie(Authenticator.deviceCookie, of: request),
                hub.authenticator.pairings.device(of: token, at: .now) == .board
            {
                response.headers.append(contentsOf: hub.boardCookie(token))
            }
            return response
        }
        router.get("/attendant") { _, _ in try pages.response("attendant.html") }
        router.get("/inspector") { _, _ in try pages.response("inspector.html") }
        router.get("/supervisor") { _, _ in try pages.response("supervisor.html") }
        router.get("/window/:number") { _, _ in try pages.response("window.html") }
        router.get("/t/:code") { _, _ in try pages.response("ticket.html") }
        router.get("/n/:code") { _, _ in try pages.response("notice.html") }
        router.get("/privacy") { _, _ in try pages.response("privacy.html") }
        router.get("/f/:item") { _, _ in try pages.response("form.html") }
        let forms = door.forms
        router.get("/forms/:item/:file") { _, context in
            try Self.form(
                ItemCode(try context.parameter("item")),
                try context.parameter("file"),
                forms
            )
        }
        router.get("/assets/:file") { _, context in
            try pages.response(try context.parameter("file"))
        }
        // JSON is YAML 1.2: one text for both names.
        router.get("/api/openapi.yaml") { _, _ in try Hub.description.get() }
    }

    /// A form to be looked at or printed at home.
    private static func form(
        _ item: ItemCode,
        _ file: String,
        _ forms: any FormShelf
    ) throws(Problem) -> Response {
        let kind = FormKind.allCases.first { "\($0.rawValue).pdf" == file }
        guard let kind, let pdf = forms.pdf(of: item, kind) else {
            throw Problem(
                .notFound,
                code: "unknownPage",
                Words(zh: "没有这份表格", en: "There is no such form")
            )
        }
        return Response(
            status: .ok,
            headers: [.contentType: "application/pdf", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: pdf))
        )
    }

    /// Written once: it is the same for everybody.
    private static let description = Result {
        json(try OpenAPI.document(version: HallAPI.version))
    }
}
