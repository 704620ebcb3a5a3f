"""The leaderboard: by points or by one metric, for a day, a week or a month."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from typing import Literal, TypeAlias

from charts.specs import BoardRow, LeaderboardSpec
from locales.texts import Html, Texts
from reports.closed_month import ClosedMonth, closed_lines, load_closed_month
from reports.figures import shown
from reports.post import Button, Buttons, Post
from reports.team_period import left_since, people_on_report, period_and_capacity
from reports.why_button import why_button
from reports.wording import (
    MAIN_METRICS,
    lines,
    metric_name,
    period_name,
    short_name,
    short_shown,
    sums,
)
from sales.capacity import TeamCapacity
from sales.catalog import POINTS, Figures
from sales.claims import Claim, Held
from sales.league import Standing, league
from sales.periods import DAY, Period, local_day, previous
from sales.presses import with_team
from sales.teams import Person, Team
from storage.daily import leaderboard, people_with_entries, team_totals
from storage.presence import stays

Kind: TypeAlias = Literal["day", "week", "month"]
KINDS: tuple[Kind, ...] = ("day", "week", "month")
LEADERS = 3
LEADER_LINES = 5  # where several share those places
ALERT_NAME = 16  # characters: the alert over a button holds 200 in all


def as_kind(said: str | None) -> Kind:
    """A period as people or buttons say it; the day where they said none."""
    return next((kind for kind in KINDS if kind == said), "day")


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """A leaderboard. ``standings`` best first; ``totals`` of the whole team.

    ``before``: what each had in the period before, if they were in the team by then; ``returned``:
    who was absent all of it, and so has no earlier place to move from.
    Those who left keep the places that their work of the period has earned. ``has_others``: who is
    not on the board has a share in the totals. ``absent``: who had no workday in it so far and
    logged nothing; they have no place. ``closed``: of a closed month, what
    has been corrected since.
    """

    team: Team
    kind: Kind
    metric: str
    period: Period
    standings: tuple[Standing, ...]
    names: Mapping[int, str]
    totals: Figures
    has_others: bool
    absent: tuple[int, ...] = ()
    before: Mapping[int, int] = field(default_factory=dict)
    returned: frozenset[int] = frozenset()
    closed: ClosedMonth | None = None
    is_department: bool = False

    @property
    def leaders(self) -> tuple[Standing, ...]:
        """Those on the first three places with something, at most as many as fit."""
        return tuple(it for it in self.standings if it.place <= LEADERS and it.value > 0)


def load_board(
    db: sqlite3.Connection,
    team: Team,
    kind: Kind,
    metric: str | None,
    now: datetime,
    back: int = 0,
) -> BoardFacts:
    """The board of the period around ``now`` or ``back`` periods before; no metric: by points."""
    by = metric or POINTS
    today = local_day(now, team.timezone)
    period, capacity = period_and_capacity(db, team, kind, today, back)
    so_far = Period(period.start, min(period.end, today + DAY))  # ``now`` may be a past day
    logged = people_with_entries(db, team.id, so_far)
    people = _people(db, team, so_far, logged)
    earlier = previous(kind, period, capacity.calendar)
    before, returned = _before(db, team, by, people, earlier, capacity)
    days = [day for day in capacity.calendar.workdays(period) if day <= today]
    absent = tuple(_absent((it for it in people if it.id not in logged), days, capacity))
    values = leaderboard(db, team.id, by, so_far)
    ranked = {it.id: values.get(it.id, 0) for it in people if it.id not in absent}
    return BoardFacts(
        team=team,
        kind=kind,
        metric=by,
        period=period,
        standings=tuple(league(ranked, before)),
        names={person.id: person.name for person in people},
        totals=team_totals(db, team.id, (*MAIN_METRICS, "revenue"), so_far),
        has_others=not logged <= {person.id for person in people},
        absent=absent,
        before=before,
        returned=returned,
        closed=load_closed_month(db, team, period.start) if kind == "month" and back else None,
    )


def _absent(idle: Iterable[Person], days: list[date], capacity: TeamCapacity) -> Iterator[int]:
    """Of those who logged nothing, whoever had no workday among ``days``."""
    for person in idle if days else ():
        if not any(map(capacity.of(person.id).is_workday, days)):
            yield person.id


def _people(
    db: sqlite3.Connection, team: Team, so_far: Period, logged: set[int]
) -> tuple[Person, ...]:
    """Those on reports now who were in the team then, and of those who have left whoever has logged
    something.
    """
    of_team = stays(db, team.id, team.timezone)
    here, left = people_on_report(db, team, logged), left_since(db, team, so_far, logged)
    present = (it for it in here if of_team[it.id].touch(so_far))
    return (*present, *(it for it in left if it.id in logged))


def _before(
    db: sqlite3.Connection,
    team: Team,
    metric: str,
    people: tuple[Person, ...],
    earlier: Period,
    capacity: TeamCapacity,
) -> tuple[dict[int, int], frozenset[int]]:
    """What those of them had in the earlier period who were in the team then, but for those
    who were absent all of it and did nothing; and these.
    """
    of_team = stays(db, team.id, team.timezone)
    present = [it for it in people if of_team[it.id].touch(earlier)]
    values = leaderboard(db, team.id, metric, earlier)
    resting = (it for it in people if not (values.get(it.id) and it in present))
    returned = frozenset(_absent(resting, capacity.calendar.workdays(earlier), capacity))
    here = (it.id for it in present if it.id not in returned)
    return {person_id: values.get(person_id, 0) for person_id in here}, returned


def build_board(facts: BoardFacts, texts: Texts, *, names_team: bool = False) -> Post:
    """``names_team``: in the caption too, for one who is in several."""
    team = texts("own.team", team=short_name(facts.team.name)) if names_team else ""
    return Post(
        lines(board_caption(facts, texts), team),
        board_picture(facts, texts),
        board_buttons(facts, texts),
    )


def board_caption(facts: BoardFacts, texts: Texts) -> Html:
    """The leaders and the team's sums: nobody is named for being last."""
    return lines(
        texts("board.title", period=_heading(facts, texts), by=metric_name(texts, facts.metric)),
        leader_lines(facts, texts) or texts("board.nobody_yet"),
        team_line(facts, texts),
        closed_lines(facts.closed, texts, facts.team.currency, (facts.metric,)),
    )


