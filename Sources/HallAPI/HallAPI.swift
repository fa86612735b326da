import HallCore

/// Everything that the hall can be asked: the hub makes its routes of it.
package enum HallAPI {
    /// Of the addresses and their JSON: what a page or a kiosk may count on.
    package static let version = "0.3"

    /// The header in which a page or a kiosk says its version.
    package static let versionHeader = "Quhao-Version"

    package static let asks: [any Ask.Type] =
        windows + tickets + hall + paper + notices + enquiries + catalogue

    private static let windows: [any Ask.Type] = [
        OpenWindow.self, PauseWindow.self, CloseWindow.self, MarkNotToday.self, CheckClosing.self,
        ServeNext.self, CallTicket.self, RecallTicket.self, ConfirmArrival.self,
        FinishTicket.self, MissTicket.self, KeepTicket.self, ResumeTicket.self,
        TransferTicket.self, ConfirmClass.self, UndoStep.self, CountCases.self, LeaveNote.self,
        ReadWindows.self, ReadWindow.self,
    ]
    private static let tickets: [any Ask.Type] = [
        TakeTicket.self, ReturnTicket.self, GiveUpTicket.self, TakeBackTicket.self,
        ConfirmGuidance.self, ReprintSlip.self, SettleSlip.self, EnterByHand.self,
        ReadTicket.self, FindSlip.self, ReadGuidance.self,
    ]
    private static let hall: [any Ask.Type] = [
        PauseHall.self, ResumeHall.self, CloseDay.self, ConfirmDay.self, AcceptClock.self,
        StopService.self, ResumeService.self, ReadDay.self, ReadBoard.self, ReadBoards.self,
        ReadDuty.self,
    ]
    private static let paper: [any Ask.Type] = [
        ChangeRoll.self, PrintTest.self, PrintEmergency.self, ReadPaper.self,
    ]
    private static let notices: [any Ask.Type] = [
        IssueNotice.self, PrintNotice.self, SettleCopy.self, SealNotice.self, DeliverNotice.self,
        ConfirmDelivery.self,
        ShelveNotice.self, VoidNotice.self, CopyNotice.self, OpenNotice.self,
        DecideApplication.self, WithdrawApplication.self, PrintQuickCopy.self,
        PrintReadingCopy.self, PrintCounterPaper.self,
        FollowUpNotice.self, OfferCollection.self, HandOverResult.self, SendSubcase.self,
        AnswerSubcase.self, PreviewNotice.self,
        FindNotices.self,
        ReadNotice.self, ReadNoticeText.self,
        FindApplications.self, ReadReport.self, MakeDestructionList.self,
        ReadDestructionList.self, ApproveDestructionList.self, CarryOutDestruction.self,
    ]
    private static let enquiries: [any Ask.Type] = [
        NoteEnquiry.self, AssignEnquiry.self, AnswerEnquiry.self, TellEnquirer.self,
        ExplainEnquiry.self, SeeContact.self, FindEnquiries.self,
    ]
    private static let catalogue: [any Ask.Type] = [
        ReadItems.self, ReadPublicity.self, ReadMaterials.self, ReadGuide.self, PrintGuide.self,
        PrintForm.self,
        ReadPrivacy.self, PrintPrivacy.self,
        ConfirmItem.self,
    ]
}
