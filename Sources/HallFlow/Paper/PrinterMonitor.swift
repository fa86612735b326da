package import HallAPI
package import HallCore

/// Looking after printers: alarms that are facts, test pages, rolls, numbers printed beforehand.
extension PrintQueue {
    package var printerViews: [PrinterView] {
        printers.map { printer in
            PrinterView(
                name: printer.name,
                promise: printer.promise,
                troubles: states[printer.name].map { found in
                    Trouble.allCases.filter { found.contains($0) }
                }
            )
        }
    }

    /// Looks at a printer that rests; slips owed are printed as soon as it is well again.
    package func look(at name: String) async {
        guard let printer = printer(name) else { return }
        if let running = looks[name] { return await running.value }
        var wasCalm = false
        let look = Task {
            let found = await printer.look()
            // As it was just now, not before the look: a slip may have failed meanwhile.
            wasCalm = self.states[name] != nil && self.isCalm(name)
            await self.take(found, of: name)
            self.looks[name] = nil
        }
        looks[name] = look
        await look.value
        await retell()
        guard isWell(name) else { return }
        // One that flaps is tried at the pace of its failures: it is back once its alarm is over.
        let isBack = !wasCalm && isCalm(name)
        await payDebts(isBack: isBack)
        if prints(.notices, on: name) { payNoticeDebts(isBack: isBack) }
    }

    /// No alarm is open that would stop paper.
    private func isCalm(_ name: String) -> Bool {
        !(watches[name]?.shown.contains(where: \.stopsPaper) ?? false)
    }

    /// Looks without a fact: for a list, where nobody stands by.
    package func look(quietlyAt name: String) async {
        if let printer = printer(name) { states[name] = await printer.look() }
    }

    /// A fault is a look, too, and a longer one: what it names is raised at once.
    func report(_ fault: PrinterFault) async {
        attendant.hear(.printerTrouble(fault))
        let known = states[fault.printer] ?? []
        await take(known.union([fault.trouble]), of: fault.printer)
    }

    /// Raises what is new and clears what is over, each as a fact.
    private func take(_ seen: Set<Trouble>, of name: String) async {
        states[name] = seen
        let now = await desk.now
        let found = watches[name, default: AlarmWatch(perHourMax: alarmsPerHourMax)]
            .take(seen, at: now)
        let open = await desk.read { day, _, _ in
            Set(day.alarms.filter { $0.device == name }.map(\.trouble))
        }
        guard open != found else { return }
        for trouble in Trouble.allCases {
            if found.contains(trouble), !open.contains(trouble) {
                await perform(RaiseAlarm(name, trouble))
            } else if !found.contains(trouble), open.contains(trouble) {
                await perform(ClearAlarm(name, trouble))
            }
        }
    }

    /// A page with a ruler, characters and a code. Its fact comes before it.
    ///
    /// - Throws: ``PeopleRefusal/keyReused`` where the same order was carried out before: no second
    ///   page.
    package func printTest(
        _ order: PrintTest,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> PaperOutcome {
        let name = order.device
        guard let printer = printer(name) else { throw .refused(.paper(.unknownPrinter(name))) }
        let (page, repeated) = try await desk.perform(order, by: caller, key: key) {
            day,
            _,
            now in
            TestJob(
                printer: name,
                at: now,
                offsetMinutes: day.offsetMinutes,
                rehearsal: day.isRehearsal
            )
        }
        guard !repeated else { throw .refused(.people(.keyReused)) }
        return await print(.test(page), on: printer)
    }

    /// Cards with numbers that no machine gives. The numbers are used up once they are recorded,
    /// whatever becomes of the cards.
    package func printEmergency(
        _ order: PrintEmergency,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> [(ticket: TicketNumber, outcome: PaperOutcome)] {
        let own = printers.filter { prints(.slips, on: $0.name) }
        guard let printer = own.first(where: { isWell($0.name) }) ?? own.first else {
            throw .refused(.paper(.noPrinter))
        }
        let (service, count) = (order.service, order.count)
        let (block, repeated) = try await desk.perform(order, by: caller, key: key) { day, _, _ in
            let last = day.emergencyLast[service] ?? 0
            let numbers = (last - count + 1...last).map {
                TicketNumber(service: service, sequence: $0)
            }
            return (numbers: numbers, rehearsal: day.isRehearsal)
        }
        guard !repeated else { throw .refused(.people(.keyReused)) }
        var outcomes: [(TicketNumber, PaperOutcome)] = []
        for number in block.numbers {
            let card = EmergencyJob(ticket: number, rehearsal: block.rehearsal)
            // After a fault the rest would only be torn or owed as well.
            if let failed = outcomes.last?.1, !failed.isOut {
                outcomes.append((number, failed.withoutPaper))
            } else {
                outcomes.append((number, await print(.emergency(card), on: printer)))
            }
        }
        return outcomes
    }

    private func print(
        _ order: PrintJob,
        on printer: any PaperPrinter
    ) async -> PaperOutcome {
        do throws(PrinterFault) {
            try await printer.check()
            return .printed(try await printer.print(order))
        } catch {
            await report(error)
            return .failed(error)
        }
    }
}

/// What became of a paper that belongs to no ticket.
package enum PaperOutcome: Hashable, Sendable {
    case printed(PaperPromise)
    case failed(PrinterFault)

    package var isOut: Bool { if case .printed = self { true } else { false } }

    var withoutPaper: PaperOutcome {
        guard case .failed(let fault) = self else { return self }
        return .failed(PrinterFault(fault.trouble, printer: fault.printer))
    }
}
