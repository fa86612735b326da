import HallAPI
public import HallCore
public import HallDevice
public import HallFlow

/// Everything that the files of a root say, checked.
public struct Settings: Sendable {
    public var hall: Hall
    /// The years that `Config/calendar/` has: they count as confirmed.
    public let calendarYears: [Int: WorkingCalendar.Year]
    /// The district's list of licences 行政许可事项清单, by code.
    public let licences: LicenceList
    public let timeZone: String
    public var hub: HubSettings
    public let kiosk: KioskSettings
    public let printers: [PrinterSettings]
    public let printing: PrintingSettings
    public let emergency: EmergencySettings
    public let profiles: [String: PrinterProfile]
    public let strips: [StripSettings]
    public let stripTexts: StripTexts
    public let stripTries: StripTries
    public let boards: [String: BoardProfile]
    public let keypads: [KeypadSettings]
    public let voice: VoiceSettings
    public let clock: ClockLimits
    public let copies: CopySettings
    public let staff: [StaffMember]
    public let slip: SlipLayout
    public let notice: NoticePlan
    public var enquiries: EnquiryPlan
    /// Texts that are marked 待核定: neither printed nor shown on a real day.
    public let unsettled: [ConfigFault]
    /// Every text of the files.
    public let texts: [ConfigText]
    /// Where in the files things stand, for faults that are found later.
    public let places: ConfigPlaces
}

extension Settings {
    /// Who is to report at the guidance desk; staff that came with the sample hall, at a rehearsal
    /// alone.
    public func clerks(isRehearsal: Bool) -> [Badge] {
        staff.filter { $0.role == .clerk && (!$0.sample || isRehearsal) }.map(\.badge)
    }

    public var clerks: [Badge] { clerks(isRehearsal: true) }
}
