"""Every metric of the catalogue, of a person and of the team: its figure, minimum and plan."""

import sqlite3
from datetime import timedelta
from fractions import Fraction

import pytest

from locales.texts import LANGUAGES, texts
from reports.explanation import load_explanation
from reports.explanation_plan import ExplainedPlan, load_plan_explanation
from reports.own_plan import load_own_plan
from reports.team_plan import load_team_plan
from sales.catalog import CATALOG, NOTHING, value
from sales.claims import AVG_TALK, EXPLAINED, TEAM, Claim, Held
from sales.periods import Period, month_period, week_period
from sales.plan_standing import PlanStanding
from sales.plans import Level
from storage import ledger
from tests.cast import IVAN, MARIA, OLGA, SALES, actor
from tests.reports.explained import CHANGED_ON, FRIDAY, explained, lived, recomputed
from tests.reports.logged import log
from tests.reports.planned import plan
from tests.telegram_text import check_post

MONTH, WEEK = month_period(FRIDAY.date()), week_period(FRIDAY.date())
HALF_TIME = "➗"
PLANNED = {"month": MONTH, "week": WEEK}


@pytest.fixture(scope="module")
def db() -> sqlite3.Connection:
    return lived()


def claim(metric: str, person_id: int, period: Period = MONTH) -> Claim:
    held = Held.PASSED if person_id == TEAM else Held.WHOLE
    return Claim(
        held=held,
        team_id=SALES.id,
        period=period,
        metric=metric,
        person_id=person_id,
        shown_at=FRIDAY,
    )


def plan_of(db: sqlite3.Connection, metric: str, person_id: int, period: Period) -> ExplainedPlan:
    asked = claim(metric, person_id).about_plan(period)
    (found,) = load_plan_explanation(db, actor(OLGA), asked).plans
    return found


def shown_standing(db: sqlite3.Connection, metric: str, person_id: int, kind: str) -> PlanStanding:
    """What /plan shows."""
    if person_id == TEAM:
        return load_team_plan(db, SALES, FRIDAY, kind=kind).of_team[metric].standing
    standings = load_own_plan(db, SALES, IVAN, FRIDAY).standings
    return next(it for it in standings if (it.metric, it.kind) == (metric, kind))


@pytest.mark.parametrize("person_id", [IVAN.id, TEAM])
@pytest.mark.parametrize("metric", EXPLAINED)
def test_a_figure_is_what_the_ledger_says(
    db: sqlite3.Connection, metric: str, person_id: int
) -> None:
    asked = claim(metric, person_id)
    found, true = load_explanation(db, actor(OLGA), asked).figures, recomputed(db, asked)

    assert value(metric, found) == value(metric, true)
    assert found.get("talk_minutes", NOTHING) == true["talk_minutes"]
    assert metric == AVG_TALK or value(metric, found)


@pytest.mark.parametrize("kind", PLANNED)
@pytest.mark.parametrize("person_id", [IVAN.id, TEAM])
@pytest.mark.parametrize("metric", CATALOG)
def test_a_plan_is_explained_as_it_was_shown(
    db: sqlite3.Connection, metric: str, person_id: int, kind: str
) -> None:
    found = plan_of(db, metric, person_id, PLANNED[kind])

    assert found.standing == shown_standing(db, metric, person_id, kind)
    assert found.fact_now == found.standing.fact
    assert found.standing.fact == value(
        metric, recomputed(db, claim(metric, person_id, PLANNED[kind]))
    )


@pytest.mark.parametrize("metric", CATALOG)
def test_what_is_put_into_the_formulas_gives_the_figures(
    db: sqlite3.Connection, metric: str
) -> None:
    found = plan_of(db, metric, IVAN.id, MONTH)
    standing, progress = found.standing, found.standing.progress

    assert found.full[Level.PLAN] - sum(it.less for it in found.reliefs) == found.whole
    assert sum((it for _, it in found.spells), Fraction(0)) == standing.due
    assert standing.pace == progress.completed * 100 / standing.due
    rest = Fraction(progress.completed * progress.left_load, progress.passed_load)
    assert standing.projection.value == max(standing.fact, progress.completed + rest)


