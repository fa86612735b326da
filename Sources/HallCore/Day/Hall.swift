/// One hall as its files describe it: what rules look at, and what people read.
package struct Hall: Hashable, Sendable {
    package var name: Words
    package var plan: HallPlan
    package var services: [ServiceCode: ServiceSign]
    package var windows: [WindowNumber: WindowSign]
    package var classes: [ClassCode: ClassSign]
    package var departments: [Department]
    package var items: [Item]
    /// What is not handled here, and where it is (R156).
    package var elsewhere: [Elsewhere]
    /// What is asked of whoever comes for somebody else, and of organisations (R108, R109).
    package var houseRules: [HouseRule]
    /// What visitors are told about their names and telephone numbers.
    package var privacy = PersonalData()
    /// The documents on which items stand.
    package var documents = DocumentRegister()
    /// Which forms of an item lie ready.
    package var forms: [ItemCode: [FormKind]] = [:]
    /// Whether some printer of pages is there for them.
    package var printsForms = false
    package var calendar: WorkingCalendar
    package var phrases: PhraseBook
    package var contact: Contact
    /// A wait longer than this makes the kiosk ask whether to go on, in minutes.
    package var longQueueMinutes: Int

    package init(
        name: Words,
        plan: HallPlan,
        services: [ServiceCode: ServiceSign],
        windows: [WindowNumber: WindowSign],
        classes: [ClassCode: ClassSign],
        departments: [Department],
        items: [Item],
        elsewhere: [Elsewhere] = [],
        houseRules: [HouseRule] = [],
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
        self.houseRules = houseRules
        self.calendar = calendar
        self.phrases = phrases
        self.contact = contact
        self.longQueueMinutes = longQueueMinutes
    }

    /// By its code, also where that was typed in another width or case.
    package func item(_ code: ItemCode) -> Item? {
        if let item = items.first(where: { $0.code == code }) { return item }
        let typed = FoldedText.code(code.text)
        return items.first { FoldedText.code($0.code.text) == typed }
    }

    /// A code as its file has it, where it was typed in another width or case; else as it was
    /// typed.
    package func itemCode(_ typed: String) -> String { item(ItemCode(typed))?.code.text ?? typed }

    package func department(_ code: String) -> Department? {
        departments.first { $0.code == code }
    }

    /// 实施机关 of an item; the hall itself where its department is not known.
    package func authority(of code: ItemCode) -> String {
        item(code).flatMap { department($0.department) }?.authority ?? name.zh
    }

    /// Whether visitors choose this class themselves; nobody's is the ordinary one.
    package func isAtKiosk(_ code: String?) -> Bool {
        guard let code, code != ClassCode.ordinary.text else { return true }
        return classes[ClassCode(code)]?.atKiosk == true
    }

    package func items(of service: ServiceCode) -> [Item] { items.filter { $0.service == service } }

    /// One source of names for kiosk, slip, board and page (R95).
    package func name(of service: ServiceCode) -> Words {
        services[service]?.name ?? Words(zh: service.text, en: service.text)
    }

    /// Where `window` is, exactly (R40).
    package func place(of window: WindowNumber) -> Words {
        windows[window]?.place ?? Words(zh: "", en: "")
    }
}

package struct ServiceSign: Hashable, Sendable {
    package let name: Words
    package let hint: Words

    package init(name: Words, hint: Words) {
        self.name = name
        self.hint = hint
    }
}

package struct WindowSign: Hashable, Sendable {
    package let place: Words

    package init(place: Words) {
        self.place = place
    }
}

/// A class of visitors as the hall publishes it.
package struct ClassSign: Hashable, Sendable {
    package let name: Words
    /// What the window will ask to see.
    package let proof: Words
    /// Visitors may claim it at the kiosk.
    package let atKiosk: Bool

    package init(name: Words, proof: Words, atKiosk: Bool) {
        self.name = name
        self.proof = proof
        self.atKiosk = atKiosk
    }
}

package struct Contact: Hashable, Sendable {
    package let address: String
    package let telephone: String
    package let complaints: String

    package init(address: String, telephone: String, complaints: String) {
        self.address = address
        self.telephone = telephone
        self.complaints = complaints
    }
}
