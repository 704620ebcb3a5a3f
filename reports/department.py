"""A department: its teams as buttons, and the board of all their people together."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from locales.texts import Texts
from reports.board import KINDS, BoardFacts, Kind, board_caption, board_picture, load_board
from reports.post import Button, Post
from reports.why_button import why_buttons
from reports.wording import lines, short_name
from sales.catalog import POINTS
from sales.claims import Claim, Held
from sales.departments import Department
from sales.errors import SalesError
from sales.folding import together
from sales.league import league
from sales.teams import Team

TEAM_ROOM = 12  # characters, beside a name in the picture
WHOLE = "department"  # closes what a button of its board carries


@dataclass(frozen=True, slots=True)
class DepartmentBoard:
    """``teams``: by person, the names of those of the department's teams that they are in."""

    department: Department
    board: BoardFacts
    teams: Mapping[int, str]


def build_department(department: Department, headed: tuple[Team, ...], texts: Texts) -> Post:
    """Which of the head's teams are in it; a press takes one in or out."""
    rows = tuple(
        (
            Button(
                f"{'✓' if department.holds(team.id) else '＋'} {short_name(team.name)}",
                f"department:{department.id}:{team.id}",
            ),
        )
        for team in headed
    )
    return Post(texts("department.teams", name=short_name(department.name)), buttons=rows)


def load_department_board(
    db: sqlite3.Connection,
    department: Department,
    kind: Kind,
    metric: str,
    now: datetime,
    back: int = 0,
) -> DepartmentBoard:
    """The boards of its teams as one; who is in several of them has it all together.

    Raises ``SalesError`` for money where the teams count in several currencies.
    """
    is_mixed = len({team.currency for team in department.teams}) > 1
    if metric == "revenue" and is_mixed:
        raise SalesError("department.currencies")
    boards = [load_board(db, team, kind, metric, now, back) for team in department.teams]
    values: Counter[int] = Counter()
    for board in boards:
        values.update({it.person_id: it.value for it in board.standings})
    before: Counter[int] = Counter()
    for board in boards:
        before.update(board.before)
    totals = together(board.totals for board in boards)
    if is_mixed:
        totals.pop("revenue", None)
    whole = replace(
        boards[0],
        team=replace(department.teams[0], name=department.name),
        standings=tuple(league(dict(values), dict(before))),
        names=_names(boards),
        totals=totals,
        has_others=any(board.has_others for board in boards),
        absent=tuple({it for board in boards for it in board.absent} - values.keys()),
        before=before,
        returned=frozenset(it for board in boards for it in board.returned) - before.keys(),
        closed=None,
        is_department=True,
    )
    return DepartmentBoard(department, whole, _teams(boards))


def _names(boards: list[BoardFacts]) -> Mapping[int, str]:
    return {person_id: name for board in boards for person_id, name in board.names.items()}


def _teams(boards: list[BoardFacts]) -> Mapping[int, str]:
    names: defaultdict[int, list[str]] = defaultdict(list)
    for board in boards:
        for person_id in (*(it.person_id for it in board.standings), *board.absent):
            names[person_id].append(short_name(board.team.name, TEAM_ROOM))
    return {person_id: ", ".join(of_one) for person_id, of_one in names.items()}


def build_department_board(facts: DepartmentBoard, texts: Texts) -> Post:
    """As any board, named by the department, whose picture tells who is of which team; its buttons
    stay with the department, and each team explains its own figures.
    """
    board = facts.board
    metric = board.metric or POINTS
    periods = (Button(texts(f"period.{it}"), f"top:{it}:{metric}:{WHOLE}") for it in KINDS)
    named = {it: f"{board.names[it]} · {team}" for it, team in facts.teams.items()}
    claims = (
        (
            team.name,
            Claim(held=Held.PASSED, team_id=team.id, period=board.period, metric=metric),
        )
        for team in facts.department.teams
    )
    return Post(
        lines(
            board_caption(board, texts),
            texts("department.board", name=short_name(facts.department.name)),
        ),
        board_picture(replace(board, names={**board.names, **named}), texts),
        (tuple(periods), *why_buttons(claims, texts)),
    )
