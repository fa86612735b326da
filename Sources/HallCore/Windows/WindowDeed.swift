/// What happened to a window. A deed names a ticket by its number.
package enum WindowDeed: Hashable, Sendable {
    case windowOpened(WindowNumber, by: Badge)
    /// `nil` before 0.4, when nobody's name was kept.
    case windowPaused(WindowNumber, reason: String, by: Badge?)
    case windowClosed(WindowNumber)
    case windowHandedOver(WindowNumber, to: Badge)
    /// 今日不开, by an attendant; ended by opening.
    case windowNotToday(WindowNumber, by: Badge)
    /// The closing list 三好一无 of the evening, and what of it is still open.
    case closingChecked(WindowNumber, open: String, by: Badge)
}
