/// What happened, by matter.
package enum Deed: Hashable, Sendable {
    case day(DayDeed)
    case window(WindowDeed)
    case ticket(TicketDeed)
    case call(CallDeed)
    case correction(CorrectionDeed)
    case slip(SlipDeed)
    case device(DeviceDeed)
    case staff(StaffDeed)
    /// What happens to notices outlives the day.
    case notice(NoticeDeed)
    case enquiry(EnquiryDeed)
    case item(ItemDeed)
}
