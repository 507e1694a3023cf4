extension Rule {
    /// 06xx: time.
    public static let timeRules: [Rule] = [
        promiseInfeasible, promiseNotProved, promiseWithoutSlack, lateWithoutClock, promiseEventMissed,
        extensionWithoutClock, promiseOfNothing, promiseAfterRelease, hoursForDays, stepsWithoutTime, promiseAboveDefault,
    ]
}
