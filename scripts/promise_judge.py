"""Whether the promises of a service can be broken, found out by going each of its ways with clocks in hand.

Each way forward from the first step to an end is gone, none of them entering a step twice (so nothing is sent back), for each different outcome
of the conditions that the caller found. On it every step of the office takes as long as it may, to its last second; where the clock stands (the
applicant, a payment, a wait), nothing, or until an awkward moment: the evening before free days, the first of a month. A step that may lengthen
its time does so, or not. So a case is begun on every day of the decreed year, as the office opens, just before it closes, and, where one can
apply without coming, in the evening and on free days. When a clock is due works out `calendar-test`'s own calendar.
Broken is a promise that is due before it is met: by its event, by the first release of a product where it names none, at the latest by the end.
"""
import datetime as dt
import itertools
import re

import yaml

import sibling

calendar = sibling.load("calendar-test")
DAY, SECOND = calendar.DAY, dt.timedelta(seconds=1)
# How a block is left whose own time is over.
LATE = "late"
WAYS = 4_000
CHOICES = 400

UNITS = {"working day": "working days", "hari kerja": "working days", "hour": "hours", "jam": "hours", "minute": "minutes", "menit": "minutes",
         "day": "days", "hari": "days", "calendar day": "days", "hari kalender": "days", "week": "weeks", "minggu": "weeks",
         "month": "months", "bulan": "months", "year": "years", "tahun": "years"}
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Undefined(Exception):
    pass


class Unjudged(Exception):
    """Something the judge does not know: the mutant is counted, not judged."""


class Passed(Exception):
    """With these times a case does not go this way."""


def rows_of(value, key):
    """What stands for one value, or as rows: (condition or None, value)."""
    if isinstance(value, list) and value and all(isinstance(r, dict) for r in value):
        return [(r.get("when"), r.get(key)) for r in value]
    return [(None, value)]


def period(text):
    """(amount, unit, what it is for each of) of a written time; nothing of `none`."""
    if text in (None, "none"):
        return None
    found = re.fullmatch(r"(?:\d+ (?:to|sampai) )?(\d+) (\w+(?: (?!per)\w+)?)(?: per (\S+))?", str(text).strip())
    unit = UNITS.get(found[2].removesuffix("s")) if found else None
    if unit is None:
        raise Unjudged(f"a time: {text}")
    return int(found[1]), unit, found[3]


def is_over_in_hours(step):
    """Whether the time of a step is over on a working day, in office hours or when they are over."""
    if "until" in step or "extend" in step:
        return False
    key = next((key for key in ("wait", "notice") if key in step), "within")
    try:
        times = [period(text) for _, text in rows_of(step.get(key), key)]
    except Unjudged:
        return False
    return all(time and time[0] > 0 and time[2] is None and time[1] in ("working days", "hours", "minutes") for time in times)


def minutes(text):
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


