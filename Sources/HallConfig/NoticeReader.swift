import HallCore

/// `Config/hall.toml`, section `[notice]`.
struct NoticeReader {
    private(set) var plan = NoticePlan()

    init(_ file: Section) {
        guard file.has("notice"), let section = file.section("notice") else { return }
        plan.serialPattern = pattern("serial", holding: ["{year}", "{number}"], section)
        plan.sealPattern = pattern("seal", holding: ["{authority}"], section)
        plan.copyNames = section.strings("copies", atLeast: 2)
        if plan.copyNames.count != 2 {
            section.fault("copies", "must be two names: the visitor's and the archive's")
            plan.copyNames = NoticePlan().copyNames
        }
        plan.keptYears = section.int("kept_years", in: 1...100)
        plan.textCharactersMax = section.int("text_characters_max", in: 20...2000)
        plan.remedies = section.string("remedies")
        section.finish()
    }

    /// Each place once: a serial without its year would come again next year.
    private func pattern(_ key: String, holding places: [String], _ section: Section) -> String {
        let text = section.string(key)
        for place in places where text.split(separator: place).isEmpty || !text.contains(place) {
            section.fault(key, "must have \(place) in it, such as \(NoticePlan().serialPattern)")
        }
        return text
    }
}
