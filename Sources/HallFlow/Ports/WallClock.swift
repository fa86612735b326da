import HallAPI
package import HallCore

package protocol WallClock: Sendable {
    var now: Moment { get }
    /// By how much the machine's clock is ahead of this one, or behind it (below 0), where it is
    /// not followed.
    var machineAheadSeconds: Int { get }
    /// Somebody has looked: the machine's clock is right, and is followed.
    ///
    /// - Parameter notBefore: the moment of the newest fact; what is behind it is met at half the
    ///   speed.
    func acceptMachine(notBefore: Moment)
}

extension WallClock {
    package var machineAheadSeconds: Int { 0 }
    package func acceptMachine(notBefore: Moment) {}
}
