"""The team's table for its head: who did what, who met the minimums, of whom nothing is known."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape

from charts.specs import Cell, TeamDaySpec, TeamRow
from locales.numbers import NO_VALUE
from locales.texts import Html, Texts
from reports.absences import away_names
from reports.acknowledged import Acknowledged, acknowledged_count, load_acknowledged
from reports.attainment import attainment_lines, extras_line
from reports.board import KINDS, Kind
from reports.closed_month import ClosedMonth, What, closed_lines, load_closed_month
from reports.post import Button, Buttons, Post
from reports.presence import load_unknown_days
from reports.team_period import (
    Away,
    TeamPeriod,
    away_on,
    load_team_period,
    period_and_capacity,
)
from reports.why_button import why_button
from reports.wording import drawn_metrics, lines, listed, period_name, short_name, short_shown
from sales.attainment import asked_together, has_met_all
from sales.capacity import TeamCapacity
from sales.catalog import value
from sales.claims import Claim, Held
from sales.periods import local_day
from sales.presses import with_team
from sales.stays import Stays
from sales.teams import Person, Team
from storage.presence import known_days, stays

MAX_COLUMNS = 5
NAMES = 8
AMENDED = (What.FACT, What.ASKED, What.UNKNOWN)


@dataclass(frozen=True, slots=True)
class TeamReportFacts:
    """The minimums in ``found`` are those of the workdays up to ``today``, today among them.

    ``unknown``: each person's unknown workdays up to yesterday; of a day's report, today.
    ``zeros``: of a day's report, those who said that zero is right. ``away``: who is absent on the
    last workday of it so far, of a day or of what is under way; ``off``: who had no workday in it
    so far. ``acknowledged``: this month's plans, ``closed``: what the month was when it was closed,
    both of a month's report.
    """

    kind: Kind
    today: date
    found: TeamPeriod
    unknown: Mapping[int, list[date]]
    zeros: tuple[int, ...]
    away: tuple[Away, ...] = ()
    off: frozenset[int] = frozenset()
    acknowledged: Acknowledged | None = None
    closed: ClosedMonth | None = None


def load_team_report(
    db: sqlite3.Connection, team: Team, kind: Kind, now: datetime, back: int = 0
) -> TeamReportFacts:
    today = local_day(now, team.timezone)
    period, capacity = period_and_capacity(db, team, kind, today, back)
    workdays = [day for day in capacity.calendar.workdays(period) if day <= today]
    found = load_team_period(db, team, period, workdays, capacity)
    is_of_now = kind == "day" or today in period
    passed = workdays if kind == "day" else [day for day in workdays if day < today]
    known = known_days(db, team.id, period) if kind == "day" else {}
    return TeamReportFacts(
        kind=kind,
        today=today,
        found=found,
        unknown=load_unknown_days(db, team, found.everyone, passed, capacity),
        zeros=tuple(it.id for it in found.everyone if it.id in known and not found.of(it.id)),
        away=away_on(found.people, workdays[-1], capacity) if workdays and is_of_now else (),
        off=frozenset(_off(found, workdays, capacity, stays(db, team.id, team.timezone))),
        acknowledged=load_acknowledged(db, team, now) if kind == "month" and not back else None,
        closed=load_closed_month(db, team, period.start) if kind == "month" else None,
    )


def _off(
    found: TeamPeriod, workdays: list[date], capacity: TeamCapacity, stays: Mapping[int, Stays]
) -> Iterator[int]:
    """Of whom none of the team's workdays is theirs; a team's day off is nobody's own."""
    for person in found.everyone if workdays else ():
        own, stay = capacity.of(person.id), stays[person.id]
        if not any(day in stay and own.is_workday(day) for day in workdays):
            yield person.id


def build_team_report(facts: TeamReportFacts, texts: Texts) -> Post:
    text = lines(
        texts(
            "team.title",
            team=short_name(facts.found.team.name),
            period=texts(
                f"board.of_{facts.kind}",
                period=period_name(texts, facts.kind, facts.found.period),
            ),
        ),
        _sums_lines(facts, texts),
        _met_line(facts, texts),
        _silent_line(facts, texts),
        _zeros_line(facts, texts),
        away_names(facts.away, texts, NAMES),
        acknowledged_count(facts.acknowledged, texts) if facts.acknowledged else "",
        closed_lines(facts.closed, texts, facts.found.team.currency, whats=AMENDED),
    )
    return Post(text, _picture(facts, texts), _buttons(facts, texts))