@pytest.mark.parametrize("metric", sorted(CATALOG.keys() - {"won"}))
def test_the_teams_plan_is_the_sum_of_its_peoples(db: sqlite3.Connection, metric: str) -> None:
    found = plan_of(db, metric, TEAM, MONTH)

    assert found.of_people
    assert sum(it.asked for it in found.parts.values()) == found.standing.asked
    assert sum(it.due for it in found.parts.values()) == found.standing.due
    assert {it.person_id for it in found.reliefs} == ({IVAN.id} if metric != "revenue" else set())


def test_the_teams_own_plan_stands_beside_its_peoples_sum(db: sqlite3.Connection) -> None:
    found = plan_of(db, "won", TEAM, MONTH)

    assert found.team is not None
    assert (found.team.own, found.standing.asked) == (900, 900)
    assert found.team.of_people == sum(it.asked for it in found.parts.values())


@pytest.mark.parametrize("metric", CATALOG)
def test_the_teams_minimum_is_told_with_each_ones_reliefs(
    db: sqlite3.Connection, metric: str
) -> None:
    facts = load_explanation(db, actor(OLGA), claim(metric, TEAM))
    less = sum(it.less for it in facts.asked.reliefs)

    assert sum(facts.asked.plain.values()) - less == facts.asked_in_all[metric]
    assert {it.person_id for it in facts.asked.reliefs} == (
        {IVAN.id} if metric != "revenue" else {IVAN.id} if less else set()
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_public", [False, True])
@pytest.mark.parametrize("person_id", [IVAN.id, TEAM])
@pytest.mark.parametrize("metric", CATALOG)
def test_every_plan_fits_a_phone(
    db: sqlite3.Connection, metric: str, person_id: int, is_public: bool, language: str
) -> None:
    asked = claim(metric, person_id).about_plan(MONTH)
    said = check_post(explained(db, asked, texts(language), is_public=is_public))

    assert len(said.splitlines()) <= 25


def test_its_history_tells_from_what_to_what_since_when_and_by_whom(
    db: sqlite3.Connection,
) -> None:
    said = check_post(explained(db, claim("calls", IVAN.id).about_plan(MONTH), texts("ru")))

    assert "с 10.11: 400 → 500 · Ольга Орлова, 10.11" in said
    assert "минимум на месяц 300" in said
    assert "вызов на месяц 600" in said


def test_reasons_are_told_to_the_head_and_the_person_and_to_nobody_else(
    db: sqlite3.Connection,
) -> None:
    of_ivan, of_team = claim("calls", IVAN.id), claim("calls", TEAM)
    for asked in (of_ivan.about_plan(MONTH), of_ivan, of_team.about_plan(MONTH), of_team):
        assert HALF_TIME in check_post(explained(db, asked, texts("ru"), OLGA))
        assert HALF_TIME not in check_post(explained(db, asked, texts("ru"), MARIA))
        assert HALF_TIME not in check_post(explained(db, asked, texts("ru"), is_public=True))
    for asked in (of_ivan.about_plan(MONTH), of_ivan):
        assert HALF_TIME in check_post(explained(db, asked, texts("ru"), IVAN))


def test_a_plan_is_told_as_it_was_with_what_was_corrected_and_changed_since() -> None:
    db = lived()
    before = plan_of(db, "won", IVAN.id, MONTH).standing
    later = FRIDAY + timedelta(hours=3)
    (entry, *_) = ledger.of_person(db, SALES.id, IVAN.id, Period(CHANGED_ON, MONTH.end))
    ledger.void(db, [entry], OLGA.id, later)
    log(db, IVAN, CHANGED_ON, "won", 4, at=later)
    plan(db, "won", 9_999, IVAN.id, since=FRIDAY.date())

    found = plan_of(db, "won", IVAN.id, MONTH)
    said = check_post(explained(db, claim("won", IVAN.id).about_plan(MONTH), texts("ru")))

    assert found.standing == before
    assert found.fact_now == before.fact + 4
    assert f"было {before.fact}, стало {before.fact + 4}" in said
    assert "уже после этого сообщения" in said
