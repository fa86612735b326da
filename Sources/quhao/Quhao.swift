import ArgumentParser
import CCommit
import Foundation
import Glibc
import Logging

@main
enum Main {
    /// Wrong use exits 2, with the library's own words; see `quhao --help` for the other codes.
    static func main() async {
        // A pipe whose reader has left is an error of a write, and no end of a hall.
        signal(SIGPIPE, SIG_IGN)
        LoggingSystem.bootstrap { HallLogHandler(label: $0) }
        do {
            var command = try Quhao.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = Quhao.exitCode(for: error)
            guard code == .validationFailure else { Quhao.exit(withError: error) }
            complain("\(Quhao.fullMessage(for: error))\n")
            exit(2)
        }
    }
}

struct Quhao: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quhao",
        abstract: "取号: the kiosk, the windows and the boards of a government service hall.",
        discussion: """
            A command goes through the hub that runs on the data folder, through the hub at --hub,
            or works on the folder itself. Exit codes: 0 done, 1 the hall says no, 2 wrong use, \
            3 the world let us down (disk, network, printer).
            """,
        version: "0.3 (\(String(cString: quhao_commit())))",
        subcommands: [
            Run.self, Kiosk.self, Pair.self, Unpair.self, DevicesCommand.self,
            Take.self, WindowOpen.self, WindowPause.self, WindowClose.self, Next.self, Call.self,
            Recall.self, Arrived.self, Served.self, Missed.self, Return.self, Keep.self,
            Resume.self, Transfer.self, GiveUp.self, TakeBack.self, WindowNotToday.self,
            ServiceCommand.self, CalendarCommands.self, ConfirmClass.self, Day.self,
            HallCommand.self,
            SlipCommand.self, ScreensCommand.self, Printers.self, PrintTest.self, Papers.self,
            Reprint.self, AttendantCommand.self, Emergency.self, UdevRules.self,
            NoticeCommands.self, EnquiryCommands.self, ItemCommands.self, Report.self,
            JointRegisterCommand.self,
            DeskCommand.self, WindowScreenCommand.self, Undo.self, Cases.self, WindowNote.self,
            ClosingList.self, BoardFrame.self, Boards.self, Duty.self,
            Deadline.self, JournalCommand.self, Check.self, StaffPin.self,
            CertificateCommand.self, Copy.self, Restore.self, APICommand.self,
        ]
    )
}
