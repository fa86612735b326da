import HallAPI
import HallCore
import HallFlow
import TextGrid

/// Something to choose on a page.
struct Choice {
    let key: Character
    let label: String
    var hint = ""
    var note = ""
    let action: Action
}

extension Choice: Keyed {}