class Region(calendar.Office):
    """The office of a catalog, as its hours and its calendars say."""

    def __init__(self, catalog, folder):
        self.week = [[] for _ in WEEK]
        hours = catalog.get("office_hours") or {"mon_fri": "08:00-16:00"}
        pause = tuple(map(minutes, hours["break"].split("-"))) if "break" in hours else None
        for days, spans in hours.items():
            if days == "break":
                continue
            first, _, last = days.partition("_")
            for day in range(WEEK.index(first), WEEK.index(last or first) + 1):
                own = [tuple(map(minutes, s.split("-"))) for s in (spans if isinstance(spans, list) else [spans])]
                if pause and len(own) == 1 and own[0][0] < pause[0] and pause[1] < own[0][1]:
                    own = [(own[0][0], pause[0]), (pause[1], own[0][1])]
                self.week[day] = own
        self.free, self.first, self.last = set(), dt.date(2026, 1, 1), dt.date(2026, 12, 31)
        names = catalog.get("calendar") or []
        self.is_decreed = bool(names)
        for name in names if isinstance(names, list) else [names]:
            place = folder.parent / name.split("/")[0] if "/" in name else folder
            for path in place.glob("*.calendar.yaml"):
                content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
                if content["calendar"] == name.split("/")[-1]:
                    self.first, self.last = (dt.date.fromisoformat(content[k]) for k in ("from", "until"))
                    self.free |= {dt.date.fromisoformat(d["date"]) for d in content["days"]}
        days = [self.first + DAY * n for n in range((self.last - self.first).days + 1)]
        self.openings = [calendar.at(d, self.spans(d)[0][0]) for d in days if self.works(d)]
        closings = [self.closing(d) - SECOND for d in days if self.works(d)]
        self.in_hours = self.openings + closings
        self.any_time = self.in_hours + [calendar.at(d, 1200) for d in days if self.works(d)] + [calendar.at(d, 600) for d in days if not self.works(d)]
        # The last working day before more free days than a weekend has, and the first of the months: where it matters when a clock runs again.
        eves = [d for d in days if self.works(d) and not any(self.works(d + DAY * n) for n in (1, 2, 3))]
        self.awkward = [self.closing(d) - calendar.MINUTE for d in eves] + [calendar.at(d, 600) for d in days if d.day in (1, 31)]
        self.known, self.broken = {}, {}

    def last_moment(self, amount, unit, start):
        """The last second in time."""
        key = (amount, unit, start)
        if key not in self.known:
            self.known[key] = within_the_day(due(self, amount, unit, start, []))
        return self.known[key]

    def restarts(self, moment):
        """When a clock that stops now may run again."""
        friday = moment.date() + DAY * ((4 - moment.weekday()) % 7 or 7)
        return [moment, calendar.at(friday, 600)] + [m for m in self.awkward if m > moment][:10]


def due(office, amount, unit, start, pauses):
    """When a clock is due; in hours and minutes span by span, where `calendar-test` goes minute by minute."""
    if unit not in ("hours", "minutes") or not amount:
        return calendar.due(office, amount, unit, start, pauses) if amount or unit not in ("hours", "minutes") else start
    left, day = calendar.MINUTE * amount * (60 if unit == "hours" else 1), start.date()
    while True:
        for opening, closing in office.spans(day):
            at, end = max(calendar.at(day, opening), start), calendar.at(day, closing)
            for stop, restart in [*(p for p in pauses if p[1] > at and p[0] < end), (end, None)]:
                open_until = max(at, min(stop, end))
                if left <= open_until - at:
                    return at + left
                left -= open_until - at
                at = max(at, restart or end)
        day += DAY


def extended(office, moment, amount, unit, pauses):
    """A further period, as `calendar-test` has it."""
    if unit in ("hours", "minutes"):
        return due(office, amount, unit, moment, pauses)
    return calendar.extended(office, moment, amount, unit, pauses)


def within_the_day(moment):
    return moment - SECOND if moment.time() == dt.time() else moment


