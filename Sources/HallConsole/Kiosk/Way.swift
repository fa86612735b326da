import HallAPI
import HallCore
import HallFlow
import TextGrid

/// A way on that many pages have: back, home, read aloud.
struct Way {
    let key: Character
    let label: String
    let action: Action
}

extension Way: Keyed {}
