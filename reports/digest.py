"""The morning digest for a head: what was done since the previous workday began, and what to do."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from locales.numbers import weekday_day_month
from locales.texts import Html, Texts
from reports.absences import away_names
from reports.advice import advice_line
from reports.attainment import DETAILS, attainment_lines, extras_line
from reports.post import Button, Buttons, Post
from reports.presence import last_workdays, load_unknown_days, silent_in_a_row
from reports.team_period import Away, TeamPeriod, away_on, capacity_of, load_team_period
from reports.why_button import why_button
from reports.wording import lines, listed, short_name, sums
from sales.advice import Advice, Recent, advise
from sales.attainment import asked_together, attainments, has_met_all
from sales.capacity import TeamCapacity
from sales.catalog import POINTS, Figures, value
from sales.claims import Claim, Held
from sales.folding import together
from sales.league import Standing, league
from sales.periods import Period, day_period, local_day
from sales.teams import Team
from storage.daily import team_figures
from storage.presence import known_days
from storage.targets import minimums

ADVICE_WORKDAYS = 5
SILENCE_WORKDAYS = 20  # a longer silence is not counted further
TOP = 3
NAMES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestFacts:
    """``since``: up to the end of yesterday, against the minimums of the one workday in it.

    ``with_minimums``: how many had any then; ``has_minimums``: whether today anybody has.
    ``silent``: nothing is known of them in that time; ``away``: absent today. ``so_far``: what
    today already has. ``advice`` rests on the last ``ADVICE_WORKDAYS`` workdays.
    """

    since: TeamPeriod
    today: date
    met: tuple[int, ...]
    with_minimums: int
    has_minimums: bool
    silent: tuple[int, ...]
    zeros: tuple[int, ...]
    away: tuple[Away, ...]
    top: tuple[Standing, ...]
    so_far: Figures
    advice: tuple[Advice, ...]
    names: Mapping[int, str] = field(repr=False)


def load_digest(db: sqlite3.Connection, team: Team, now: datetime) -> DigestFacts:
    today = local_day(now, team.timezone)
    capacity = capacity_of(db, team, today)
    workday = capacity.calendar.previous_workday(today)
    since = load_team_period(db, team, Period(workday, today), (workday,), capacity)
    known = known_days(db, team.id, since.period)
    unknown = load_unknown_days(db, team, since.people, [workday], capacity)
    everyone = [person.id for person in since.people]
    return DigestFacts(
        since=since,
        today=today,
        met=tuple(it for it in everyone if has_met_all(since.of(it), since.asked[it])),
        with_minimums=sum(1 for it in everyone if since.asked[it]),
        has_minimums=any(minimums(db, team.id, today).values()),
        silent=tuple(it for it in everyone if unknown[it] and it not in known),
        zeros=tuple(it for it in everyone if it in known and not since.of(it)),
        away=away_on(since.people, today, capacity),
        top=_top(since),
        so_far=together(team_figures(db, team.id, day_period(today)).values()),
        advice=advise(load_recent(db, team, today, capacity)),
        names={person.id: person.name for person in since.people},
    )


def _top(since: TeamPeriod) -> tuple[Standing, ...]:
    points = {person.id: value(POINTS, since.of(person.id)) for person in since.people}
    leading = [it for it in league(points, {}) if it.value > 0 and it.place <= TOP]
    return tuple(leading[:TOP])


def load_recent(
    db: sqlite3.Connection, team: Team, today: date, capacity: TeamCapacity
) -> list[Recent]:
    """What advice reads of each who works today: their last workdays, asked only from the day they
    joined.
    """
    calendar = capacity.calendar
    workdays = last_workdays(calendar, today, ADVICE_WORKDAYS)
    recent = load_team_period(db, team, Period(workdays[0], today), workdays, capacity)
    before = last_workdays(calendar, workdays[0], ADVICE_WORKDAYS)
    earlier = team_figures(db, team.id, Period(before[0], workdays[0]))
    heard = last_workdays(calendar, today, SILENCE_WORKDAYS)
    unknown = load_unknown_days(db, team, recent.people, heard, capacity)
    silent = silent_in_a_row(unknown, heard, capacity)
    return [
        Recent(
            person_id=person.id,
            figures=recent.of(person.id),
            before=earlier.get(person.id, {}),
            asked=recent.asked[person.id],
            silent_days=silent[person.id],
        )
        for person in recent.people
        if capacity.of(person.id).absence_on(today) is None
    ]


def build_digest(facts: DigestFacts, texts: Texts) -> Post:
    text = lines(
        texts("digest.title", day=weekday_day_month(facts.today, texts.language)),
        texts("digest.since", team=short_name(facts.since.team.name), since=_since(facts, texts)),
        _team_lines(facts, texts),
        _people_lines(facts, texts),
        _top_line(facts, texts),
        _advice_lines(facts, texts),
    )
    return Post(text, buttons=_buttons(facts, texts))


def _since(facts: DigestFacts, texts: Texts) -> str:
    return weekday_day_month(facts.since.period.start, texts.language)


def _team_lines(facts: DigestFacts, texts: Texts) -> Html:
    currency = facts.since.team.currency
    asked = asked_together(facts.since.asked.values())
    found = attainments(facts.since.totals, asked)
    so_far = sums(texts, facts.so_far, currency)
    return lines(
        texts("digest.team"),
        attainment_lines(found, texts, currency),
        extras_line(facts.since.totals, asked, texts, currency, hidden=DETAILS),
        "" if facts.since.totals else texts("digest.nothing"),
        texts("digest.so_far", sums=so_far) if so_far else "",
    )


def _people_lines(facts: DigestFacts, texts: Texts) -> Html:
    parts = []
    if facts.with_minimums:
        met = _names(facts, facts.met, texts)
        key = "team.met_names" if met else "team.met"
        parts.append(texts(key, count=len(facts.met), of=facts.with_minimums, names=met))
    if facts.silent:
        parts.append(texts("digest.silent", names=_names(facts, facts.silent, texts)))
    if facts.zeros:
        parts.append(texts("team.zeros", names=_names(facts, facts.zeros, texts)))
    parts.append(away_names(facts.away, texts, NAMES))
    return lines(*parts)


def _names(facts: DigestFacts, people: tuple[int, ...], texts: Texts) -> Html:
    return listed(texts, [short_name(facts.names[it]) for it in people], NAMES)


def _top_line(facts: DigestFacts, texts: Texts) -> Html:
    if not facts.top:
        return Html()
    leaders = (
        texts(
            "digest.leader",
            place=it.place,
            name=short_name(facts.names[it.person_id]),
            points=texts.plural("metric.points.n", it.value),
        )
        for it in facts.top
    )
    return texts("digest.top", leaders=Html("\n".join(leaders)))


def _advice_lines(facts: DigestFacts, texts: Texts) -> Html:
    currency = facts.since.team.currency
    numbered = [
        texts(
            "digest.advice",
            number=number,
            advice=advice_line(it, facts.names[it.person_id], ADVICE_WORKDAYS, texts, currency),
        )
        for number, it in enumerate(facts.advice, 1)
    ]
    if not facts.has_minimums:
        numbered.append(texts("digest.set_minimums"))
    return lines(texts("digest.to_do"), *numbered) if numbered else Html()


def _buttons(facts: DigestFacts, texts: Texts) -> Buttons:
    since = facts.since
    claim = Claim(held=Held.PASSED, team_id=since.team.id, period=since.period)
    return (
        (
            Button(texts("digest.button_team"), "team:week"),
            Button(texts("digest.button_board"), "top:week:points"),
        ),
        (why_button(claim, texts),),
    )