class Ways:
    """The ways forward through a service under one outcome of its conditions, as what happens on them in order:

    ("event", of what), ("release",), ("at", step), ("stands", step), ("timer", of what) where time leads on, ("time", amount, unit, extension),
    ("unknown", why), ("block", what happens in each branch and whether it ends at the join, how many are to come to it, which branch leaves it
    otherwise or `LATE`, its own time, whether it is left when that is over).
    """

    def __init__(self, service, holds, size):
        self.service, self.holds, self.size = service, holds, size
        self.count = 0

    def all(self):
        for events, outcome in self.enter(self.service.first, None, frozenset()):
            self.count += 1
            if self.count > WAYS:
                raise Unjudged("too many ways")
            yield events, outcome

    def chosen(self, value, key):
        for when, content in rows_of(value, key):
            if when is None or self.holds(when):
                return content
        return None

    def time(self, text):
        """A stated time as it is here."""
        found = period(text)
        if found is None:
            return None
        amount, unit, each = found
        return (amount * self.size(each) if each else amount), unit

    def enter(self, name, place, seen):
        """The ways on from entering a step, to the join of the block that it stands in, out of it, or to an end."""
        service = self.service
        if name == "join":
            yield (), "join"
            return
        if service.place.get(name) != place:
            yield (), name
            return
        step = service.steps.get(name, {"end": name})
        if "end" in step:
            yield (), name
            return
        if name in seen:
            return
        seen = seen | {name}
        happened = (("event", name),)
        if "when" in step and not self.holds(step["when"]):
            yield from self.go(happened, self.chosen(step.get("to"), "to"), place, seen)
            return
        if "parallel" in step:
            late = step.get("late")
            leads = late.get("to") if isinstance(late, dict) else None
            for events, target, inside in self.block(name, step, leads is not None, seen):
                if target == "join":
                    target = self.chosen(step.get("to"), "to")
                elif target == LATE:
                    target = leads
                yield from self.go((*events, *happened), target, place, seen | inside)
            inner = [s for n, s in service.steps.items() if any(b == name for b, _ in service.around(n))]
            if leads and any(self.awaits(s) and not self.stands(s) for s in inner):
                yield from self.go((*self.spent(name, step), ("timer", name), *happened), leads, place, seen)
            return
        before = self.spent(name, step)
        if "issue" in step:
            outputs = service.root.get("outputs") or {}
            named = step["issue"] if isinstance(step["issue"], list) else [step["issue"]]
            if not all((outputs.get(o) or {}).get("product") == "false" for o in named):
                happened = (*happened, ("release",))
        leads_on = False
        for act, content in [("done", step), *(step.get("actions") or {}).items()]:
            if isinstance(content, dict) and "to" in content and "repair" not in content:
                for way in self.go((*before, ("event", f"{name}.{act}"), *happened), self.chosen(content["to"], "to"), place, seen):
                    leads_on = True
                    yield way
        # Nobody of the office is late; the citizen may be, and whoever the clock waits for. Where nothing else leads on, time does.
        late = step.get("late")
        if isinstance(late, dict) and late.get("to") and (self.stands(step) or self.awaits(step) or not leads_on):
            yield from self.go((*before, ("timer", name), *happened), late["to"], place, seen)

    def go(self, events, target, place, seen):
        if target is not None:
            for after, outcome in self.enter(target, place, seen):
                yield (*events, *after), outcome

    def block(self, name, step, leads, seen):
        try:
            own = None if self.stands(step) or "extend" in step else self.time(self.chosen(step.get("within"), "within"))
        except Unjudged:
            own = None
        branches = [sorted(set(self.enter(next(iter(inner)), (name, branch), seen)), key=str) for branch, inner in step["parallel"].items()]
        join = step.get("join", "all")
        need = len(branches) if join == "all" else 1 if join == "any" else min(int(join), len(branches))
        inside = frozenset(n for n in self.service.steps if any(b == name for b, _ in self.service.around(n)))
        for ways in itertools.product(*branches):
            content = tuple((events, outcome == "join") for events, outcome in ways)
            if sum(joins for _, joins in content) >= need:
                yield (("block", content, need, None, own, leads),), "join", inside
            for leaves, (_, outcome) in enumerate(ways):
                if outcome != "join":
                    yield (("block", content, need, leaves, own, leads),), outcome, inside
            if own and leads:
                # Late by itself: its steps, each on time, may last longer.
                yield (("block", content, need, LATE, own, leads), ("timer", name)), LATE, inside

    def is_payment(self, step):
        """Whether the citizen pays there; a benefit is paid to him."""
        items = step.get("pay", [])
        benefits = self.service.root.get("benefit")
        return "pay" in step and not (
            isinstance(benefits, dict) and set(items if isinstance(items, list) else [items]) <= set(benefits))

    def roles(self, step):
        return {r for _, value in rows_of(step.get("by"), "by") for r in (value if isinstance(value, list) else [value])}

    def awaits(self, step):
        """Whether the citizen is to act or to pay there, be it beside the office."""
        return self.is_payment(step) or "notice" not in step and bool(self.roles(step) & {"applicant", "filer"})

    def stands(self, step):
        if "clock" in step:
            return step["clock"] == "stops"
        if "pay" in step:
            return self.is_payment(step)
        if "wait" in step:
            return True
        return "by" in step and "notice" not in step and self.roles(step) <= {"applicant", "filer"}

    def spent(self, name, step):
        """What passes at a step before it is left; at a block, before it is late."""
        if not any(k in step for k in ("by", "pay", "wait", "notice", "parallel")):
            return ()
        if self.stands(step):
            return (("stands", name),)
        if "until" in step:
            return (("at", name), ("unknown", "a step until a date"))
        try:
            if "wait" in step:
                limit = self.time(step["wait"])
            elif "notice" in step:
                limit = self.time(self.chosen(step["notice"], "notice"))
            else:
                limit = self.time(self.chosen(step.get("within"), "within"))
        except Unjudged as reason:
            return (("at", name), ("unknown", str(reason)))
        longer = step.get("extend")
        if isinstance(longer, dict):
            more = self.time(self.chosen(longer.get("within"), "within")) if "within" in longer else None
            longer = more and (*more, min(2, int(longer.get("at_most", 1))))
        return (("at", name), ("time", *(limit or (0, None)), longer)) if limit or longer else (("at", name),)


