"""Whatever people are called and however much is asked of them, Telegram takes every plan."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from locales.texts import LANGUAGES, Texts, texts
from reports.own_plan import VIEWS as VIEWS_OF_ONE
from reports.own_plan import build_own_plan, load_own_plan
from reports.plan_import import build_plans_preview
from reports.post import Post
from reports.team_plan import KINDS, build_plan_post, build_team_plan, load_team_plan
from reports.team_plan import VIEWS as VIEWS_OF_TEAM
from sales.catalog import CATALOG
from sales.plan_table import PlanFault, PlannedRow, PlanPreview, Why
from sales.targets import EACH, TEAM, Aim, Amounts, Kind
from sales.teams import Person, Team
from tests.cast import NOW, SALES, TODAY
from tests.reports.logged import ask
from tests.reports.planned import been_here_long, plan
from tests.reports.test_any_text import NAMES, WORK, Work, database_with
from tests.telegram_text import check_post

LEVELS = (Kind.MINIMUM, Kind.PLAN, Kind.STRETCH)
AIMS = st.tuples(
    st.sampled_from((EACH, TEAM, 10)),
    st.sampled_from(sorted(CATALOG)),
    st.sampled_from(("week", "month")),
    st.sampled_from(LEVELS),
)


def posts(db: sqlite3.Connection, team: Team, person: Person, words: Texts) -> Iterator[Post]:
    """Every page there is of plans."""
    for view in VIEWS_OF_ONE:
        yield build_own_plan(load_own_plan(db, team, person, NOW), words, view, names_team=True)
    for kind, view in product(KINDS, VIEWS_OF_TEAM):
        facts = load_team_plan(db, team, NOW, kind=kind)
        yield build_team_plan(facts, words, view)
        yield build_plan_post(facts, words, view)


@settings(max_examples=20, deadline=None)
@given(
    team_name=NAMES,
    crowd=st.lists(NAMES, min_size=1, max_size=12),
    work=st.lists(WORK, max_size=20),
    asked=st.dictionaries(AIMS, st.integers(1, 10**14), max_size=12),
)
def test_telegram_takes_every_plan_whatever_is_in_it(
    team_name: str,
    crowd: list[str],
    work: list[Work],
    asked: dict[tuple[int, str, str, Kind], int],
) -> None:
    db = database_with(team_name, crowd, work)
    for (person_id, metric, period, kind), amount in asked.items():
        plan(db, metric, amount, person_id, period=period, kind=kind)
    team, person = replace(SALES, name=team_name), Person(10, crowd[0])
    for language in LANGUAGES:
        for post in posts(db, team, person, texts(language)):
            check_post(post)


def test_forty_people_with_a_plan_of_everything_fit_a_caption() -> None:
    crowd = [f"{at} " + "Щ" * 61 for at in range(40)]
    db = database_with("Ы" * 64, crowd, [("won", 500, 10**14, 0)] * 40)
    been_here_long(db)
    for metric, period, kind in product(CATALOG, ("week", "month"), LEVELS):
        plan(db, metric, 10**14 + len(kind), period=period, kind=kind)
        plan(db, metric, 10**15, TEAM, period=period, kind=kind)
    for metric in CATALOG:
        ask(db, metric, 10**14)
    plan(db, "avg_talk", 4, period="day", kind=Kind.BAND, upper=7)
    team, person = replace(SALES, name="Ы" * 64), Person(10, crowd[0])
    for language in LANGUAGES:
        for post in posts(db, team, person, texts(language)):
            check_post(post)


@given(said=NAMES, name=NAMES)
def test_a_table_of_plans_is_told_of_whatever_stands_in_it(said: str, name: str) -> None:
    aim, month = Aim(1, "revenue", "month", Kind.STRETCH), TODAY.replace(day=1)
    row = PlannedRow(2, aim, 10**14, month, Amounts(10**13))
    team = replace(SALES, name=name)
    for language in LANGUAGES:
        words = texts(language)
        faults = tuple(PlanFault(3, "person", said, why, 10**12) for why in Why) * 2
        for wrong in (faults, faults[::-1], ()):
            preview = PlanPreview(team, (row,), wrong, {1: name}, "0" * 12)
            check_post(build_plans_preview(preview, words))


def test_a_table_of_plans_for_everybody_and_every_month_fits_one_message() -> None:
    crowd = {at: f"{at} " + "Щ" * 61 for at in range(1, 40)}
    months = [date(2026 + at // 12, at % 12 + 1, 1) for at in range(24)]
    rows = tuple(
        PlannedRow(2, Aim(at, metric, "month", kind), 10**14, month, Amounts(10**13))
        for at, metric, kind, month in product(crowd, CATALOG, LEVELS, months)
    )
    for language in LANGUAGES:
        preview = PlanPreview(replace(SALES, name="Ы" * 64), rows, (), crowd, "0" * 12)
        check_post(build_plans_preview(preview, texts(language)))
