import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enquiry",
        abstract: "Questions and complaints: note, assign, answer, tell, find.",
        subcommands: [
            EnquiryNoteCommand.self, EnquiryAssign.self, EnquiryAnswer.self, EnquiryTell.self,
            EnquiryExplain.self, EnquiryContact.self, EnquiryFind.self,
        ]
    )
}