def leader_lines(facts: BoardFacts, texts: Texts) -> Html:
    """The first three places, one a line; more who share them are counted."""
    shown = [_leader_line(it, facts, texts) for it in facts.leaders[:LEADER_LINES]]
    hidden = len(facts.leaders) - len(shown)
    return lines(*shown, texts("board.more_leaders", n=hidden) if hidden else "")


def _leader_line(standing: Standing, facts: BoardFacts, texts: Texts) -> Html:
    return texts(
        "board.leader",
        place=standing.place,
        name=short_name(facts.names[standing.person_id]),
        value=shown(facts.metric, standing.value, texts, facts.team.currency),
        moved=f" ▲{standing.movement}" if (standing.movement or 0) > 0 else "",
    )


def team_line(facts: BoardFacts, texts: Texts) -> Html:
    total = sums(texts, facts.totals, facts.team.currency)
    if not total:
        return Html()
    if facts.is_department:
        key = "board.department_with_others" if facts.has_others else "board.department"
    else:
        key = "board.team_with_others" if facts.has_others else "board.team"
    return texts(key, sums=total)


def board_picture(facts: BoardFacts, texts: Texts) -> LeaderboardSpec:
    return LeaderboardSpec(
        title=f"{texts('board.picture')} · {metric_name(texts, facts.metric)}",
        subtitle=f"{facts.team.name} · {period_name(texts, facts.kind, facts.period)}",
        rows=(
            *(_row(it, facts, texts) for it in facts.standings),
            *(_absent_row(it, facts, texts) for it in facts.absent),
        ),
        empty=texts("board.no_people"),
        new=texts("board.new"),
    )


def _row(standing: Standing, facts: BoardFacts, texts: Texts) -> BoardRow:
    return BoardRow(
        place=standing.place,
        name=facts.names[standing.person_id],
        value=standing.value,
        label=short_shown(facts.metric, standing.value, texts, facts.team.currency),
        movement=0 if standing.person_id in facts.returned else standing.movement,
    )


def _absent_row(person_id: int, facts: BoardFacts, texts: Texts) -> BoardRow:
    """Below the others, without a place: being away is not being last. Why is not the chat's."""
    return BoardRow(
        place=len(facts.standings) + 1,
        name=facts.names[person_id],
        value=0,
        label=texts("absence.on_board"),
        movement=None,
        is_absent=True,
    )


def board_buttons(facts: BoardFacts, texts: Texts) -> Buttons:
    periods = (
        Button(texts(f"period.{kind}"), with_team(f"top:{kind}:{facts.metric}", facts.team.id))
        for kind in KINDS
    )
    claim = Claim(held=Held.PASSED, team_id=facts.team.id, period=facts.period, metric=facts.metric)
    return (tuple(periods), (why_button(claim, texts),))


def _heading(facts: BoardFacts, texts: Texts) -> Html:
    name = period_name(texts, facts.kind, facts.period)
    return texts(f"board.of_{facts.kind}", period=name)


def board_alert(facts: BoardFacts, person_id: int, texts: Texts) -> str:
    """The board in a few plain lines, for the eyes of one who pressed a button in the chat."""
    own = [it for it in facts.standings if it.person_id == person_id and it not in facts.leaders]
    return unescape(
        lines(
            texts(
                "board.alert", period=_heading(facts, texts), by=metric_name(texts, facts.metric)
            ),
            *(_alert_line(it, facts, texts) for it in facts.leaders[:LEADERS]),
            "" if facts.leaders else texts("board.nobody_yet"),
            *(_alert_line(it, facts, texts) for it in own),
        )
    )


def _alert_line(standing: Standing, facts: BoardFacts, texts: Texts) -> Html:
    return texts(
        "board.alert_line",
        place=standing.place,
        name=short_name(facts.names[standing.person_id], ALERT_NAME),
        value=short_shown(facts.metric, standing.value, texts, facts.team.currency),
    )
