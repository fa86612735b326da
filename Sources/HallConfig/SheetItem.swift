package import HallCore

extension Item {
    /// With what no sheet has a column for as it was: what may be promised, the parts of a joint
    /// matter, the entry in the list of services; and what it is, where the sheet says 否 alone.
    package func keeping(_ before: Item?) -> Item {
        let isKept = type == .unclassified && before.map { !$0.isLicence } == true
        return with(
            promises: before?.promises ?? [],
            subcases: before?.subcases ?? [],
            official: before?.official ?? OfficialFacts(),
            type: isKept ? before?.type : nil
        )
    }
}
