import Glibc

// What a signal handler may touch has to be plain and global: it can capture nothing.
nonisolated(unsafe) private var toldEnd: Int32 = -1

/// SIGTERM and SIGINT of this process as something that can be read, whichever thread they reach. A
/// signal source of Dispatch hears them only where no thread of the process takes them first, and
/// ``TerminalSession`` would take them as a death.
package enum EndSignals {
    package static let all = [SIGTERM, SIGINT]

    /// Gives a descriptor that can be read from when the process is told to end; the newest call
    /// has it.
    package static func listen() -> Int32 {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        toldEnd = ends[1]
        var action = sigaction()
        sigemptyset(&action.sa_mask)
        action.__sigaction_handler.sa_handler = { _ in
            var byte: UInt8 = 1
            _ = write(toldEnd, &byte, 1)
        }
        action.sa_flags = SA_RESTART
        for signal in all { sigaction(signal, &action, nil) }
        return ends[0]
    }
}
