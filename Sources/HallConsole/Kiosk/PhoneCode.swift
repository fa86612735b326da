import HallAPI
import HallCore
import HallFlow
import TextGrid

/// A QR code on the glass.
struct PhoneCode {
    /// Rows of modules; `true` is dark. Empty where there is none.
    let modules: [[Bool]]
    /// Stands beside the code.
    let caption: String
    /// Stands where there is no code, or no room for it.
    let instead: String
}
