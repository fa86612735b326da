import Glibc
package import TextGrid

// What a signal handler may touch has to be plain and global: it can capture nothing.
nonisolated(unsafe) private var savedTermios = termios()
nonisolated(unsafe) private var isRaw: sig_atomic_t = 0
nonisolated(unsafe) private var wakeEnd: Int32 = -1

/// Keypad keys as any other, mouse and paste reports off, colours and cursor back, out of the
/// second screen.
private let leaveBytes: StaticString = """
    \u{1B}[<u\u{1B}[?2004l\u{1B}[?2026l\u{1B}[?1002l\u{1B}[?1006l\u{1B}[0m\u{1B}[?25h\
    \u{1B}[?1049l\u{1B}[?7h
    """
private let enterBytes: StaticString =
    "\u{1B}[?1049h\u{1B}[?7l\u{1B}[?25l\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h\u{1B}[>1u\u{1B}[2J"

/// Only what is allowed in a signal handler (signal-safety(7)).
private func restore() {
    guard isRaw != 0 else { return }
    isRaw = 0
    _ = write(1, leaveBytes.utf8Start, leaveBytes.utf8CodeUnitCount)
    tcsetattr(0, TCSADRAIN, &savedTermios)
}

/// The terminal of this process: raw while a screen is on it, and as it was afterwards, whatever
/// ends the process but SIGKILL.
package enum TerminalSession {
    private static let stackBytes = 65_536

    /// Columns and rows now; 80 by 24 where the terminal does not say.
    package static var size: Size {
        var window = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return Size(80, 24)
        }
        return Size(Int(window.ws_col), Int(window.ws_row))
    }

    package static var isTerminal: Bool { isatty(0) == 1 && isatty(1) == 1 }

    /// Takes the terminal over. Gives a descriptor that can be read when the size has changed.
    package static func enter() -> Int32 {
        tcgetattr(0, &savedTermios)
        var raw = savedTermios
        cfmakeraw(&raw)
        tcsetattr(0, TCSAFLUSH, &raw)
        isRaw = 1
        atexit { restore() }
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        wakeEnd = ends[1]
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        catchDeath()
        var change = sigaction()
        sigemptyset(&change.sa_mask)
        change.__sigaction_handler.sa_handler = { _ in
            var byte: UInt8 = 1
            _ = Glibc.write(wakeEnd, &byte, 1)
        }
        change.sa_flags = SA_RESTART
        sigaction(SIGWINCH, &change, nil)
        signal(SIGPIPE, SIG_IGN)
        _ = Glibc.write(1, enterBytes.utf8Start, enterBytes.utf8CodeUnitCount)
        return ends[0]
    }

    package static func leave() { restore() }

    /// What would end the process restores the terminal first, then dies of the same signal; on a
    /// stack of its own, since ours may be what broke.
    private static func catchDeath() {
        var stack = stack_t()
        stack.ss_size = stackBytes
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackBytes, alignment: 16)
        sigaltstack(&stack, nil)
        let deaths = [
            SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGTERM, SIGHUP, SIGINT, SIGQUIT,
        ]
        for death in deaths {
            // Somebody else ends the process in order by it.
            var present = sigaction()
            sigaction(death, nil, &present)
            if present.isIgnored || EndSignals.all.contains(death) && !present.isDefault {
                continue
            }
            var action = sigaction()
            sigemptyset(&action.sa_mask)
            action.__sigaction_handler.sa_handler = { number in
                restore()
                signal(number, SIG_DFL)
                raise(number)
            }
            action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(death, &action, nil)
        }
    }

    /// Writes all of `bytes`; `false` where the terminal is gone.
    package static func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        return bytes.withUnsafeBytes { all in
            while sent < all.count, let base = all.baseAddress {
                let count = Glibc.write(1, base + sent, all.count - sent)
                if count > 0 {
                    sent += count
                } else if errno != EINTR, errno != EAGAIN {
                    return false
                }
            }
            return true
        }
    }
}

extension sigaction {
    fileprivate var isIgnored: Bool { isHandled(by: SIG_IGN) }
    fileprivate var isDefault: Bool { isHandled(by: SIG_DFL) }

    /// Handlers are compared by their address.
    private func isHandled(by handler: __sighandler_t?) -> Bool {
        unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(handler, to: Int.self)
    }
}