def happens(events):
    """All events of a way that surely happen on it."""
    for event in events:
        if event[0] == "event":
            yield event[1]
        elif event[0] == "block":
            _, branches, need, leaves, *_ = event
            if leaves is not None:
                yield from happens(branches[leaves][0] if leaves != LATE else ())
                continue
            inside = [set(happens(b)) for b, joins in branches if joins]
            for name in set().union(*inside):
                if sum(name in i for i in inside) > len(inside) - need:
                    yield name


def flat(events):
    for event in events:
        if event[0] == "block":
            for inner, _ in event[1]:
                yield from flat(inner)
        else:
            yield event


def last(events):
    """Where a case waited last, or what came by itself; the submission where neither."""
    found = set()
    for event in reversed(events):
        if event[0] in ("at", "stands", "timer"):
            return {*found, event}
        if event[0] == "block":
            inside = set().union(*(last(inner) for inner, _ in event[1]))
            found |= inside - {("submission",)}
            if ("submission",) not in inside:
                return found
    return {*found, ("submission",)}


class Promise:
    """One promise: what starts it, what meets it, and its time by rows."""

    def __init__(self, content):
        self.starts, self.ends = content.get("starts"), content.get("ends")
        self.within, self.until = content.get("within"), content.get("until")

    def led_to(self, events):
        """Where a case waited last before the promise starts, what came by itself, or the submission."""
        return last(events[:events.index(("event", self.starts))]) if ("event", self.starts) in events else {("submission",)}

    def program(self, events):
        """What happens on a way while the promise runs; nothing where it never starts."""
        if self.starts is not None:
            places = [i for i, e in enumerate(events) if e == ("event", self.starts)]
            if not places:
                if ("event", self.starts) in flat(events):
                    raise Unjudged("starts within a block")
                return None
            events = events[places[0] + 1:]
        return self.kept(events)[0]

    def kept(self, events):
        """Only what matters for the time, up to what meets the promise: with `met` in place of it; and whether it is surely met."""
        found = []
        for event in events:
            if event == ("event", self.ends) or self.ends is None and event == ("release",):
                return (*found, ("met",)), True
            if event[0] == "block":
                inner = [self.kept(b) for b, _ in event[1]]
                found.append(("block", tuple((b, joins) for (b, _), (_, joins) in zip(inner, event[1])), *event[2:]))
            elif event[0] in ("at", "stands", "time", "unknown"):
                found.append(event)
        return tuple(found), False


