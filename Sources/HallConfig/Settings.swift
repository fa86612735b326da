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

/// `Config/licences.toml`: what may be decided here as a licence; nothing outside of it (R84).
public struct LicenceList: Hashable, Sendable {
    /// The document that published it.
    public internal(set) var source = ""
    /// Comes with the sample hall, and is no list of the district.
    public internal(set) var isSample = true
    public internal(set) var names: [ItemCode: String] = [:]
}

/// `Config/hall.toml`, section `[hub]`.
public struct HubSettings: Hashable, Sendable {
    public let listen: String
    /// PEM files; empty on the loopback address, where no TLS is spoken, and where the hub makes
    /// its own.
    public var certificate: String
    public var key: String
    public let requestBytesMax: Int
    public let eventsKept: Int
    /// Facts that are read again from the journal for one page that was away for longer.
    public let eventsReadAgainMax: Int
    public let signInFailuresMax: Int
    public let signInLockMinutes: Int
    public let sessionMinutes: Int
    public let heartbeatSeconds: Int
    /// Where phones reach this hall from outside; without it no QR code is printed.
    public let publicAddress: PhoneAddress?
    /// Characters of a new PIN, at least.
    public let pinCharactersMin: Int
    public let limits: HubLimits
}

/// `Config/hall.toml`, section `[copies]`: the daily copy of the data folder.
public struct CopySettings: Hashable, Sendable {
    /// Relative to the data folder, or anywhere.
    public internal(set) var folder = "copies"
    public internal(set) var at = DayTime(minutes: 19 * 60)
    public internal(set) var kept = 14
    /// Below so many free megabytes on the data folder's disk the attendant is told.
    public internal(set) var freeMegabytesMin = 200
    /// Set aside on the data folder's disk, so that a hub can start where that is full.
    public internal(set) var reserveMegabytes = 1
    /// Until one that failed is tried again.
    public internal(set) var retryMinutes = 10
    /// Numbers of the day up to this one are not given again after a restore.
    public internal(set) var skipTo = 500
    /// After a restore: so many notices and enquiries may have been made since the copy.
    public internal(set) var skipSerials = 100
}

/// `Config/hall.toml`, section `[kiosk]`.
public struct KioskSettings: Hashable, Sendable {
    /// Seconds without a key or touch until the warning, and from the warning until the reset.
    public let idleSeconds: Int
    public let warningSeconds: Int
    /// Characters that come closer to each other are typed by a scanner, not by a finger.
    public let burstMilliseconds: Int
    /// Scrypt of the attendant's password for the way out of the kiosk.
    public let exitPassword: String
    /// Run when a visitor turns large mode on and off, such as a change of the screen's scale.
    public let largeCommand: String
    public let normalCommand: String
}

/// `Config/hall.toml`, `[[printer]]`.
public struct PrinterSettings: Hashable, Sendable {
    public enum Link: Hashable, Sendable {
        /// Bytes and a PNG into a folder, relative to the data folder.
        case file(folder: String)
        case tcp(host: String, port: Int)
        /// The profile's ids, and this serial unless it is empty.
        case usb(serial: String)
        case serial(device: String, baud: Int, flowControl: Bool)
        /// A queue; the server is a socket's path or HOST:PORT, empty for this machine's own.
        case cups(queue: String, server: String)
    }

    public let name: String
    public let profile: String
    public let link: Link
    public let patienceSeconds: Int
}

/// `Config/hall.toml`, `[[strip]]`: the LED strip over a window.
public struct StripSettings: Hashable, Sendable {
    public enum Link: Hashable, Sendable {
        case tcp(host: String, port: Int)
        case udp(host: String, port: Int)
        /// 8N1, or 7E1.
        case serial(device: String, baud: Int, isSevenEven: Bool)
    }

    public let name: String
    public let window: WindowNumber
    public let profile: String
    public let link: Link
    /// The controller's own number, 屏号.
    public let address: Int
    public let patienceMilliseconds: Int
}

/// `Config/hall.toml`, `[[keypad]]`: the keys of one window.
public struct KeypadSettings: Hashable, Sendable {
    public enum Link: Hashable, Sendable {
        /// A number pad on USB.
        case evdev(device: String)
        /// Caller pads on an RS-485 line, 8N1.
        case caller(device: String, baud: Int)

        public var kind: PadKind { if case .caller = self { .caller } else { .evdev } }

        public var device: String {
            switch self {
            case .evdev(let device), .caller(let device, _): device
            }
        }
    }

    public let window: WindowNumber
    public let link: Link
    /// The caller pad's own number on its line.
    public let address: Int
    public let actions: [String: PadAction]
    /// The same key of a caller pad within this time is the same wish.
    public let repeatMilliseconds: Int
}

/// `Config/hall.toml`, section `[printing]`: which printer is asked for what, the first one that
/// can print it.
public struct PrintingSettings: Hashable, Sendable {
    public internal(set) var slips: [String] = []
    /// For second papers at the desk; empty means as for slips.
    public internal(set) var desk: [String] = []
    public internal(set) var notices: [String] = []
    /// Between two looks at a printer that rests.
    public internal(set) var lookMilliseconds = 500
    /// Alarms of one kind from one printer within an hour, at most.
    public internal(set) var alarmsPerHourMax = 12
    /// Papers that the attendant sees.
    public internal(set) var papersShown = 50
}

/// `Config/hall.toml`, section `[emergency]`: numbers printed beforehand 应急号.
public struct EmergencySettings: Hashable, Sendable {
    /// Where they begin in each service: no machine gives these.
    public internal(set) var firstNumber = 9001
    /// On one order, at most.
    public internal(set) var numbersMax = 50
}

/// `Config/staff.toml`: a badge and what it may do. Names are not kept.
public struct StaffMember: Hashable, Sendable {
    public let badge: Badge
    public let role: Role
    /// Scrypt of the PIN, as `quhao staff-pin` prints it.
    public let pin: String
    /// Scrypt of the hall card's number, as `quhao staff-pin --card` prints it; empty where none
    /// is.
    public let card: String
    /// Comes with the sample hall: signs in at a rehearsal only.
    public let sample: Bool
}

extension Settings {
    /// Who is to report at the guidance desk; staff that came with the sample hall, at a rehearsal
    /// alone.
    public func clerks(isRehearsal: Bool) -> [Badge] {
        staff.filter { $0.role == .clerk && (!$0.sample || isRehearsal) }.map(\.badge)
    }

    public var clerks: [Badge] { clerks(isRehearsal: true) }
}
