"""Weights hold from their day: points of past days stay, and the ledger folds to the same."""

import sqlite3
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sales.catalog import CATALOG, POINTS
from sales.entries import NewEntry
from sales.weights import USUAL, DatedWeight, Weight, on_day, points
from storage import ledger, weights
from storage.ledger import Source
from storage.rebuild import differences, rebuild
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database

YESTERDAY = TODAY - timedelta(days=1)
LOGGED = ("calls", "conversations", "emails", "first_meetings", "presentations", "proposals", "won")


def append(
    db: sqlite3.Connection, message_id: int, metric: str, quantity: int, day: date, person: int = 2
) -> None:
    source = Source(
        team_id=SALES.id,
        person_id=person,
        entered_by=person,
        chat_id=person,
        message_id=message_id,
        revision=1,
    )
    ledger.append(db, source, [NewEntry(metric=metric, day=day, quantity=quantity)], NOW)


def weigh(db: sqlite3.Connection, metric: str, since: date, weight: Weight) -> None:
    weights.set_weight(db, SALES.id, DatedWeight(metric, since, weight), OLGA.id, NOW)
    ledger.recount_points(db, SALES.id, since)


def points_of(db: sqlite3.Connection, day: date, person_id: int = IVAN.id) -> int:
    figures = ledger.day_figures(db, SALES.id, person_id, day)
    return figures[POINTS].count if POINTS in figures else 0


def test_a_new_weight_counts_from_its_day_and_leaves_the_day_before() -> None:
    db = new_database()
    append(db, 1, "meetings", 2, YESTERDAY)
    append(db, 2, "meetings", 2, TODAY)
    weigh(db, "meetings", TODAY, Weight(15, 60))
    assert (points_of(db, YESTERDAY), points_of(db, TODAY)) == (20, 30)


def test_an_entry_of_yesterday_earns_what_held_yesterday() -> None:
    db = new_database()
    weigh(db, "meetings", TODAY, Weight(15, 60))
    append(db, 1, "meetings", 1, YESTERDAY)
    assert points_of(db, YESTERDAY) == 10


def test_a_weight_of_nothing_takes_the_points_away_and_leaves_no_empty_row() -> None:
    db = new_database()
    append(db, 1, "calls", 5, TODAY)
    weigh(db, "calls", TODAY, Weight(0))
    assert POINTS not in ledger.day_figures(db, SALES.id, IVAN.id, TODAY)


def test_a_cap_taken_off_lets_everything_count() -> None:
    db = new_database()
    append(db, 1, "calls", 100, TODAY)
    assert points_of(db, TODAY) == 40
    weigh(db, "calls", TODAY, Weight(1, None))
    assert points_of(db, TODAY) == 100


def test_another_teams_weights_are_its_own() -> None:
    db = new_database()
    append(db, 1, "calls", 5, TODAY)
    weights.set_weight(db, SALES.id, DatedWeight("calls", TODAY, Weight(9)), OLGA.id, NOW)
    assert weights.load_weights(db, SALES.id + 1, TODAY) == USUAL


def test_the_catalogues_own_weights_are_metrics_md_s() -> None:
    assert points({}, USUAL) == 0
    assert {it: USUAL[it].points for it in CATALOG if USUAL[it].points} == {
        "calls": 1,
        "new_calls": 1,
        "conversations": 1,
        "meetings": 10,
        "first_meetings": 5,
        "presentations": 10,
        "proposals": 5,
        "won": 50,
    }


class WeighedTeam(RuleBasedStateMachine):
    """Work and weights of any days in any order."""

    days = st.integers(0, 4).map(lambda back: TODAY - timedelta(days=back))
    weighed = st.builds(Weight, st.integers(0, 60), st.none() | st.integers(1, 200))

    def __init__(self) -> None:
        super().__init__()
        self.db = new_database()
        self.said: list[DatedWeight] = []
        self.messages = 0

    @rule(
        metric=st.sampled_from(LOGGED),
        quantity=st.integers(1, 60),
        day=days,
        person=st.sampled_from((IVAN.id, MARIA.id)),
    )
    def log(self, metric: str, quantity: int, day: date, person: int) -> None:
        self.messages += 1
        append(self.db, self.messages, metric, quantity, day, person)

    @rule(back=st.integers(0, 20))
    def void(self, back: int) -> None:
        standing = list(ledger.all_standing(self.db))[back : back + 1]
        ledger.void(self.db, standing, OLGA.id, NOW)

    @rule(metric=st.sampled_from(sorted(CATALOG)), since=days, weight=weighed)
    def weigh(self, metric: str, since: date, weight: Weight) -> None:
        kept = [it for it in self.said if (it.metric, it.since) != (metric, since)]
        self.said = [*kept, DatedWeight(metric, since, weight)]
        self.said.sort(key=lambda it: it.since)
        weigh(self.db, metric, since, weight)

    @invariant()
    def the_ledger_folds_to_the_daily_figures(self) -> None:
        assert differences(self.db) == []

    @invariant()
    def each_day_earns_by_its_own_weights(self) -> None:
        for back in range(5):
            day = TODAY - timedelta(days=back)
            for person in (IVAN.id, MARIA.id):
                figures = ledger.day_figures(self.db, SALES.id, person, day)
                assert points_of(self.db, day, person) == points(figures, on_day(self.said, day))

    def teardown(self) -> None:
        self.db.execute("UPDATE daily SET count = count + 1 WHERE metric = 'points'")
        rebuild(self.db)
        assert differences(self.db) == []


WeighedTeam.TestCase.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None, derandomize=True
)
TestWeighedTeam = WeighedTeam.TestCase
