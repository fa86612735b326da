import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "The one-time notice 告知书: issue, print, seal, deliver, shelve, verify.",
        subcommands: [
            NoticeKey.self, NoticeIssueCommand.self, NoticeFind.self, NoticeShow.self,
            NoticePrint.self, NoticeSettle.self, NoticeSeal.self, NoticeDeliver.self,
            NoticeConfirmDelivery.self,
            NoticeShelve.self, NoticeFollowUpCommand.self, NoticeVoid.self, NoticeCopy.self,
            NoticeReadingCopy.self, NoticeCounterPaper.self,
            DestructionCommands.self, NoticeVerify.self, NoticeDue.self, NoticeDecide.self,
            NoticeSendSubcase.self, NoticeAnswerSubcase.self,
            NoticeOfferCollection.self, NoticeHandOver.self, NoticeWithdraw.self, NoticeExtend.self,
            NoticeExclude.self,
            NoticeExport.self,
        ]
    )
}
