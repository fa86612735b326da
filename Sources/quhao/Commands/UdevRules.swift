import ArgumentParser
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks

struct UdevRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "udev-rules",
        abstract:
            "Rules for udev, from the profiles: the service may use its printers without root."
    )
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let profiles = try place.settings().profiles
            print("# Made by `quhao udev-rules` from Devices/printers/. Put it into")
            print(
                "# /etc/udev/rules.d/70-quhao.rules, then: udevadm control --reload; udevadm "
                    + "trigger"
            )
            var seen: Set<PrinterProfile.USBID> = []
            for (name, profile) in profiles.sorted(by: { $0.key < $1.key }) {
                for id in profile.usb where seen.insert(id).inserted {
                    print("# \(name)")
                    print(
                        "SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", ATTR{idVendor}==\""
                            + "\(PrinterProfile.USBID.hex(id.vendor))\", ATTR{idProduct}==\""
                            + "\(PrinterProfile.USBID.hex(id.product))\", GROUP=\"lp\", "
                            + "MODE=\"0660\", "
                            + "TAG+=\"uaccess\""
                    )
                }
            }
        } catch { throw end(with: error) }
    }
}
