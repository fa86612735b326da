import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallHub

/// `quhao api`: the table of asks, from which the hub makes its routes.
struct APICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api",
        abstract: "What the hub can be asked: method, path, and who may, a line each.",
        discussion: "With --openapi the whole description, OpenAPI 3.1 with schemas."
    )
    @Flag(help: "The description in OpenAPI 3.1, as the hub gives it at /api/openapi.yaml.")
    var openapi = false

    func run() throws {
        guard !openapi else {
            return try printJSON(try OpenAPI.document(version: HallAPI.version))
        }
        for ask in HallAPI.asks {
            let verb = ask.way.bodyVerb.map { " \($0)" } ?? ""
            print("\(ask.way.method.rawValue) \(ask.way.path)\(verb)  \(ask.way.may.told)")
        }
        for way in HallAPI.others {
            print("\(way.method.rawValue) \(way.path)  \(way.may.told)")
        }
    }
}
