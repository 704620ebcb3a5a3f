"""A person's own day, week or month: figures against minimums, and what they add up to."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from charts.specs import TeamDaySpec, WeekSpec
from locales.numbers import brief_day
from locales.texts import Html, Texts
from reports.absences import relief_lines
from reports.attainment import attainment_lines, extras_line, talk_line
from reports.board import Kind
from reports.day_levels import levels_tail
from reports.days_off import day_off_line
from reports.figures import shown
from reports.own_pictures import bars_picture, day_picture, days_of, weeks_of
from reports.plan_facts import load_standings
from reports.plan_lines import own_plan_lines
from reports.post import Button, Buttons, Post
from reports.presence import load_unknown_days
from reports.team_period import asked_on, capacity_of, levels_on, period_of
from reports.why_button import why_button
from reports.wording import lines, listed, metric_name, period_name, short_name
from sales.attainment import asked_together, attainments
from sales.capacity import Easing, OwnCalendar, easings
from sales.catalog import CATALOG, POINTS, Figures, value
from sales.claims import Claim, Held
from sales.folding import together
from sales.periods import Period, local_day
from sales.plan_standing import PlanStanding
from sales.plans import DayLevels
from sales.presses import with_team
from sales.teams import Person, Team
from storage.daily import person_days
from storage.presence import known_days, stays

UNKNOWN_DAYS = 7
OWN_COMMANDS: dict[Kind, str] = {"day": "today", "week": "week", "month": "month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFacts:
    """``asked``: the minimums of each own workday of the period in the team, those ahead too.

    ``own``: their calendar. ``unknown``: workdays passed of which nothing is known.
    ``said_zero``: today is known and zero. ``reliefs``: why less is asked.
    ``plans``: of the week; of a day or month, those of the month.
    """

    team: Team
    person: Person
    kind: Kind
    period: Period
    today: date
    own: OwnCalendar
    days: Mapping[date, Figures]
    asked: Mapping[date, Mapping[str, int]]
    unknown: tuple[date, ...]
    said_zero: bool
    reliefs: tuple[Easing, ...] = ()
    plans: tuple[PlanStanding, ...] = ()
    levels: DayLevels = field(default_factory=dict)

    @property
    def figures(self) -> Figures:
        return together(self.days.values())

    @property
    def workdays_left(self) -> int:
        """Today among them."""
        return sum(1 for day in self.asked if day >= self.today)


def load_own(
    db: sqlite3.Connection, team: Team, person: Person, kind: Kind, now: datetime
) -> OwnFacts:
    today = local_day(now, team.timezone)
    capacity = capacity_of(db, team, today)
    period, own = period_of(kind, today, capacity.calendar), capacity.of(person.id)
    stay = stays(db, team.id, team.timezone)[person.id]
    workdays = [day for day in own.workdays(period) if day in stay]
    passed = [day for day in workdays if day < today]
    return OwnFacts(
        team=team,
        person=person,
        kind=kind,
        period=period,
        today=today,
        own=own,
        days=person_days(db, team.id, person.id, period),
        asked={day: asked_on(db, team, person.id, day, capacity) for day in workdays},
        unknown=tuple(load_unknown_days(db, team, [person], passed, capacity)[person.id]),
        said_zero=today in known_days(db, team.id, period).get(person.id, ()),
        reliefs=easings(own, period),
        levels=levels_on(db, team, person.id, today, capacity) if kind == "day" else {},
        plans=load_standings(db, team, person.id, "week" if kind == "week" else "month", now),
    )


def build_own(facts: OwnFacts, texts: Texts, *, names_team: bool = False) -> Post:
    """``names_team``: for one who is in several."""
    return Post(
        lines(
            _title(facts, texts),
            texts("own.team", team=short_name(facts.team.name)) if names_team else "",
            _figures_lines(facts, texts),
            _days_lines(facts, texts),
            own_plan_lines(facts.plans, texts, facts.team.currency),
            relief_lines(facts.reliefs, texts) if facts.asked or facts.kind != "day" else "",
        ),
        _picture(facts, texts),
        _buttons(facts, texts),
    )


def _title(facts: OwnFacts, texts: Texts) -> Html:
    name = period_name(texts, facts.kind, facts.period)
    period = texts(f"board.of_{facts.kind}", period=name)
    return texts("own.title", period=period, name=short_name(facts.person.name))


def _figures_lines(facts: OwnFacts, texts: Texts) -> Html:
    figures, currency = facts.figures, facts.team.currency
    asked = asked_together(facts.asked.values())
    found = attainments(figures, asked)
    points = value(POINTS, figures)
    return lines(
        _nothing(facts, texts),
        attainment_lines(found, texts, currency, with_left=True),
        _levels_lines(facts, texts),
        "" if asked else _why_unasked(facts, texts),
        extras_line(figures, asked, texts, currency, hidden=("talk_minutes",)),
        talk_line(figures, texts),
        texts("own.points", points=points) if points else "",
    )


def _why_unasked(facts: OwnFacts, texts: Texts) -> Html:
    if facts.asked:
        return texts("own.no_minimums")
    if facts.kind == "day":
        return day_off_line(facts.own, facts.today, texts)
    return texts("own.no_workdays")


def _nothing(facts: OwnFacts, texts: Texts) -> Html:
    if facts.days:
        return Html()
    is_zero = facts.kind == "day" and facts.said_zero
    return texts("own.zero" if is_zero else "own.nothing")


def _levels_lines(facts: OwnFacts, texts: Texts) -> Html:
    """🎯 Звонки 12 · план 30 · вызов 40: what the day asks beyond its minimums."""
    currency, figures = facts.team.currency, facts.figures
    told = []
    for metric in CATALOG:
        done = value(metric, figures)
        tail = levels_tail(metric, facts.levels, texts, currency, done)
        if tail:
            name = metric_name(texts, metric)
            told.append(Html(f"🎯 {name} {shown(metric, done, texts, currency)}{tail}"))
    return lines(*told)


def _days_lines(facts: OwnFacts, texts: Texts) -> Html:
    if facts.kind == "day" or not facts.asked:
        return Html()
    unknown = listed(texts, [brief_day(day, texts.language) for day in facts.unknown], UNKNOWN_DAYS)
    return lines(
        texts(
            "own.workdays" if facts.today in facts.asked else "own.workdays_ahead",
            left=facts.workdays_left,
            of=len(facts.asked),
        )
        if facts.workdays_left
        else texts("own.over", of=len(facts.asked)),
        texts("own.unknown", days=unknown) if unknown else "",
    )


def _picture(facts: OwnFacts, texts: Texts) -> TeamDaySpec | WeekSpec:
    title = f"{facts.person.name}"
    subtitle = f"{facts.team.name} · {period_name(texts, facts.kind, facts.period)}"
    currency = facts.team.currency
    if facts.kind == "day":
        asked = asked_together(facts.asked.values())
        return day_picture(title, subtitle, facts.figures, asked, texts, currency)
    is_week = facts.kind == "week"
    spans = days_of(facts.period, texts.language) if is_week else weeks_of(facts.period)
    return bars_picture(
        title, subtitle, spans, facts.today, facts.days, facts.asked, texts, currency
    )


def _buttons(facts: OwnFacts, texts: Texts) -> Buttons:
    periods = (
        Button(texts(f"period.{kind}"), with_team(f"{command}:", facts.team.id))
        for kind, command in OWN_COMMANDS.items()
    )
    claim = Claim(
        held=Held.WHOLE,
        team_id=facts.team.id,
        period=facts.period,
        person_id=facts.person.id,
    )
    return (tuple(periods), (why_button(claim, texts),))
