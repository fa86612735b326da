/// Where a ticket goes next.
package enum Destination: Hashable, Sendable {
    case service(ServiceCode)
    case window(WindowNumber)
    /// Back into the line of its own service, for whoever calls next.
    case line
}
