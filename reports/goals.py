"""The goals of the day for one manager: what today asks, what the last workday gave."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from locales.numbers import mean, short_day, weekday_day_month
from locales.texts import Html, Texts
from reports.absences import relief_lines
from reports.attainment import EXTRAS, attainment_lines
from reports.day_levels import levels_alone, levels_tail
from reports.days_off import day_off_line
from reports.figures import shown
from reports.plan_facts import load_is_plan_open
from reports.post import Buttons, Post
from reports.presence import last_workdays
from reports.team_period import TeamPeriod, asked_on, capacity_of, levels_on, load_team_period
from reports.why_button import why_button
from reports.wording import lines, metric_name, short_name, sums
from sales.attainment import attainments, has_met_all
from sales.capacity import Easing, OwnCalendar, TeamCapacity, easings
from sales.catalog import CATALOG, POINTS, Figures, Unit, value
from sales.claims import Claim, Held
from sales.folding import together
from sales.league import Standing, league
from sales.periods import Period, day_period, local_day, week_period
from sales.plans import DayLevels
from sales.teams import Team
from storage.daily import person_days
from storage.presence import first_days, known_days

USUAL_WORKDAYS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsFacts:
    """``asked`` today; ``done`` on the last workday, of which something ``is_known`` or not.

    ``own``: the person's calendar. ``is_fresh``: not in the team by then, or away since.
    ``usual``: the sums of the ``usual_days`` known ones among the last ten workdays. ``standing``
    of the week so far and the ``gap`` in points to the next better place, where there are any.
    ``reliefs``: why today asks for less. ``is_plan_open``: there is a plan not yet confirmed.
    """

    team: Team
    person_id: int
    today: date
    own: OwnCalendar
    asked: dict[str, int]
    workday: date
    done: Figures
    done_asked: dict[str, int]
    is_known: bool
    is_fresh: bool
    usual: Figures
    usual_days: int
    standing: Standing | None
    gap: int | None
    reliefs: tuple[Easing, ...] = ()
    is_plan_open: bool = False
    levels: DayLevels = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMorning:
    """What the goals of all of a team's managers rest on: loaded once for all of them.

    ``known`` days of each person among the last ``workdays``; ``since`` when each is in the team;
    the ``week`` up to yesterday.
    """

    today: date
    capacity: TeamCapacity
    workdays: list[date]
    known: Mapping[int, set[date]]
    since: Mapping[int, date]
    week: TeamPeriod


def load_team_morning(db: sqlite3.Connection, team: Team, now: datetime) -> TeamMorning:
    today = local_day(now, team.timezone)
    capacity = capacity_of(db, team, today)
    workdays = last_workdays(capacity.calendar, today, USUAL_WORKDAYS)
    so_far = Period(week_period(today).start, today)
    return TeamMorning(
        today=today,
        capacity=capacity,
        workdays=workdays,
        known=known_days(db, team.id, Period(workdays[0], today)),
        since=first_days(db, team.id, team.timezone),
        week=load_team_period(db, team, so_far, (), capacity),
    )


def load_goals(
    db: sqlite3.Connection,
    team: Team,
    person_id: int,
    now: datetime,
    morning: TeamMorning | None = None,
) -> GoalsFacts:
    """``morning``: where it is loaded already, for several people."""
    of_team = morning or load_team_morning(db, team, now)
    today, capacity, workdays = of_team.today, of_team.capacity, of_team.workdays
    own = [day for day in workdays if capacity.of(person_id).is_workday(day)]
    last = own[-1] if own else workdays[-1]
    days = person_days(db, team.id, person_id, Period(workdays[0], today))
    known = of_team.known.get(person_id, set())
    standing, gap = _standing(of_team.week, person_id)
    return GoalsFacts(
        team=team,
        person_id=person_id,
        today=today,
        own=capacity.of(person_id),
        asked=asked_on(db, team, person_id, today, capacity),
        workday=last,
        done=days.get(last, {}),
        done_asked=asked_on(db, team, person_id, last, capacity),
        is_known=last in known,
        is_fresh=not own or of_team.since[person_id] > last,
        usual=together(days.values()),
        usual_days=len(known.intersection(workdays)),
        standing=standing,
        gap=gap,
        reliefs=easings(capacity.of(person_id), day_period(today)),
        is_plan_open=load_is_plan_open(db, team, person_id, today),
        levels=levels_on(db, team, person_id, today, capacity),
    )


def _standing(week: TeamPeriod, person_id: int) -> tuple[Standing | None, int | None]:
    """The place in the week up to yesterday; none where the person has no points in it."""
    points = {person.id: value(POINTS, week.of(person.id)) for person in week.people}
    own = next((it for it in league(points, {}) if it.person_id == person_id), None)
    if own is None or not own.value:
        return None, None
    better = [it - own.value for it in points.values() if it > own.value]
    return own, min(better, default=None)


def build_goals(facts: GoalsFacts, texts: Texts) -> Post:
    return Post(
        lines(
            texts(
                "goals.title",
                day=weekday_day_month(facts.today, texts.language),
                team=short_name(facts.team.name),
            ),
            _today_lines(facts, texts),
            relief_lines(facts.reliefs, texts) if facts.asked else "",
            texts("plan.still_open") if facts.is_plan_open else "",
            _done_lines(facts, texts),
            _place_line(facts, texts),
            texts("goals.how"),
        ),
        buttons=_buttons(facts, texts),
    )


def _buttons(facts: GoalsFacts, texts: Texts) -> Buttons:
    """Where the last workday's figures come from; where there are none, what today asks."""
    day = facts.workday if facts.done else facts.today
    claim = Claim(
        held=Held.EACH,
        team_id=facts.team.id,
        period=day_period(day),
        person_id=facts.person_id,
    )
    return ((why_button(claim, texts),),) if facts.done or facts.asked else ()


