import HallCore

/// Everything that the hall can be asked: the hub makes its routes of it.
public enum HallAPI {
    public static let asks: [any Ask.Type] = windows + tickets + hall + paper

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
}
