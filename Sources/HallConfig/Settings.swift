import HallAPI
package import HallCore
package import HallDevice
package import HallFlow

/// Everything that the files of a root say, checked.
package struct Settings: Sendable {
    package var hall: Hall
    /// The years that `Config/calendar/` has: they count as confirmed.
    package let calendarYears: [Int: WorkingCalendar.Year]
    /// The district's list of licences 行政许可事项清单, by code.
    package let licences: LicenceList
    package let timeZone: String
    package var hub: HubSettings
    package let kiosk: KioskSettings
    package let printers: [PrinterSettings]
    package let printing: PrintingSettings
    package let emergency: EmergencySettings
    package let profiles: [String: PrinterProfile]
    package let strips: [StripSettings]
    package let stripTexts: StripTexts
    package let stripTries: StripTries
    package let boards: [String: BoardProfile]
    package let keypads: [KeypadSettings]
    package let voice: VoiceSettings
    package let clock: ClockLimits
    package let copies: CopySettings
    package let staff: [StaffMember]
    package let slip: SlipLayout
    package let notice: NoticePlan
    package var enquiries: EnquiryPlan
    package let forms: FormFolder
    /// Texts that are marked 待核定: neither printed nor shown on a real day.
    package let unsettled: [ConfigFault]
    /// Every text of the files.
    package let texts: [ConfigText]
    /// Where in the files things stand, for faults that are found later.
    package let places: ConfigPlaces
}

extension Settings {
    /// Who is to report at the guidance desk; staff that came with the sample hall, at a rehearsal
    /// alone.
    package func clerks(isRehearsal: Bool) -> [Badge] {
        staff.filter { $0.role == .clerk && (!$0.sample || isRehearsal) }.map(\.badge)
    }

    package var clerks: [Badge] { clerks(isRehearsal: true) }
}
