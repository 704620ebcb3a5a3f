"""Whatever report the bot posts or answers with: each of its figures is explained, and the same."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from math import ceil

import pytest

from jobs.composers import COMPOSERS
from locales.texts import texts
from reports.board import Kind, build_board, load_board
from reports.department import build_department_board, load_department_board
from reports.digest import build_digest, load_digest
from reports.explanation import load_explanation
from reports.explanation_plan import load_plan_explanation
from reports.figures import shown
from reports.news import build_celebration, load_day
from reports.overview import build_overview
from reports.own import build_own, load_own
from reports.own_plan import build_own_plan, load_own_plan
from reports.period_digest import build_periods_overview, load_period_digest
from reports.post import Post
from reports.receipt import build_receipt
from reports.reminder import build_reminder, load_reminder
from reports.team import build_team_report, load_team_report
from reports.team_plan import build_team_plan, load_team_plan
from sales.catalog import CATALOG, POINTS, value
from sales.claims import Claim
from sales.departments import Department
from sales.teams import Person
from storage import people
from storage.binding import Binding, save
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, VIKTOR, actor, new_database
from tests.reports.explained import FRIDAY, claims_of, everything_from, lived
from tests.reports.logged import ask, join, log
from tests.services.diary import Diary
from tests.telegram_text import check_post, parsed

RU = texts("ru")
KINDS: tuple[Kind, ...] = ("day", "week", "month")
DEPARTMENT = Department(1, "Отдел", (SALES,))
PLAN_KINDS = ("month", "week")
Report = Callable[[sqlite3.Connection, datetime], Post]
SILENT = {"board", "reminder"}  # on Friday noon: in the week's, and to nobody
POSTS = sorted(COMPOSERS.keys() - SILENT)
REPORTS: dict[str, Report] = {
    "/plan": lambda db, now: build_own_plan(load_own_plan(db, SALES, IVAN, now), RU),
    "/digest": lambda db, now: build_digest(load_digest(db, SALES, now), RU),
    "overview": lambda db, now: build_overview([load_digest(db, SALES, now)] * 2, RU),
    "overview of the week": lambda db, now: build_periods_overview(
        [load_period_digest(db, SALES, "week", now)] * 2, RU
    ),
    "celebration": lambda db, now: build_celebration(load_day(db, SALES, now.date()), RU),
    "department": lambda db, now: build_department_board(
        load_department_board(db, DEPARTMENT, "week", POINTS, now), RU
    ),
}


def _own(kind: Kind) -> Report:
    return lambda db, now: build_own(load_own(db, SALES, IVAN, kind, now), RU)


def _team(kind: Kind) -> Report:
    return lambda db, now: build_team_report(load_team_report(db, SALES, kind, now), RU)


def _top(kind: Kind) -> Report:
    return lambda db, now: build_board(load_board(db, SALES, kind, None, now), RU)


def _team_plan(kind: str) -> Report:
    return lambda db, now: build_team_plan(load_team_plan(db, SALES, now, kind=kind), RU)


def _posted(kind: str) -> Report:
    """The first of what the clock posts."""
    return lambda db, now: next(iter(COMPOSERS[kind](db, SALES, now))).post


REPORTS |= {f"own {kind}": _own(kind) for kind in KINDS}
REPORTS |= {f"/team {kind}": _team(kind) for kind in KINDS}
REPORTS |= {f"/top {kind}": _top(kind) for kind in KINDS}
REPORTS |= {f"/plan of the team, {kind}": _team_plan(kind) for kind in PLAN_KINDS}
REPORTS |= {f"post: {kind}": _posted(kind) for kind in POSTS}
WITHOUT_PAIRS = {"department", "post: week", *(f"/top {kind}" for kind in KINDS)}  # of points


@pytest.fixture(scope="module")
def db() -> sqlite3.Connection:
    return in_a_chat()


def in_a_chat() -> sqlite3.Connection:
    """The team's chat is bound: some posts come to it alone."""
    db = lived()
    save(db, Binding(SALES.id, -100, 0, "Чат"), OLGA.id, FRIDAY)
    return db