class Run:
    """One case that goes one way: so long the clock stands each time, so often each step is lengthened."""

    def __init__(self, region, restarts, longer):
        self.region, self.restarts, self.longer = region, iter(restarts), iter(longer)
        self.pauses, self.extensions = [], []

    def go(self, events, now):
        """When it has all happened, and when the promise was met on the way."""
        for event in events:
            if event[0] == "met":
                return now, now
            if event[0] == "unknown":
                raise Unjudged(event[1])
            if event[0] == "stands":
                choices = self.region.restarts(now)
                restart = choices[min(next(self.restarts), len(choices) - 1)]
                if restart > now:
                    # Whoever acted before did so within the last second: what stops at the very time it is due no longer stands.
                    self.pauses.append((now - SECOND, restart))
                now = restart
            elif event[0] == "time":
                _, amount, unit, longer = event
                times = next(self.longer) if longer else 0
                # Without a time of its own it is left at once, and only the promise is lengthened.
                moment = due(self.region, amount, unit, now, []) if times and unit else None
                for _ in range(times):
                    self.extensions.append(longer[:2])
                    moment = moment and extended(self.region, moment, *longer[:2], [])
                if moment:
                    now = max(now, within_the_day(moment))
                elif unit:
                    now = max(now, self.region.last_moment(amount, unit, now))
            elif event[0] == "block":
                now, met = self.block(event, now)
                if met:
                    return now, met
        return now, None

    def block(self, event, start):
        _, branches, need, leaves, own, leads = event
        untimed = [is_untimed(inner) for inner, _ in branches]
        if need < len(branches) and any(untimed) and not own:
            # At once is not the worst where another branch may then be the first.
            raise Unjudged("a step without a time beside others, of which not all are waited for")
        before = len(self.pauses)
        ended = [(*self.go(inner, start), joins, place) for place, (inner, joins) in enumerate(branches)]
        if own:
            # What has no time of its own in it takes that of the block; what has met the promise before may have done so as late.
            over = due(self.region, *own, start, merged(self.pauses[before:]))
            end = max(start, within_the_day(over))
            ended = [(max(now, end), met and max(met, end), *rest) if is_open else (now, met, *rest)
                     for (now, met, *rest), is_open in zip(ended, untimed)]
        met, come = [m for _, m, _, _ in ended if m], 0
        left = None
        for now, _, joins, place in sorted(ended, key=lambda e: e[0]):
            come += joins
            if not joins or come == need:
                left = now, (None if joins else place)
                break
        if own and leads and (left is None or left[0] > over):
            # Longer than the block may: it is left then.
            left = over, LATE
            met = [m for m in met if m <= over]
        if left is None or left[1] != leaves:
            raise Passed
        # What stands in a branch that is cancelled runs again.
        self.pauses[before:] = [(a, min(b, left[0])) for a, b in self.pauses[before:] if a < left[0]]
        return left[0], min((m for m in met if m <= left[0]), default=None)


def is_untimed(events):
    """Whether the office has a step there that may take as long as it likes, or as what is around it."""
    return any(e[0] == "at" and after[0] != "time" for e, after in itertools.pairwise((*events, ("",)))) or any(
        is_untimed(inner) for e in events if e[0] == "block" and not e[4] for inner, _ in e[1])


def merged(pauses):
    found = []
    for start, end in sorted(pauses):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def is_over(region, program, limit, start, restarts, longer):
    """Whether the promise that starts then is due before it is met."""
    run = Run(region, restarts, longer)
    try:
        done, met = run.go(program, start)
    except Passed:
        return False
    pauses = merged(run.pauses)
    end = due(region, *limit, start, pauses)
    for more in run.extensions:
        end = extended(region, end, *more, pauses)
    return (met or done) > end


def broken(region, program, limit, starts):
    """How a promise can be broken on one way: `plainly`, begun as the office opens and nothing in between; or `otherwise`."""
    key = (program, limit, starts)
    if key not in region.broken:
        region.broken[key] = tried(region, program, limit, getattr(region, starts))
    return region.broken[key]