def _sums_lines(facts: TeamReportFacts, texts: Texts) -> Html:
    found = facts.found
    if not found.people and not found.totals:
        return texts("team.no_people")
    asked = asked_together(found.asked.values())
    currency = found.team.currency
    return lines(
        "" if found.totals else texts("team.nothing"),
        attainment_lines(found.attained, texts, currency),
        texts("team.asked_to_date") if asked and _is_under_way(facts) else "",
        extras_line(found.totals, asked, texts, currency),
        texts("team.others") if found.has_others else "",
    )


def _is_under_way(facts: TeamReportFacts) -> bool:
    """Whether days of the period are still to come: then its minimums are of those till today."""
    return facts.kind != "day" and facts.today in facts.found.period


def _met_line(facts: TeamReportFacts, texts: Texts) -> Html:
    found = facts.found
    asked = [person for person in found.everyone if found.asked[person.id]]
    if not asked:
        return Html()
    met = [short_name(it.name) for it in asked if has_met_all(found.of(it.id), found.asked[it.id])]
    key = "team.met_names" if met else "team.met"
    return texts(key, count=len(met), of=len(asked), names=listed(texts, met, NAMES))


def _silent_line(facts: TeamReportFacts, texts: Texts) -> Html:
    silent = _silent(facts)
    if not silent:
        return Html()
    if facts.kind == "day":
        names = listed(texts, [short_name(it.name) for it in silent], NAMES)
        return texts("team.silent_today", names=names)
    silent.sort(key=lambda it: -len(facts.unknown[it.id]))
    counted = [
        texts("team.silent_person", name=short_name(it.name), days=len(facts.unknown[it.id]))
        for it in silent
    ]
    return texts("team.silent_days", names=listed(texts, counted, NAMES))


def _silent(facts: TeamReportFacts) -> list[Person]:
    """Who has unknown days, of those who may still say something of them."""
    return [it for it in facts.found.people if facts.unknown[it.id]]


def _zeros_line(facts: TeamReportFacts, texts: Texts) -> Html:
    names = {person.id: person.name for person in facts.found.everyone}
    zeros = [short_name(names[it]) for it in facts.zeros]
    return texts("team.zeros", names=listed(texts, zeros, NAMES)) if zeros else Html()


def _picture(facts: TeamReportFacts, texts: Texts) -> TeamDaySpec | None:
    found = facts.found
    if not found.people and not found.totals:
        return None
    asked = asked_together(found.asked.values())
    metrics = drawn_metrics(found.totals, asked, MAX_COLUMNS) or ["calls", "meetings", "won"]
    silent = [it.name for it in _silent(facts)] if facts.kind == "day" else []
    return TeamDaySpec(
        title=found.team.name,
        subtitle=period_name(texts, facts.kind, found.period),
        columns=tuple(texts(f"metric.{metric}.short") for metric in metrics),
        rows=tuple(
            TeamRow(
                person.name,
                tuple(_cell(metric, person.id, facts, texts) for metric in metrics),
            )
            for person in found.everyone
        ),
        silent=unescape(texts("team.picture_silent", names=", ".join(silent))) if silent else "",
    )


def _cell(metric: str, person_id: int, facts: TeamReportFacts, texts: Texts) -> Cell:
    """Without figures and without a workday: no value, rather than zeros."""
    found = facts.found
    if person_id in facts.off and not found.of(person_id):
        return Cell(NO_VALUE, None)
    fact, minimum = value(metric, found.of(person_id)), found.asked[person_id].get(metric)
    text = short_shown(metric, fact, texts, found.team.currency)
    return Cell(text, fact / minimum if minimum else None)


def _buttons(facts: TeamReportFacts, texts: Texts) -> Buttons:
    found = facts.found
    team_id = found.team.id
    periods = (Button(texts(f"period.{it}"), with_team(f"team:{it}", team_id)) for it in KINDS)
    claim = Claim(held=Held.PASSED, team_id=found.team.id, period=found.period)
    day = f":{found.period.start}" if found.period.end <= facts.today else ""
    plans = tuple(
        Button(
            texts(f"plan.button_{view}"),
            with_team(f"plan:team:{facts.kind}::{view}{day}", team_id),
        )
        for view in ("people", "line")
    )
    return (tuple(periods), *((plans,) if facts.kind != "day" else ()), (why_button(claim, texts),))
