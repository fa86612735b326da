/// What stands before `/t/CODE` and `/n/CODE` in a QR code: an address that a phone can open.
///
/// An address of this machine alone, or of no machine, is none: a code that leads nowhere is worse
/// than no code.
package struct PhoneAddress: Hashable, Sendable, CustomStringConvertible {
    /// With its scheme, without a slash at the end: `https://fw.example.cn`.
    package let text: String
    /// Opens in the hall's own network alone: mobile data do not reach it.
    package let isPrivate: Bool

    package enum Fault: Error, Hashable, Sendable {
        case scheme, characters, host, port, loopback, name

        /// Behind the setting's name.
        package var sentence: String {
            switch self {
            case .scheme: "begins with https:// or http://, such as https://fw.example.cn"
            case .characters:
                "has a host and a path alone, in letters, digits and .-_~/ (a Chinese name as "
                    + "xn--…)"
            case .host: "has no host, such as https://fw.example.cn"
            case .port: "has a port that is none: 1 to 65535"
            case .loopback:
                "names the machine itself or no machine (localhost, 127.…, 0.0.0.0, ::1): a "
                    + "phone can't "
                    + "open it"
            case .name:
                "needs a whole name or an address: a phone does not know a name without a dot"
            }
        }
    }

    package init(_ text: String) throws(Fault) {
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) else {
            throw .scheme
        }
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~/:[]")
        guard text.allSatisfy({ allowed.contains($0) }) else { throw .characters }
        var rest = String(text.dropFirst(scheme.count))
        while rest.hasSuffix("/") { rest.removeLast() }
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count)
        guard !path.contains(where: { ":[]".contains($0) }) else { throw .characters }
        let (host, port) = try Self.parts(of: authority.lowercased())
        isPrivate = try Self.isPrivate(host)
        guard path.count <= 100,
            !path.contains("//"),
            !path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
        else { throw .characters }
        self.text = scheme + host + (port.map { ":\($0)" } ?? "") + path
    }

    package var description: String { text }

    package func ticket(_ code: String) -> String { "\(text)/t/\(code)" }

    private static func parts(of authority: String) throws(Fault) -> (host: String, port: Int?) {
        var host = Substring(authority)
        var port: Substring?
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { throw .host }
            let rest = host[host.index(after: end)...]
            host = host[...end]
            guard rest.isEmpty || rest.hasPrefix(":") else { throw .host }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = host.firstIndex(of: ":") {
            port = host[host.index(after: colon)...]
            host = host[..<colon]
        }
        guard !host.isEmpty, host != "[]" else { throw .host }
        guard let port else { return (String(host), nil) }
        guard let number = Int(port), (1...65_535).contains(number) else { throw .port }
        return (String(host), number)
    }

    /// - Throws: where no other machine can open it.
    private static func isPrivate(_ host: String) throws(Fault) -> Bool {
        if host.hasPrefix("[") { return try isPrivate(version6: host.dropFirst().dropLast()) }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        // `127.1`, `0` and `0x7f.1` are addresses to a browser, and are written whole here.
        if let last = labels.last, last.allSatisfy(\.isNumber) || last.hasPrefix("0x") {
            let parts = labels.compactMap { UInt8($0) }
            // A nought in front makes it octal to some.
            guard labels.count == 4, parts.count == 4,
                labels.allSatisfy({ $0 == "0" || !$0.hasPrefix("0") })
            else { throw .host }
            return try isPrivate(parts)
        }
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
        guard isName, host.count <= 253 else { throw .host }
        if ["localhost", "localdomain", "local", "invalid", "test", "onion"].contains(
            labels.last ?? ""
        ) {
            throw .loopback
        }
        guard labels.count > 1 else { throw .name }
        return privateNames.contains { host.hasSuffix($0) }
    }

    /// Names that mean something on one network alone (RFC 8375, RFC 6762 appendix G, ICANN's
    /// `internal`).
    private static let privateNames = [
        ".lan", ".internal", ".intranet", ".private", ".corp", ".home", ".home.arpa",
    ]

    /// RFC 6890: loopback, this network and link-local addresses are no phone's.
    private static func isPrivate(_ parts: [UInt8]) throws(Fault) -> Bool {
        switch (parts[0], parts[1], parts[2]) {
        case (0, _, _), (127, _, _), (169, 254, _), (224..., _, _): throw .loopback
        // For protocols and measurements: nobody is there.
        case (192, 0, 0), (198, 18...19, _): throw .loopback
        case (10, _, _), (172, 16...31, _), (192, 168, _), (100, 64...127, _): return true
        default: return false
        }
    }

    private static func isPrivate(version6 text: Substring) throws(Fault) -> Bool {
        let groups = text.split(separator: ":")
        let gaps = text.split(separator: "::", omittingEmptySubsequences: false).count - 1
        guard !text.contains(":::"), gaps == 0 ? groups.count == 8 : gaps == 1 && groups.count < 8,
            !text.hasPrefix(":") || text.hasPrefix("::"),
            !text.hasSuffix(":") || text.hasSuffix("::"),
            groups.allSatisfy({ $0.count <= 4 && UInt16($0, radix: 16) != nil })
        else { throw .host }
        // An address of version 4 in another clothing, such as 64:ff9b::7f00:1.
        if text.hasPrefix("64:ff9b:") { throw .loopback }
        let first = text.hasPrefix("::") ? 0 : groups.first.flatMap { UInt16($0, radix: 16) } ?? 0
        let second = groups.count > 1 ? UInt16(groups[1], radix: 16) ?? 0 : 0
        switch first {
        // RFC 6890: none, discard, Teredo and 6to4 (version 4 again), link-local, site-local,
        // multicast.
        case 0, 0x100, 0xFE80...0xFEFF, 0xFF00..., 0x2002: throw .loopback
        case 0x2001 where second == 0 || text.hasPrefix("2001::"): throw .loopback
        case 0xFC00...0xFDFF: return true
        default: return false
        }
    }
}