def _today_lines(facts: GoalsFacts, texts: Texts) -> Html:
    return (
        day_off_line(facts.own, facts.today, texts)
        or _asked_lines(facts, texts)
        or _usual_line(facts, texts)
    )


def _asked_lines(facts: GoalsFacts, texts: Texts) -> Html:
    beyond = {metric for of_level in facts.levels.values() for metric in of_level}
    return lines(
        *(
            texts("goals.asked", metric=metric_name(texts, it), asked=_asked(it, facts, texts))
            for it in CATALOG
            if facts.asked.get(it) or it in beyond
        )
    )


def _asked(metric: str, facts: GoalsFacts, texts: Texts) -> Html:
    """20 · план 25 · вызов 40; without a minimum: вызов 40."""
    minimum, currency = facts.asked.get(metric), facts.team.currency
    beyond = levels_tail(metric, facts.levels, texts, currency)
    if not minimum:
        return levels_alone(beyond)
    return Html(f"{shown(metric, minimum, texts, currency)}{beyond}")


def _usual_line(facts: GoalsFacts, texts: Texts) -> Html:
    """Without minimums: what a day usually gives, over the days that are known."""
    counts = [
        metric
        for metric in EXTRAS
        if CATALOG[metric].unit is Unit.COUNT and value(metric, facts.usual)
    ]
    if not facts.usual_days or not counts:
        return texts("goals.no_minimums")
    usual = Html(
        " · ".join(
            f"{metric_name(texts, it)} "
            f"{mean(value(it, facts.usual), facts.usual_days, texts.language)}"
            for it in counts[:4]
        )
    )
    return texts("goals.usual", usual=usual, days=facts.usual_days)


def _done_lines(facts: GoalsFacts, texts: Texts) -> Html:
    day = weekday_day_month(facts.workday, texts.language)
    if facts.is_fresh:
        return Html()
    if not facts.is_known:
        return texts("goals.unknown", day=day, typed=short_day(facts.workday))
    if not facts.done:
        return texts("goals.zero", day=day)
    found = attainments(facts.done, facts.done_asked)
    return lines(
        texts("goals.done", day=day, sums=sums(texts, facts.done, facts.team.currency)),
        texts("goals.all_met") if has_met_all(facts.done, facts.done_asked) else "",
        attainment_lines([it for it in found if not it.is_met], texts, facts.team.currency),
    )


def _place_line(facts: GoalsFacts, texts: Texts) -> Html:
    if facts.standing is None:
        return Html()
    points = texts.plural("metric.points.n", facts.standing.value)
    place = facts.standing.place
    if facts.gap is None:
        return texts("goals.first", points=points)
    return texts(
        "goals.place", points=points, place=place, gap=texts.plural("metric.points.n", facts.gap)
    )
