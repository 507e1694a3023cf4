import ServiceIR

/// Promises and timers: what runs, what stands, what is due.
extension Run {
    /// A step was left or passed, or an action taken: promises end and begin by it.
    mutating func happened(_ event: StepEvent) throws(Refusal) {
        for (id, promise) in engine.service.promises {
            if promise.ends == event, let clock = subject.promises[id], clock.met == nil { meet(id) }
            if promise.starts == event, subject.promises[id] == nil { try startPromise(id, promise) }
        }
    }

    mutating func startPromise(_ id: PromiseID, _ promise: Promise) throws(Refusal) {
        let environment = environment
        if let within = try environment.period(promise.within) {
            subject.promises[id] = PromiseClock(clock: engine.deadlines.clock(within: within, from: at))
        } else if let until = try environment.choose(promise.until) {
            let date = try environment.date(until)
            subject.promises[id] = PromiseClock(clock: engine.deadlines.clock(until: date, from: at))
        }
    }

    /// Where the case has other slots now, a promise until a day that a slot decides has the day that this one gives.
    mutating func followSlots() {
        guard !engine.slotPromises.isEmpty, Set(engine.bookings(of: subject)) != Set(held) else { return }
        for id in engine.slotPromises {
            guard var promise = subject.promises[id], promise.met == nil, let day = try? slotDay(id, promise) else { continue }
            engine.deadlines.move(&promise.clock, to: day)
            subject.promises[id] = promise
        }
    }

    /// The last day of a promise that runs, by what is recorded now, as of the day on which it started.
    private func slotDay(_ id: PromiseID, _ promise: PromiseClock) throws(Refusal) -> CivilDate? {
        let started = CaseEnvironment(engine, subject, submission, today: engine.deadlines.today(at: promise.clock.start))
        guard promise.clock.until != nil, let until = try started.choose(engine.service.promises[id]?.until) else { return nil }
        return try started.date(until)
    }

    mutating func meet(_ id: PromiseID) {
        guard var promise = subject.promises[id], promise.met == nil else { return }
        engine.deadlines.restart(&promise.clock, at: at)
        promise.met = at
        subject.promises[id] = promise
    }

    /// Once the case waits again: what stands, stands from now; what runs again, runs from now.
    mutating func settleClocks() {
        var standing = false
        if var position = subject.position.take() {
            standing = settle(&position)
            subject.position = position
        }
        for (id, promise) in subject.promises where promise.met == nil {
            var promise = promise
            if standing { engine.deadlines.stop(&promise.clock, at: at) } else { engine.deadlines.restart(&promise.clock, at: at) }
            subject.promises[id] = promise
        }
    }

    /// Lets the clocks of a position follow; tells whether it makes the promises stand still.
    private func settle(_ position: inout Position) -> Bool {
        guard let step = engine.layout[position.step] else { return false }
        var branchStands = false
        position.branches.changeValues { if settle(&$0) { branchStands = true } }
        if var clock = position.clock {
            if position.repair != nil || branchStands {
                engine.deadlines.stop(&clock, at: at)
            } else {
                engine.deadlines.restart(&clock, at: at)
            }
            position.clock = clock
        }
        return branchStands || position.repair != nil || (step.standsStill && !position.hasProof)
    }

    /// Sets the timers that the case now needs, and cancels the others.
    mutating func settleTimers() {
        var wanted = OrderedMap<TimerID, Instant>()
        for position in subject.position?.all ?? [] {
            let kind = engine.layout[position.step]?.kind
            if let repair = position.repair {
                if let due = repair.due { wanted[.repair(at: position.step)] = due }
            } else if kind == .wait || kind == .notice {
                if let clock = position.clock { wanted[.step(position.step)] = clock.due }
            } else if let late = engine.layout[position.step]?.late, !position.isLate, late != Late() {
                if let due = engine.runningDue(of: position, in: subject) {
                    wanted[.step(position.step)] = due
                    // Once for each due time, and only where the day is still to come.
                    if late.deemed != nil, position.warned != due, let warning = engine.deadlines.warning(before: due), warning > at {
                        wanted[.warning(at: position.step)] = warning
                    }
                }
            }
        }
        for timer in subject.timers.keys where wanted[timer] == nil { effects.append(.cancelTimer(timer)) }
        for (timer, due) in wanted where subject.timers[timer] != due { effects.append(.setTimer(timer, due)) }
        subject.timers = wanted
    }
}

extension Engine {
    /// When a visit is due while its clock runs: its own time, else the earliest promise that runs.
    func runningDue(of position: Position, in subject: Case) -> Instant? {
        if let clock = position.clock { return clock.stands ? nil : clock.due }
        return subject.promises.values.filter { $0.met == nil && !$0.clock.stands }.map(\.clock.due).min()
    }
}