def figures_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Each «Звонки 12 из 85» of a report: the metric and both numbers."""
    for metric in CATALOG:
        name = re.escape(str(RU(f"metric.{metric}")))
        number = r"(\d+(?: \d{3})*(?: ₽| мин| ч \d+ мин)?)"
        for fact, asked in re.findall(rf"\b{name} {number} из {number}", text.replace("\xa0", " ")):
            yield metric, fact.strip(), asked.strip()


def pairs_of(db: sqlite3.Connection, claim: Claim) -> set[tuple[str, ...]]:
    """What is told of the claim's metric: done and asked; of a plan, of the days passed too."""
    metric = claim.metric
    if not metric:
        return set()
    if not claim.is_plan:
        attained = load_explanation(db, actor(OLGA), claim).attainment
        return {told(metric, attained.fact, attained.asked)} if attained else set()
    plans = [it.standing for it in load_plan_explanation(db, actor(OLGA), claim).plans]
    whole = {told(metric, it.fact, it.asked) for it in plans}
    return whole | {told(metric, it.progress.completed, ceil(it.due)) for it in plans}


def told(metric: str, *numbers: int) -> tuple[str, ...]:
    """As reports tell them."""
    return tuple(shown(metric, it, RU, SALES.currency).replace("\xa0", " ") for it in numbers)


@pytest.mark.parametrize("name", REPORTS)
def test_each_figure_of_a_report_is_explained_and_the_same(
    db: sqlite3.Connection, name: str
) -> None:
    all_is_explained(db, name)


@pytest.mark.parametrize("name", REPORTS)
def test_so_is_what_was_done_beside_what_was_asked(name: str) -> None:
    """Of Мария nothing is asked any more, and somebody has left."""
    db = in_a_chat()
    left = join(db, Person(11, "Борис"), at=FRIDAY - timedelta(days=30))
    log(db, left, FRIDAY.date() - timedelta(days=1), "calls", 5, at=FRIDAY - timedelta(hours=1))
    people.remove_member(db, SALES.id, left.id, FRIDAY)
    for metric in CATALOG:
        ask(db, metric, None, MARIA, since=FRIDAY.date().replace(day=2))
    all_is_explained(db, name)


def all_is_explained(db: sqlite3.Connection, name: str) -> None:
    post = REPORTS[name](db, FRIDAY)
    assert claims_of(post), "the report has no button"

    wanted = set(figures_in(parsed(post.text)))
    assert wanted or name in WITHOUT_PAIRS
    for claim, _ in everything_from(db, post, RU, metrics={metric for metric, *_ in wanted}):
        wanted -= {(claim.metric, *pair) for pair in pairs_of(db, claim)}
        if not wanted:
            break
    assert not wanted


@pytest.mark.parametrize(
    ("name", "reader"),
    [("overview", VIKTOR), ("own month", IVAN), ("/plan of the team, week", OLGA)],
    ids=lambda it: it if isinstance(it, str) else it.name,
)
def test_all_that_the_buttons_lead_to_can_be_sent(
    db: sqlite3.Connection, name: str, reader: Person
) -> None:
    post = REPORTS[name](db, FRIDAY)
    for _, answer in everything_from(db, post, texts("en"), reader):
        assert len(check_post(answer).splitlines()) <= 25


@pytest.mark.parametrize("kind", KINDS)
def test_a_board_is_what_its_explanation_says_of_each(db: sqlite3.Connection, kind: Kind) -> None:
    facts = load_board(db, SALES, kind, None, FRIDAY)
    (claim,) = claims_of(build_board(facts, RU))
    found = load_explanation(db, actor(OLGA), claim)

    points = {it: value(POINTS, of_one) for it, of_one in found.by_person.items()}
    assert points == {it.person_id: it.value for it in facts.standings if it.value}


def test_a_receipt_is_explained_with_the_minimum_it_shows() -> None:
    diary = Diary()
    ask(diary.db, "calls", 20)
    logged = diary.log("5 звонков")
    (claim,) = claims_of(build_receipt(logged, RU), NOW)
    facts = load_explanation(diary.db, actor(IVAN), claim)

    assert (value("calls", facts.figures), facts.asked_in_all["calls"]) == (5, 20)


def test_nobody_is_reminded_of_a_minimum_that_cannot_be_explained() -> None:
    db = new_database()
    ask(db, "calls", 20)
    (claim,) = claims_of(build_reminder(load_reminder(db, SALES, IVAN.id, NOW), RU), NOW)
    facts = load_explanation(db, actor(IVAN), claim)

    assert facts.asked_in_all["calls"] == 20
