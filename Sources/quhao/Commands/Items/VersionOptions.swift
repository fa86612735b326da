import ArgumentParser
import CoreFoundation
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

/// From when a version holds, and what approved it.
struct VersionOptions: ParsableArguments {
    @Option(help: "The first day on which this holds; else today.") var effective: String?
    @Option(help: "批准文号: the document that approved it.") var approval: String?

    func validate() throws {
        if let effective, CivilDate(effective) == nil {
            throw ValidationError("--effective is a date such as 2026-12-01.")
        }
    }

    func ask(of text: ItemText) -> ConfirmItem {
        ConfirmItem(
            text: text.text,
            effective: effective.flatMap { CivilDate($0) },
            approval: approval
        )
    }
}
