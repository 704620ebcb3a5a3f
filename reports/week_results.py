"""The week's results in the team's chat, in the same post as the board of its last workday."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from locales.numbers import weekday_day_month
from locales.texts import Html, Texts
from reports.board import (
    BoardFacts,
    board_buttons,
    board_picture,
    leader_lines,
    load_board,
    team_line,
)
from reports.figures import shown
from reports.post import Buttons, Post
from reports.why_button import why_buttons
from reports.wording import lines, metric_name, period_name, short_name
from sales.catalog import POINTS, Figures, value
from sales.claims import Claim, Held
from sales.periods import DAY, Period, local_day, week_period
from sales.teams import Team
from storage.daily import team_days, team_totals

COMPARED = ("calls", "conversations", "meetings", "presentations", "proposals", "won", "revenue")
RECORD_METRICS = ("revenue", "won", "meetings", "calls")
RECORD_WEEKS = 8
MIN_WEEKS = 2  # with anything in them, before a best one is a record


@dataclass(frozen=True, slots=True)
class BestDay:
    """The person-day of the week that earned the most points."""

    name: str
    day: date
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekResultsFacts:
    """``records``: metrics of which the week has more than any of the eight before it."""

    day: BoardFacts
    week: BoardFacts
    earlier: Figures
    best_day: BestDay | None
    records: tuple[str, ...]


def load_week_results(db: sqlite3.Connection, team: Team, now: datetime) -> WeekResultsFacts:
    today = local_day(now, team.timezone)
    week = load_board(db, team, "week", None, now)
    earlier = _weeks_before(db, team, week.period)
    return WeekResultsFacts(
        day=load_board(db, team, "day", None, now),
        week=week,
        earlier=earlier[0],
        best_day=_best_day(db, team, Period(week.period.start, today + DAY), week.names),
        records=_records(week.totals, earlier),
    )


def _weeks_before(db: sqlite3.Connection, team: Team, week: Period) -> list[Figures]:
    """The team's totals of the eight weeks before, the last one first."""
    weeks = [week_period(week.start - 7 * DAY * back) for back in range(1, RECORD_WEEKS + 1)]
    return [team_totals(db, team.id, COMPARED, it) for it in weeks]


def _records(totals: Figures, earlier: list[Figures]) -> tuple[str, ...]:
    if sum(map(bool, earlier)) < MIN_WEEKS:
        return ()
    return tuple(
        metric
        for metric in RECORD_METRICS
        if value(metric, totals) > max(value(metric, it) for it in earlier)
    )


def _best_day(
    db: sqlite3.Connection, team: Team, days: Period, names: Mapping[int, str]
) -> BestDay | None:
    """The first of equal ones; of those who are on the board."""
    found = [
        BestDay(names[person_id], day, value(POINTS, figures))
        for (day, person_id), figures in team_days(db, team.id, days).items()
        if person_id in names
    ]
    best = max(found, key=lambda it: it.points, default=None)
    return best if best and best.points else None


def build_week_results(facts: WeekResultsFacts, texts: Texts) -> Post:
    text = lines(
        texts("week.title", period=period_name(texts, "week", facts.week.period)),
        leader_lines(facts.week, texts) or texts("board.nobody_yet"),
        _compared_lines(facts, texts),
        _best_day_line(facts, texts),
        _records_line(facts, texts),
        _day_lines(facts, texts),
    )
    return Post(text, board_picture(facts.week, texts), _buttons(facts, texts))


def _buttons(facts: WeekResultsFacts, texts: Texts) -> Buttons:
    """Other boards; where the week's figures come from, and those of its last day."""
    periods, *_ = board_buttons(facts.week, texts)
    shown = (("week", facts.week), ("day", facts.day))
    claims = (
        (
            period_name(texts, kind, board.period),
            Claim(held=Held.PASSED, team_id=board.team.id, period=board.period),
        )
        for kind, board in shown
    )
    return (periods, *why_buttons(claims, texts))


def _compared_lines(facts: WeekResultsFacts, texts: Texts) -> Html:
    """The team's totals against the week before: up, down or the same."""
    shown = [it for it in COMPARED if value(it, facts.week.totals) or value(it, facts.earlier)]
    if not shown:
        return Html()
    return lines(texts("week.team"), *(_compared(it, facts, texts) for it in shown))


def _compared(metric: str, facts: WeekResultsFacts, texts: Texts) -> Html:
    currency = facts.week.team.currency
    now, then = value(metric, facts.week.totals), value(metric, facts.earlier)
    sign = "▲" if now > then else "▼" if now < then else "="
    return texts(
        "week.compared",
        metric=metric_name(texts, metric),
        now=shown(metric, now, texts, currency),
        then=shown(metric, then, texts, currency),
        sign=sign,
    )


def _best_day_line(facts: WeekResultsFacts, texts: Texts) -> Html:
    best = facts.best_day
    if best is None:
        return Html()
    return texts(
        "week.best_day",
        name=short_name(best.name),
        day=weekday_day_month(best.day, texts.language),
        points=texts.plural("metric.points.n", best.points),
    )


def _records_line(facts: WeekResultsFacts, texts: Texts) -> Html:
    if not facts.records:
        return Html()
    names = Html(", ".join(metric_name(texts, it) for it in facts.records))
    return texts("week.records", metrics=names, weeks=RECORD_WEEKS)


def _day_lines(facts: WeekResultsFacts, texts: Texts) -> Html:
    """Nothing under an empty week, whose last day says no more."""
    if not (facts.week.leaders or facts.week.totals):
        return Html()
    return lines(
        texts("week.day", day=period_name(texts, "day", facts.day.period)),
        leader_lines(facts.day, texts) or texts("board.nobody_yet"),
        team_line(facts.day, texts),
    )
