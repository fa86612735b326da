/// One hall as its files describe it: what rules look at, and what people read.
public struct Hall: Hashable, Sendable {
    public var name: Words
    public var plan: HallPlan
    public var services: [ServiceCode: ServiceSign]
    public var windows: [WindowNumber: WindowSign]
    public var classes: [ClassCode: ClassSign]
    public var departments: [Department]
    public var items: [Item]
    /// What is not handled here, and where it is (R156).
    public var elsewhere: [Elsewhere]
    public var calendar: WorkingCalendar
    public var phrases: PhraseBook
    public var contact: Contact
    /// A wait longer than this makes the kiosk ask whether to go on, in minutes.
    public var longQueueMinutes: Int

    public init(
        name: Words,
        plan: HallPlan,
        services: [ServiceCode: ServiceSign],
        windows: [WindowNumber: WindowSign],
        classes: [ClassCode: ClassSign],
        departments: [Department],
        items: [Item],
        elsewhere: [Elsewhere] = [],
        calendar: WorkingCalendar,
        phrases: PhraseBook,
        contact: Contact,
        longQueueMinutes: Int
    ) {
        self.name = name
        self.plan = plan
        self.services = services
        self.windows = windows
        self.classes = classes
        self.departments = departments
        self.items = items
        self.elsewhere = elsewhere
        self.calendar = calendar
        self.phrases = phrases
        self.contact = contact
        self.longQueueMinutes = longQueueMinutes
    }

    /// By its code, also where that was typed in another width or case.
    public func item(_ code: ItemCode) -> Item? {
        if let item = items.first(where: { $0.code == code }) { return item }
        let typed = FoldedText.code(code.text)
        return items.first { FoldedText.code($0.code.text) == typed }
    }

    /// A code as its file has it, where it was typed in another width or case; else as it was
    /// typed.
    public func itemCode(_ typed: String) -> String { item(ItemCode(typed))?.code.text ?? typed }

    public func department(_ code: String) -> Department? {
        departments.first { $0.code == code }
    }

    /// Whether visitors choose this class themselves; nobody's is the ordinary one.
    public func isAtKiosk(_ code: String?) -> Bool {
        guard let code, code != ClassCode.ordinary.text else { return true }
        return classes[ClassCode(code)]?.atKiosk == true
    }

    public func items(of service: ServiceCode) -> [Item] { items.filter { $0.service == service } }

    /// One source of names for kiosk, slip, board and page (R95).
    public func name(of service: ServiceCode) -> Words {
        services[service]?.name ?? Words(zh: service.text, en: service.text)
    }

    /// Where `window` is, exactly (R40).
    public func place(of window: WindowNumber) -> Words {
        windows[window]?.place ?? Words(zh: "", en: "")
    }
}

public struct ServiceSign: Hashable, Sendable {
    public let name: Words
    public let hint: Words

    public init(name: Words, hint: Words) {
        self.name = name
        self.hint = hint
    }
}

public struct WindowSign: Hashable, Sendable {
    public let place: Words

    public init(place: Words) {
        self.place = place
    }
}

/// A class of visitors as the hall publishes it.
public struct ClassSign: Hashable, Sendable {
    public let name: Words
    /// What the window will ask to see.
    public let proof: Words
    /// Visitors may claim it at the kiosk.
    public let atKiosk: Bool

    public init(name: Words, proof: Words, atKiosk: Bool) {
        self.name = name
        self.proof = proof
        self.atKiosk = atKiosk
    }
}

public struct Contact: Hashable, Sendable {
    public let address: String
    public let telephone: String
    public let complaints: String

    public init(address: String, telephone: String, complaints: String) {
        self.address = address
        self.telephone = telephone
        self.complaints = complaints
    }
}
