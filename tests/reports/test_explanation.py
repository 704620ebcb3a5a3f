"""What an explanation says adds up to the figure it explains, whatever the history."""

import sqlite3
from datetime import date, timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.texts import texts
from reports.explanation import ExplanationFacts, Share, load_explanation
from reports.explanation_text import build_explanation
from reports.own import load_own
from reports.team import load_team_report
from sales.attainment import asked_together
from sales.catalog import POINTS, value
from sales.claims import AVG_TALK, EXPLAINED, TEAM, Claim, Held
from sales.errors import SalesError
from sales.periods import Period, day_period, week_period
from sales.teams import Person, Team
from sales.weights import DatedWeight, Weight
from storage import ledger, people
from storage.weights import set_weight
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database
from tests.reports.logged import ask, join, log
from tests.reports.test_any_text import LOGGED

LATER = NOW + timedelta(hours=2)
MONDAY = date(2026, 11, 16)
ADDITIVE = [metric for metric in EXPLAINED if metric != AVG_TALK]
Logged: TypeAlias = tuple[str, int, int, int, bool, bool]
HISTORY = st.lists(
    st.tuples(
        st.sampled_from([*LOGGED, "meetings"]),
        st.integers(1, 60),  # quantity
        st.integers(0, 4),  # days back
        st.integers(0, 60),  # minutes, amount and how many were new
        st.booleans(),  # Maria's, not Ivan's
        st.booleans(),  # voided later
    ),
    max_size=30,
)


def lived(history: list[Logged]) -> sqlite3.Connection:
    """A database in which all of it was logged at noon, and some voided two hours later."""
    db = new_database()
    for metric, quantity, back, size, is_marias, _ in history:
        rest: dict[str, Any] = {}
        if metric == "calls" and size:
            rest = {"minutes": size, "new": min(size, quantity)}
        if metric in {"proposals", "won"} and size:
            rest = {"amount": size * 100}
        person, day = (MARIA if is_marias else IVAN), TODAY - timedelta(days=back)
        log(db, person, day, metric, quantity, **rest)
    entries = sorted(ledger.of_team(db, SALES.id, date.min, date.max), key=lambda it: it.id)
    voided = [entry for entry, one in zip(entries, history, strict=True) if one[5]]
    ledger.void(db, voided, OLGA.id, LATER)
    return db


def claim(
    metric: str = "",
    person: Person | None = IVAN,
    period: Period | None = None,
    held: Held = Held.WHOLE,
) -> Claim:
    return Claim(
        held=held,
        team_id=SALES.id,
        period=period or week_period(TODAY),
        metric=metric,
        person_id=person.id if person else TEAM,
        shown_at=NOW,
    )


def explained(db: sqlite3.Connection, by: Person = OLGA, **what: Any) -> ExplanationFacts:
    return load_explanation(db, actor(by), claim(**what))


def added_up(facts: ExplanationFacts) -> int:
    return sum(it.worth if isinstance(it, Share) else -it.points for it in facts.lines)


@settings(max_examples=60, deadline=None)
@given(history=HISTORY, period=st.sampled_from([day_period(TODAY), week_period(TODAY)]))
def test_the_entries_add_up_to_the_figure(history: list[Logged], period: Period) -> None:
    db = lived(history)
    for metric in ADDITIVE:
        facts = explained(db, metric=metric, period=period)
        assert added_up(facts) == value(metric, facts.figures), metric
    facts = explained(db, metric=AVG_TALK, period=period)
    assert added_up(facts) == value("talk_minutes", facts.figures)


@settings(max_examples=40, deadline=None)
@given(history=HISTORY)
def test_the_people_add_up_to_the_team(history: list[Logged]) -> None:
    db = lived(history)
    for metric in ADDITIVE:
        facts = explained(db, person=None, metric=metric)
        each = [
            value(metric, explained(db, person=it, metric=metric).figures) for it in (IVAN, MARIA)
        ]
        assert sum(each) == value(metric, facts.figures)
        assert added_up(facts) == value(metric, facts.figures)


@settings(max_examples=40, deadline=None)
@given(history=HISTORY, late=HISTORY)
def test_what_it_was_is_told_from_the_ledger_alone(
    history: list[Logged], late: list[Logged]
) -> None:
    before = lived([(*one[:5], False) for one in history])
    after = lived(history)
    for metric, quantity, back, *_ in late:
        log(after, IVAN, TODAY - timedelta(days=back), metric, quantity, at=LATER)
    for metric in ADDITIVE:
        then = explained(after, metric=metric).then
        assert then == value(metric, explained(before, metric=metric).figures), metric


