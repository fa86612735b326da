import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing
import TextGrid

@testable import HallConsole

@Suite struct `the guidance desk's screen` {
    private static let item = TestHall.item()

    private var screen = GuidanceScreen(
        size: Size(80, 24),
        items: [item],
        houseRules: TestHall.houseRules
    )

    /// Types `keys`: `↵` is Enter, `⎋` Escape.
    private mutating func type(_ keys: String) -> [GuidanceScreen.Effect] {
        keys.flatMap { key -> [GuidanceScreen.Effect] in
            let pressed: Key = key == "↵" ? .enter : key == "⎋" ? .escape : .character(key)
            return screen.update(.input(.key(pressed)))
        }
    }

    @Test mutating func `finds an item by initials, by words and by code`() {
        for words in ["sy", "试验", "t-1"] {
            screen = GuidanceScreen(
                size: Size(80, 24),
                items: [Self.item],
                houseRules: TestHall.houseRules
            )
            _ = type(words)
            #expect(screen.view().text.contains("T-1  试验许可"))
        }
        _ = type("zz↵")
        #expect(screen.view().text.contains("没有这样的事项"))
        #expect(type("⎋") == [.leave])
    }

    @Test mutating func `previews what was ticked, with each reason`() throws {
        _ = type("sy↵↵张样例↵↵0↵↵ ↵")
        #expect(screen.view().text.contains("三、核对材料"))
        // Missing; then not in order, by the list's third reason; then the likely outcome is
        // chosen.
        let effects = type("233↵↵")
        guard case .preview(let draft)? = effects.first else { throw Missing() }
        #expect(draft.outcome == .correction)
        #expect(draft.materials == [.missing, .notInOrder("填写不完整")])
        #expect(draft.applicant == Applicant(kind: .person, name: "张样例", contact: "0"))
        #expect(draft.isDeclaredTrue)
        _ = screen.update(.previewed(draft, ["行政许可告知书"]))
        #expect(type("↵") == [.issue(draft)])
    }

    private struct Missing: Error {}

    @Test mutating func `R4 takes nothing for handed in that nobody has looked at`() throws {
        _ = type("sy↵↵张样例↵↵0↵↵ ↵1")
        // An agent is added: what was ticked stays, the power of attorney is missing.
        _ = type("⎋")
        for _ in 0..<4 { _ = screen.update(.input(.key(.down))) }
        _ = type("李样例↵↵↵")
        guard case .preview(let draft)? = type("↵↵").first else { throw Missing() }
        #expect(draft.outcome == .correction)
        #expect(draft.materials == [.handedIn, .missing, .missing])
    }

    @Test mutating func `promises only what the item lets be promised, by the way that is chosen`()
        throws
    {
        let item = Self.item.with(
            promises: [TestHall.promise(.deferred), TestHall.promise(.approval)]
        )
        screen = GuidanceScreen(
            size: Size(80, 24),
            items: [item],
            houseRules: TestHall.houseRules
        )
        // The first material may not be promised: the key does nothing there.
        _ = type("sy↵↵张样例↵↵0↵↵ ↵")
        #expect(!screen.view().text.contains("7 承诺"))
        _ = type("7")
        #expect(screen.view().text.contains("× 未提交　申请书"))
        _ = type("1")
        #expect(screen.view().text.contains("7 承诺"))
        _ = type("7↵")
        // Nobody chooses for the applicant.
        #expect(screen.view().text.contains("c 选择承诺方式"))
        _ = type("c")
        #expect(screen.view().text.contains("c 容缺受理，换一种"))
        guard case .preview(let draft)? = type("↵").first else { throw Missing() }
        #expect((draft.outcome, draft.promise) == (.accepted, .deferred))
        #expect(draft.materials == [.handedIn, .promised])
        guard case .preview(let other)? = type("c↵").first else { throw Missing() }
        #expect(other.promise == .approval)
    }

    @Test mutating func `takes no tick of one item over to another`() throws {
        let other = TestHall.item(
            "T-2",
            name: "另一许可",
            initials: "lyxk",
            materials: ["图纸", "合同"]
        )
        screen = GuidanceScreen(size: Size(80, 24), items: [Self.item, other])
        // Both handed in for the first; then back, the other item, in and out of its applicant.
        _ = type("sy↵↵张样例↵↵0↵↵ ↵11⎋⎋⎋")
        for _ in 0..<2 { _ = screen.update(.input(.key(.backspace))) }
        _ = type("ly↵↵李样例↵↵0↵↵ ↵↵")
        guard case .preview(let draft)? = type("↵").first else { throw Missing() }
        #expect((draft.item, draft.materials) == ("T-2", [.missing, .missing]))
    }

    @Test mutating func `R7 asks for the ground of a refusal, and for nothing else`() throws {
        _ = type("sy↵↵张样例↵↵0↵↵ ↵↵")
        for _ in 0..<2 { _ = screen.update(.input(.key(.down))) }
        let effects = type("↵↵某法第三条↵不符合↵")
        guard case .preview(let draft)? = effects.first else { throw Missing() }
        #expect(draft.ground == .provision("某法第三条", because: "不符合"))
        #expect(draft.materials == [.missing, .missing])
    }

    @Test mutating func `keeps nothing of one visitor for the next, and loses nothing to one key`()
        throws
    {
        _ = type("sy↵↵张样例↵↵0↵↵ ↵⎋")
        #expect(type("⎋").isEmpty)
        #expect(screen.view().text.contains("再按一次 Esc"))
        #expect(screen.view().text.contains("张样例"))
        _ = type("⎋↵")
        #expect(!screen.view().text.contains("张样例"))
    }

    @Test mutating func `asks what tells a second matter of one applicant from the first`() throws {
        _ = type("sy↵↵张样例↵↵0↵↵ ↵↵↵")
        _ = screen.update(.said("已有办件 2026-3", code: "noticeOpenApplication"))
        #expect(screen.view().text.contains("已有办件 2026-3"))
        guard case .preview(let draft)? = type("第二家门店↵").first else { throw Missing() }
        #expect(draft.separate == "第二家门店")
    }

    @Test mutating func `offers advice to somebody who gives no name`() throws {
        _ = type("sy↵↵↵↵↵↵↵↵")
        guard case .preview(let draft)? = type("↵").first else { throw Missing() }
        #expect(draft.outcome == .advice)
        #expect(draft.applicant == nil)
    }

    @Test mutating func `says why something was not done, and loses nothing`() {
        _ = type("sy↵↵张样例↵↵0↵")
        _ = screen.update(.said("请填写联系电话或者地址", code: ""))
        let text = screen.view().text
        #expect(text.contains("请填写联系电话或者地址"))
        #expect(text.contains("张样例"))
        #expect(type("⎋") == [])
        #expect(screen.view().text.contains("张样例"))
    }
}
