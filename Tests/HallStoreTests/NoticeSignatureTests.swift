import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

/// Random numbers that are the same at every run: SplitMix64 (Steele, Lea, Flood, 2014).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite struct `a notice's signature` {
    private let folder = TestFolder()

    private static let content = """
        quhao-notice/1
        serial\t2026-1\t宝许告〔2026〕1号
        code\tUGJX3QYU
        hall\t测试大厅
        authority\t某局
        item\tT-1\t试验许可\t2026-01-01\tpromised
        outcome\taccepted
        issued\t2026-11-23 10:05
        basis\t《某法》第一条
        limit\t最迟2026-12-21
        fee\t不收费
        material\thanded_in\t\t申请书\t原件\t1\t申请人\t某法 第一条
        place\t1号窗口\t一楼\t0\t0
        handler\t201
        seal\t某局行政许可专用章
        copy\t第一联 交申请人
        copy\t第二联 存档
        declared\t1
        applicant\tff

        """

    private func verdict(
        _ code: String,
        _ content: String,
        by keys: HallKeys
    ) -> NoticeVerdict? {
        NoticeStatement(code: code).map {
            NoticeVerifier.verdict(
                on: $0,
                content: content,
                digest: { keys.digest(of: $0) },
                isGenuine: { keys.isGenuine($0.signature, of: $0.bytes, key: $0.key) }
            )
        }
    }

    @Test func `is found broken after each of 1000 changes of a single character`() throws {
        let keys = HallKeys(in: folder.path)
        _ = try keys.makeKey()
        let serial = NoticeSerial(year: 2026, number: 1)
        let digest = keys.digest(of: Self.content)
        let statement = NoticeStatement.bytes(serial: serial, digest: digest)
        let signed = try #require(keys.sign(statement))
        let code = "#Q1.\(serial).\(signed.key).\(digest).\(signed.signature)"
        #expect(verdict(code, Self.content, by: keys) == .unchanged)
        var dice = Dice(state: 4)
        let letters = Array("0123456789abcdefghijklmnopqrstuvwxyz一二三〔〕.-\t")
        for _ in 0..<500 {
            let changed = Self.changed(Self.content, letters, &dice)
            #expect(verdict(code, changed, by: keys) == .changed)
            let other = "#Q1." + Self.changed(String(code.dropFirst(4)), letters, &dice)
            let result = verdict(other, Self.content, by: keys)
            #expect(result == nil || [.notGenuine, .keyUnknown].contains(result), "\(other)")
        }
    }

    /// With one character replaced by another one.
    private static func changed(
        _ text: String,
        _ letters: [Character],
        _ dice: inout Dice
    ) -> String {
        var characters = Array(text)
        let place = Int.random(in: characters.indices, using: &dice)
        var letter = characters[place]
        while letter == characters[place] { letter = letters.randomElement(using: &dice) ?? "x" }
        characters[place] = letter
        return String(characters)
    }

    @Test func `is still verified after the key was changed`() throws {
        let keys = HallKeys(in: folder.path)
        let first = try keys.makeKey()
        let old = try #require(keys.sign([1, 2, 3]))
        let second = try keys.makeKey()
        let new = try #require(keys.sign([1, 2, 3]))
        #expect((old.key, new.key) == (first, second))
        #expect(keys.isGenuine(old.signature, of: [1, 2, 3], key: first) == true)
        #expect(keys.isGenuine(new.signature, of: [1, 2, 3], key: first) == false)
        #expect(keys.isGenuine(new.signature, of: [1, 2, 3], key: "0011223344556677") == nil)
        #expect(keys.isGenuine(new.signature, of: [1, 2, 3], key: "../notice") == nil)
        #expect(keys.names.current == second)
    }
}
