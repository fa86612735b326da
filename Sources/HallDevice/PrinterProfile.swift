/// What a printer can do: a file in `Devices/printers/`, where each figure has its source.
package struct PrinterProfile: Hashable, Sendable {
    package enum Language: String, CaseIterable, Hashable, Sendable {
        /// Dots and commands in Epson's ESC/POS.
        case escpos
        /// Whole pages as PDF, through a spooler.
        case pdf
    }

    /// What carries the last line past the cutter.
    package enum Cut: String, CaseIterable, Hashable, Sendable { case none, partial, full }

    /// How the printer says that a slip is on paper.
    package enum Fence: String, CaseIterable, Hashable, Sendable {
        case none
        /// `GS r 1`: answered in its turn, when what came before it has been worked off.
        case queued
        /// `GS ( H`, function 48: answered when what came before it is printed.
        case process
    }

    /// How text reaches the paper.
    package enum Text: String, CaseIterable, Hashable, Sendable {
        /// All as dots: any script, the same on every printer.
        case raster
        /// Lines of text in GB18030 in the printer's own font; what that can't carry goes as dots.
        case gb18030
    }

    /// How a slip leaves a printer that has a mouth.
    package struct Presenter: Hashable, Sendable {
        /// Shows the slip; sent after the cut.
        package let present: [UInt8]
        /// Pulls back or throws out what nobody has taken; sent before the next slip.
        package let clear: [UInt8]

        package init(present: [UInt8], clear: [UInt8]) {
            self.present = present
            self.clear = clear
        }
    }

    /// A device as USB knows it.
    package struct USBID: Hashable, Sendable, CustomStringConvertible {
        package let vendor: UInt16
        package let product: UInt16

        package init(vendor: UInt16, product: UInt16) {
            self.vendor = vendor
            self.product = product
        }

        /// Reads `04b8:0e28`.
        package init?(_ text: String) {
            let parts = text.split(separator: ":")
            guard parts.count == 2, parts.allSatisfy({ $0.count == 4 }),
                let vendor = UInt16(parts[0], radix: 16), let product = UInt16(parts[1], radix: 16)
            else { return nil }
            self.init(vendor: vendor, product: product)
        }

        package var description: String { "\(Self.hex(vendor)):\(Self.hex(product))" }

        /// Four hexadecimal digits.
        package static func hex(_ number: UInt16) -> String {
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    package var name: String
    package var language: Language
    /// Printable width, a multiple of 8.
    package var widthDots: Int
    package var dotsPerInch: Int
    /// Rows of dots sent in one `GS v 0`: status can be read between two bands.
    package var bandRows: Int
    /// Dots fed before the cut, so that the last line is past the knife.
    package var feedDots: Int
    package var cut: Cut
    /// Millimetres of paper a second; decides how long a slip may take to be printed.
    package var speed: Int
    package var fence: Fence
    package var text: Text
    package var presenter: Presenter?
    /// In the order in which they are asked.
    package var dialects: [StatusDialect]
    /// Any of them is this printer.
    package var usb: [USBID]
    /// Paper as a spooler names it (PWG 5101.1), such as `iso_a4_210x297mm`; empty for a roll.
    package var media: String

    package init(
        name: String,
        language: Language = .escpos,
        widthDots: Int,
        dotsPerInch: Int,
        bandRows: Int = 256,
        feedDots: Int = 0,
        cut: Cut = .none,
        speed: Int = 150,
        fence: Fence = .none,
        text: Text = .raster,
        presenter: Presenter? = nil,
        dialects: [StatusDialect] = [],
        usb: [USBID] = [],
        media: String = ""
    ) {
        self.name = name
        self.language = language
        self.widthDots = widthDots
        self.dotsPerInch = dotsPerInch
        self.bandRows = bandRows
        self.feedDots = feedDots
        self.cut = cut
        self.speed = speed
        self.fence = fence
        self.text = text
        self.presenter = presenter
        self.dialects = dialects
        self.usb = usb
        self.media = media
    }

    /// Seconds that `rows` of dots take at most, by the printer's own speed.
    package func seconds(forRows rows: Int) -> Int {
        let millimetres = (rows + feedDots) * 254 / (dotsPerInch * 10)
        return millimetres / max(speed, 1) + 1
    }
}
