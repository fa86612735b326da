/// What happened to a printer, and what was printed beforehand. A deed names a ticket by its
/// number.
package enum DeviceDeed: Hashable, Sendable {
    case alarmRaised(device: String, Trouble)
    case alarmCleared(device: String, Trouble)
    case rollChanged(device: String, by: Badge)
    case testPageIntended(device: String, by: Badge)
    /// Numbers printed beforehand 应急号: these and no others, never again.
    case emergencyIntended(ServiceCode, first: Int, count: Int, by: Badge)
}