def test_a_cap_is_a_line_of_its_own() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 45)
    text = build_explanation(explained(db, metric=POINTS), texts("ru")).text
    assert "Баллы: 40" in text
    assert "−5</b> сверх потолка 40 · Звонки" in text


@settings(max_examples=30, deadline=None)
@given(history=HISTORY, points=st.integers(0, 9), cap=st.none() | st.integers(1, 50))
def test_points_add_up_where_the_team_weighs_otherwise_from_a_day_on(
    history: list[Logged], points: int, cap: int | None
) -> None:
    db = lived(history)
    since = TODAY - timedelta(days=1)
    for metric in ("calls", "emails"):
        dated = DatedWeight(metric, since, Weight(points, cap))
        set_weight(db, SALES.id, dated, OLGA.id, LATER)
    ledger.recount_points(db, SALES.id, since)
    facts = explained(db, metric=POINTS)
    assert added_up(facts) == value(POINTS, facts.figures)
    assert "с 18.11:" in build_explanation(facts, texts("ru")).text


def test_what_was_corrected_since_is_told_with_who_did_it() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5)
    (entry,) = ledger.of_day(db, SALES.id, IVAN.id, TODAY)
    ledger.void(db, [entry], OLGA.id, LATER)
    log(db, IVAN, TODAY, "calls", 7, by=OLGA, at=LATER)
    text = build_explanation(explained(db, by=IVAN, metric="calls"), texts("ru")).text
    assert "было 5, стало 7" in text
    assert "отменено 14:00: Ольга Орлова" in text
    assert "внесено: Ольга Орлова" in text


@pytest.mark.parametrize("today", [MONDAY, TODAY])
def test_the_minimum_is_that_of_the_report(today: date) -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 20)
    ask(db, "calls", 12, MARIA)
    now = NOW - (TODAY - today)
    own = load_own(db, SALES, IVAN, "week", now)
    team = load_team_report(db, SALES, "week", now)

    of_ivan = load_explanation(db, actor(IVAN), claim("calls"))
    held = Claim(
        held=Held.PASSED,
        team_id=SALES.id,
        period=week_period(today),
        metric="calls",
        shown_at=now,
    )
    of_team = load_explanation(db, actor(OLGA), held)

    assert of_ivan.asked_in_all == asked_together(own.asked.values())
    assert of_team.asked_in_all == asked_together(team.found.asked.values())


def test_the_head_sees_everyones_entries_a_manager_their_own_a_viewer_none() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5)
    assert len(explained(db, by=OLGA, metric="calls").lines) == 1
    assert len(explained(db, by=IVAN, metric="calls").lines) == 1
    for other in (MARIA, VIKTOR):
        facts = explained(db, by=other, metric="calls")
        assert not facts.lines
        assert value("calls", facts.figures) == 5
        text = build_explanation(facts, texts("ru")).text
        assert "5 звонков" not in text
        assert "Звонки: 5" in text


def test_what_a_person_did_who_has_left_is_still_explained() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5)
    ask(db, "calls", 20)
    people.remove_member(db, SALES.id, IVAN.id, NOW)
    facts = explained(db, metric="calls")
    assert added_up(facts) == 5
    assert facts.asked_in_all == {"calls": 20}


def test_another_teams_figures_do_not_exist() -> None:
    db = new_database()
    stranger = join(db, Person(77, "Чужой"))
    other = people.add_team(db, "Другая", SALES.timezone, "ru", OLGA.id, NOW)
    elsewhere = Team(other, "Другая", SALES.timezone, "ru")
    with pytest.raises(SalesError) as refusal:
        load_explanation(db, actor(IVAN), claim_in(elsewhere, IVAN))
    assert refusal.value.key == "why.another_team"  # not "an old button": it is of a department
    with pytest.raises(SalesError):
        load_explanation(db, actor(OLGA), claim_in(SALES, Person(78, "Никто")))
    assert load_explanation(db, actor(OLGA), claim_in(SALES, stranger)).lines == ()


def claim_in(team: Team, person: Person) -> Claim:
    return Claim(
        held=Held.WHOLE,
        team_id=team.id,
        period=day_period(TODAY),
        metric="calls",
        person_id=person.id,
    )
