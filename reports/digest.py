"""The morning digest for a head: what was done since the previous workday began, and what to do."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from locales.numbers import weekday_day_month
from locales.texts import Html, Texts
from reports.absences import away_names
from reports.attainment import DETAILS, attainment_lines, extras_line
from reports.changes import Changes, figures_line, load_changes, people_line
from reports.month_pace import MonthPace, load_month_pace, month_pace_lines
from reports.norms import load_links, load_moved
from reports.post import Button, Buttons, Post
from reports.presence import last_workdays, load_unknown_days, silent_in_a_row
from reports.talks import moved_lines, talk_buttons, talk_lines
from reports.team_period import Away, TeamPeriod, away_on, capacity_of, load_team_period
from reports.why_button import why_button
from reports.wording import lines, listed, short_name, sums
from sales.advice import SETTLED, SILENCE_WORKDAYS, Advice, Kind, Recent, advise
from sales.attainment import asked_together, has_met_all
from sales.capacity import OwnCalendar, TeamCapacity
from sales.catalog import Figures
from sales.claims import Claim, Held
from sales.folding import together
from sales.norms import RECENT_WORKDAYS
from sales.periods import DAY, Period, day_period, local_day
from sales.presses import with_team
from sales.stays import Stays
from sales.talks import Moved
from sales.teams import Team
from storage import talks
from storage.daily import team_figures
from storage.presence import known_days, stays
from storage.settings import load_posting
from storage.targets import minimums

NAMES = 6
METRICS = 3  # those not met first
FURTHEST_BACK = 31  # days: an older digest is not looked for, there may have been none


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestFacts:
    """``since``: up to the end of yesterday, against the minimums of the one workday in it.

    ``with_minimums``: how many had any then; ``has_minimums``: whether today anybody has.
    ``silent``: nothing is known of them in that time; ``away``: absent today. ``so_far``: what
    today already has. ``advice`` rests on the last workdays, of which each person's own are
    ``worked``; ``moved``: what came of the talks of two weeks ago.
    """

    since: TeamPeriod
    today: date
    met: tuple[int, ...]
    with_minimums: int
    has_minimums: bool
    silent: tuple[int, ...]
    zeros: tuple[int, ...]
    away: tuple[Away, ...]
    so_far: Figures
    changes: Changes
    pace: MonthPace
    advice: tuple[Advice, ...]
    worked: Mapping[int, int]
    moved: tuple[Moved, ...]
    names: Mapping[int, str] = field(repr=False)


def load_digest(db: sqlite3.Connection, team: Team, now: datetime) -> DigestFacts:
    today = local_day(now, team.timezone)
    capacity = capacity_of(db, team, today)
    workday = capacity.calendar.previous_workday(today)
    since = load_team_period(db, team, Period(workday, today), (workday,), capacity)
    known = known_days(db, team.id, since.period)
    unknown = load_unknown_days(db, team, since.people, [workday], capacity)
    everyone, here = [it.id for it in since.everyone], [it.id for it in since.people]
    recent = load_recent(db, team, today, capacity)
    return DigestFacts(
        since=since,
        today=today,
        met=tuple(it for it in everyone if has_met_all(since.of(it), since.asked[it])),
        with_minimums=sum(1 for it in everyone if since.asked[it]),
        has_minimums=any(minimums(db, team.id, today).values()),
        silent=tuple(it for it in here if unknown[it] and it not in known),
        zeros=tuple(it for it in here if it in known and not since.of(it)),
        away=away_on(since.people, today, capacity),
        so_far=together(team_figures(db, team.id, day_period(today)).values()),
        changes=load_changes(db, team, since, capacity),
        pace=load_month_pace(db, team, now, capacity),
        advice=advise(recent, talks.resting(db, team.id, today)),
        worked={it.person_id: it.days for it in recent},
        moved=_moved(db, team, since, capacity),
        names={person.id: person.name for person in since.people},
    )


def _moved(
    db: sqlite3.Connection, team: Team, since: TeamPeriod, capacity: TeamCapacity
) -> tuple[Moved, ...]:
    """Of the talks that are to be followed up since the digest before; with people still here."""
    today, plan = since.period.end, load_posting(db, team.id).plan("digest")
    days = (today - back * DAY for back in range(1, FURTHEST_BACK))
    had = (day for day in days if plan.comes_on(day, capacity.calendar))
    before = next(had, today - FURTHEST_BACK * DAY)
    here = {person.id for person in since.people}
    talks_due = talks.to_follow_up(db, team.id, Period(before + DAY, today + DAY))
    found = (load_moved(db, team, it, today, capacity) for it in talks_due if it.person_id in here)
    return tuple(it for it in found if it is not None)


def load_recent(
    db: sqlite3.Connection, team: Team, today: date, capacity: TeamCapacity
) -> list[Recent]:
    """What advice reads of each who works today: their last workdays, asked only while they
    are in the team.
    """
    calendar = capacity.calendar
    workdays = last_workdays(calendar, today, RECENT_WORKDAYS)
    recent = load_team_period(db, team, Period(workdays[0], today), workdays, capacity)
    links = load_links(db, team, recent.people, today, capacity)
    heard = last_workdays(calendar, today, SILENCE_WORKDAYS)
    unknown = load_unknown_days(db, team, recent.people, heard, capacity)
    known = known_days(db, team.id, Period(heard[0], today))
    silent = silent_in_a_row(unknown, heard, known, capacity)
    of_team = stays(db, team.id, team.timezone)
    settling = last_workdays(calendar, today, SETTLED)
    return [
        Recent(
            person_id=person.id,
            days=_own_days(capacity.of(person.id), workdays, of_team[person.id]),
            in_team=sum(day >= of_team[person.id].latest.start for day in settling),
            figures=recent.of(person.id),
            links=links[person.id],
            asked=recent.asked[person.id],
            silent_days=silent[person.id],
        )
        for person in recent.people
        if not _is_off(capacity.of(person.id), today)
    ]


def _is_off(own: OwnCalendar, today: date) -> bool:
    """Absent, or off by their own week while the team works."""
    is_own_day_off = own.team.is_workday(today) and not own.is_workday(today)
    return is_own_day_off or own.absence_on(today) is not None


def _own_days(own: OwnCalendar, workdays: list[date], stay: Stays) -> int:
    return sum(day in stay and own.is_workday(day) for day in workdays)


def build_digest(facts: DigestFacts, texts: Texts) -> Post:
    text = lines(
        texts("digest.title", day=weekday_day_month(facts.today, texts.language)),
        texts("digest.since", team=short_name(facts.since.team.name), since=_since(facts, texts)),
        _team_lines(facts, texts),
        _people_lines(facts, texts),
        _advice_lines(facts, texts),
    )
    return Post(text, buttons=_buttons(facts, texts))


def _since(facts: DigestFacts, texts: Texts) -> str:
    return weekday_day_month(facts.since.period.start, texts.language)


def _team_lines(facts: DigestFacts, texts: Texts) -> Html:
    currency, since = facts.since.team.currency, facts.since
    asked = asked_together(since.asked.values())
    found = sorted(since.attained, key=lambda it: it.is_met)
    so_far = sums(texts, facts.so_far, currency)
    hidden = len(found) - METRICS
    told = lines(
        attainment_lines(found[:METRICS], texts, currency),
        texts("digest.more_metrics", n=hidden) if hidden > 0 else "",
        extras_line(since.totals, asked, texts, currency, hidden=DETAILS),
        "" if since.totals else texts("digest.nothing"),
        figures_line(facts.changes.figures, texts, currency),
        texts("digest.so_far", sums=so_far) if so_far else "",
    )
    return Html(f"\n{told}") if told else told


def _people_lines(facts: DigestFacts, texts: Texts) -> Html:
    """Nobody twice: of whose silence a talk is, the talk tells; else, away today, that line."""
    asked = {it.person_id for it in facts.advice if it.kind is Kind.SILENT}
    away = {person.id for person, _ in facts.away}
    silent = tuple(it for it in facts.silent if it not in asked | away)
    parts = []
    if facts.with_minimums:
        parts.append(texts("team.met", count=len(facts.met), of=facts.with_minimums))
    elsewhere = {*asked, *facts.silent}
    parts.append(month_pace_lines(facts.pace, texts, facts.since.team.currency, elsewhere))
    if silent:
        parts.append(texts("digest.silent", names=_names(facts, silent, texts)))
    if facts.zeros:
        parts.append(texts("team.zeros", names=_names(facts, facts.zeros, texts)))
    parts += [away_names(facts.away, texts, NAMES, facts.silent), people_line(facts.changes, texts)]
    found = lines(*parts)
    return Html(f"\n{found}") if found else found


def _names(facts: DigestFacts, people: tuple[int, ...], texts: Texts) -> Html:
    return listed(texts, [short_name(facts.names[it]) for it in people], NAMES)


def _advice_lines(facts: DigestFacts, texts: Texts) -> Html:
    currency, names = facts.since.team.currency, dict(facts.names)
    talking = talk_lines(facts.advice, names, facts.worked, texts, currency)
    beside = lines(
        "" if facts.has_minimums else texts("digest.set_minimums"),
        moved_lines(facts.moved, names, texts),
    )
    if not talking:
        return Html(f"\n{beside}") if beside else beside
    return lines(texts("digest.to_do"), *talking, beside)


def _buttons(facts: DigestFacts, texts: Texts) -> Buttons:
    since = facts.since
    talking = talk_buttons(since.team, facts.today, facts.advice, facts.moved, texts)
    claim = Claim(held=Held.MORNING, team_id=since.team.id, period=since.period)
    return (
        *talking,
        (
            Button(texts("digest.button_team"), with_team("team:week", since.team.id)),
            Button(texts("digest.button_board"), with_team("top:week:points", since.team.id)),
            why_button(claim, texts),
        ),
    )
