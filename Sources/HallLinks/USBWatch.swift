import CLibUSB
import Foundation
import Synchronization

/// Hears when a USB device comes or goes, on a thread of its own.
package final class USBWatch: Sendable {
    private let changed: @Sendable () -> Void
    private let isOver = Mutex(false)

    /// - Parameter changed: called on the watch's thread; returns at once.
    package init(changed: @escaping @Sendable () -> Void) {
        self.changed = changed
    }

    /// Watches until ``stop()``; does nothing where the system has no hot-plug.
    package func start() {
        let thread = Thread { self.run() }
        thread.name = "usb-watch"
        thread.start()
    }

    package func stop() { isOver.withLock { $0 = true } }

    private func run() {
        var context: OpaquePointer?
        guard libusb_init(&context) == 0 else { return }
        defer { libusb_exit(context) }
        var callback: libusb_hotplug_callback_handle = 0
        let events = Int32(
            LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED.rawValue | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT.rawValue
        )
        let code = libusb_hotplug_register_callback(
            context,
            events,
            0,
            LIBUSB_HOTPLUG_MATCH_ANY,
            LIBUSB_HOTPLUG_MATCH_ANY,
            LIBUSB_HOTPLUG_MATCH_ANY,
            { _, _, _, user in
                if let user { Unmanaged<USBWatch>.fromOpaque(user).takeUnretainedValue().changed() }
                return 0
            },
            Unmanaged.passUnretained(self).toOpaque(),
            &callback
        )
        guard code == 0 else { return }
        while !isOver.withLock({ $0 }) {
            var patience = timeval(tv_sec: 1, tv_usec: 0)
            libusb_handle_events_timeout_completed(context, &patience, nil)
        }
        libusb_hotplug_deregister_callback(context, callback)
    }
}
