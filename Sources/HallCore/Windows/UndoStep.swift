/// Takes back the call that nobody has answered yet, else the window's last step, within seconds
/// 误按撤销. After *next* it is asked twice: first the call, then what it finished.
package struct UndoStep: WindowOrder {
    package var window: WindowNumber

    package init(at window: WindowNumber) {
        self.window = window
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        guard let found = day.windows[window] else { throw .window(.unknownWindow(window)) }
        guard found.isOpen else { throw .window(.windowNotOpen(window)) }
        guard let step = day.stepToUndo(at: window) else { throw .step(.nothingToUndo(window)) }
        guard context.now.seconds(since: step.at) < day.plan.limits.undoSeconds else {
            throw .step(.undoTooLate(window, seconds: day.plan.limits.undoSeconds))
        }
        let ticket = step.before.number
        guard step.before.isOpen else { return [.correction(.callTakenBack(ticket, window))] }
        if found.ticket == nil, let other = day.openMember(of: step.before.party) {
            throw .ticket(.partyIsBeingServed(ticket, with: other))
        }
        return [
            .correction(.undone(ticket, window, from: step.sample == nil ? step.after : .served))
        ]
    }
}