def tried(region, program, limit, starts):
    if not any(e[0] in ("time", "unknown") for e in flat(program)):
        return None
    stands = sum(e[0] == "stands" for e in flat(program))
    most = [e[3][2] for e in flat(program) if e[0] == "time" and e[3]]
    nothing = [0] * stands, [0] * len(most)
    if any(is_over(region, program, limit, s, *nothing) for s in region.openings):
        return "plainly"
    if any(is_over(region, program, limit, s, *nothing) for s in starts):
        return "otherwise"
    choices = list(itertools.product(*[range(12)] * min(stands, 2), *[range(n + 1) for n in most]))[1:]
    if len(choices) > CHOICES:
        choices = choices[::len(choices) // CHOICES + 1]
    awkward = set(region.awkward)
    some = [s for n, s in enumerate(starts) if s in awkward or n % 17 == 0]
    for choice in choices:
        waits = [*choice[:min(stands, 2)], *[0] * (stands - 2)]
        if any(is_over(region, program, limit, s, waits, choice[min(stands, 2):]) for s in some):
            return "otherwise"
    return None


def promises(root):
    sla = root.get("sla")
    if isinstance(sla, str):
        return [] if sla in ("steps", "to_fill") else [Promise({"within": sla})]
    if not isinstance(sla, dict):
        return []
    if set(sla) & {"within", "until", "starts", "ends"}:
        return [Promise(sla)]
    return [Promise(p if isinstance(p, dict) else {"within": p}) for p in sla.values()]


def judge(service, outcomes, region):
    """What is wrong with the promises of a service: `broken` (begun as the office opens, with nothing in between), `broken
    otherwise`, `broken at the end` (its event does not happen), `of nothing`, `missed`, `no clock`; and what was not judged.

    `outcomes`: of the conditions of workflow and promises, each as a function from a condition to whether it holds, and one that counts.
    """
    found, unknown = set(), set()
    all_promises = promises(service.root)
    is_open = set(service.root.get("channels") or []) - {"counter"}
    clockless = {n for n, s in service.steps.items() if ("by" in s or "pay" in s) and not s.keys() & {"within", "until", "notice", "wait"}
                 and ("late" in s or "extend" in s)}
    timed, visited = set(), set()
    for holds, size in outcomes:
        ways = Ways(service, holds, size)
        try:
            every = list(ways.all())
        except Undefined:
            continue
        except Unjudged as reason:
            unknown.add(str(reason))
            continue
        every = [(e, o) for e, o in every if o != "join"]
        visited |= {e[1] for events, _ in every for e in flat(events) if e[0] in ("at", "stands")}
        for promise in all_promises:
            limit = None
            try:
                limit = ways.time(ways.chosen(promise.within, "within"))
            except Undefined:
                continue
            except Unjudged as reason:
                unknown.add(str(reason))
            if limit is None and promise.until is None:
                continue
            if limit and period(ways.chosen(promise.within, "within"))[0] == 0:
                found.add("of nothing")
            for events, outcome in every:
                if (service.steps.get(outcome) or {}).get("end") == "granted" and \
                        {e for e in (promise.starts, promise.ends) if e} - set(happens(events)):
                    found.add("missed")
            def is_closed(events):
                """Whether the promise may start on it while the office is closed."""
                def is_any_time(event):
                    if event[0] == "submission":
                        return is_open and not getattr(holds, "is_at_counter", False)
                    step = service.steps[event[1]]
                    if event[0] == "timer" or step.keys() & {"wait", "notice"}:
                        return not is_over_in_hours(step)
                    return event[0] != "at" or ways.awaits(step) or "call" in step

                return any(is_any_time(event) for event in promise.led_to(events))

            for program, closed in sorted({(p, is_closed(e)) for e, _ in every if (p := promise.program(e)) is not None}, key=str):
                timed |= {e[1] for e in flat(program) if e[0] == "at"}
                if limit is None:
                    unknown.add("a promise until a date")
                    continue
                if not region.is_decreed and len({limit[1], *(e[2] for e in flat(program) if e[0] == "time")}) > 1:
                    unknown.add("unlike units, and no calendar")
                    continue
                try:
                    how = broken(region, program, limit, "any_time" if closed else "in_hours")
                except Unjudged as reason:
                    unknown.add(str(reason))
                    continue
                if how and promise.ends and ("met",) not in flat(program):
                    found.add("broken at the end")
                elif how:
                    found.add("broken" if how == "plainly" else "broken otherwise")
    if clockless & visited - timed:
        found.add("no clock")
    if service.root.get("sla") == "steps":
        ways = Ways(service, None, None)
        if not any(s.keys() & {"within", "until"} and not ways.stands(s) for s in service.steps.values()):
            found.add("of nothing")
    return found, unknown
