import Foundation
import HallAPI
import HallCore
import HallTestKit
import Testing

@Suite struct `the description of the hub` {
    private func document() throws -> [String: Any] {
        let data = try JSONEncoder().encode(try OpenAPI.document(version: "0"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func operations() throws -> [String: [String: Any]] {
        let paths = try #require(try document()["paths"] as? [String: [String: [String: Any]]])
        return paths.reduce(into: [:]) { all, path in
            for (method, operation) in path.value {
                all["\(method.uppercased()) \(path.key)"] = operation
            }
        }
    }

    @Test func `has every ask and every other address, each with who may`() throws {
        let described = try operations()
        let asks = HallAPI.asks.map { "\($0.way.method.rawValue) \($0.way.path)" }
        let others = HallAPI.others.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(described.keys) == Set(asks).union(others))
        for (name, operation) in described {
            let may = operation["x-may"] as? String
            #expect(may?.isEmpty == false, "\(name)")
        }
    }

    @Test func `knows each field of each ask, and which may be left out`() throws {
        for sample in AskSamples.all { try check(sample) }
    }

    /// A sample says every field that it has.
    private func check<Sample: Ask>(_ sample: Sample) throws {
        guard case .object(let known) = try Schema.of(Sample.self) else {
            Issue.record("\(Sample.self) is no object")
            return
        }
        let data = try JSONEncoder().encode(sample)
        let said = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let names = Set(known.map(\.name))
        #expect(names.isSuperset(of: said.keys), "\(Sample.self)")
        #expect(names.isSubset(of: said.keys), "\(Sample.self)")
        for property in known { try check(property, of: Sample.self, said) }
    }

    /// What is required is what is refused where it is missing.
    private func check<Sample: Ask>(
        _ property: Schema.Property,
        of type: Sample.Type,
        _ said: [String: Any]
    ) throws {
        var fields = said
        fields[property.name] = nil
        let rest = try JSONSerialization.data(withJSONObject: fields)
        var refused: Refusal?
        do { _ = try JSONDecoder().decode(Strict<Sample>.self, from: rest) } catch let refusal
            as Refusal
        { refused = refusal }
        let isMissing = refused == .field(.fieldMissing(property.name))
        // A denial has its reason and provision, a grant has none: the sample is a denial.
        let isOfDenial =
            type == DecideApplication.self && ["reason", "provision"].contains(property.name)
        #expect(isMissing == (property.isRequired || isOfDenial), "\(type) \(property.name)")
    }

    @Test func `says of a word how it is written, and of a closed list what is in it`() throws {
        let call = try #require(try operations()["POST /api/windows/{window}/call"])
        let parameters = try #require(call["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["name"] as? String } == ["window", "Idempotency-Key"])
        let window = try #require(parameters[0]["schema"] as? [String: Any])
        #expect(window["type"] as? String == "integer")
        #expect(
            try Schema.of(DeliverNotice.self)
                == .object([
                    .init("notice", NoticeName.schema),
                    .init("way", .words(["signed_for", "posted", "electronic", "refused"])),
                    .init("detail", .text, isRequired: false),
                    .init("witness", .text, isRequired: false),
                    .init("consented", .flag, isRequired: false),
                    .init("day", CivilDate.schema, isRequired: false),
                ])
        )
    }
}
