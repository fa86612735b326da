import HTTPTypes
import HallAPI
import HallCore
import Hummingbird

/// A page or a kiosk of another minor version may mean something else by the same words: it is told
/// so (RFC 9110, section 15.5.22) before anything is done. Who names no version is no page of ours
/// and answers for itself.
struct SpokenVersion: RouterMiddleware {
    func handle(
        _ request: Request,
        context: HubContext,
        next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        let name = HTTPField.Name(HallAPI.versionHeader)!
        guard let spoken = request.headers[name], spoken != HallAPI.version else {
            return try await next(request, context)
        }
        var response = Problem.otherVersion.response(from: request, context: context)
        // RFC 9110, section 7.8: who names a protocol to change to says so of the connection.
        response.headers[.upgrade] = "quhao/\(HallAPI.version)"
        response.headers[.connection] = "upgrade"
        return response
    }
}

extension Problem {
    fileprivate static let otherVersion = Problem(
        .upgradeRequired,
        code: "otherVersion",
        Words(
            zh: "系统已换成 \(HallAPI.version) 版，没有办：请刷新本页（终端请装同一版）后再办",
            en: "The hub speaks version \(HallAPI.version), and nothing was done: load this page "
                + "anew (a kiosk: install the same version)"
        )
    )
}
