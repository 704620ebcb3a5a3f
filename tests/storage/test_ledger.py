"""The ledger only grows, and the daily figures are always what it folds to."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from sales.catalog import Figure
from sales.entries import NewEntry, Origin, Outcome
from sales.errors import SalesError
from sales.receipts import Act, Asked, Logged
from sales.teams import Person
from services.day_marks import void_entry
from storage import ledger
from storage.ledger import Source
from storage.rebuild import differences, rebuild
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.services.diary import Diary

SOURCE = Source(
    team_id=SALES.id, person_id=IVAN.id, entered_by=IVAN.id, chat_id=2, message_id=1, revision=1
)


def logged(*entries: NewEntry) -> sqlite3.Connection:
    db = new_database()
    ledger.append(db, SOURCE, entries, NOW)
    return db


def figures(*entries: NewEntry) -> dict[str, tuple[int, int]]:
    db = logged(*entries)
    return {k: f.pair() for k, f in ledger.day_figures(db, SALES.id, IVAN.id, TODAY).items()}


def test_an_entry_is_never_changed_and_never_deleted() -> None:
    db = logged(NewEntry(metric="calls", day=TODAY, quantity=5))
    for sql in (
        "UPDATE entries SET quantity = 50",
        "UPDATE entries SET day = '2026-11-01'",
        "UPDATE entries SET person_id = 3",
        "DELETE FROM entries",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(sql)


def test_a_voided_entry_stays_voided_and_counts_nowhere() -> None:
    db = logged(NewEntry(metric="calls", day=TODAY, quantity=5))
    ledger.void(db, ledger.of_day(db, SALES.id, IVAN.id, TODAY), IVAN.id, NOW)
    assert ledger.day_figures(db, SALES.id, IVAN.id, TODAY) == {}
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("UPDATE entries SET voided_at = NULL")


def test_the_same_revision_of_a_message_is_written_once() -> None:
    db = logged(NewEntry(metric="calls", day=TODAY))
    with pytest.raises(sqlite3.IntegrityError):
        ledger.append(db, SOURCE, [NewEntry(metric="calls", day=TODAY)], NOW)


def test_every_attribute_comes_back_as_it_was_written() -> None:
    what = NewEntry(
        metric="first_meetings",
        day=TODAY,
        quantity=3,
        minutes=12,
        amount=350_000_00,
        new=2,
        outcome=Outcome.CALL_BACK,
        origin=Origin.MARKETING,
        next_step=TODAY + timedelta(days=6),
        inbound=True,
        note="Ромашка <b>",
    )
    db = logged(what)
    (entry,) = ledger.of_day(db, SALES.id, IVAN.id, TODAY)
    assert (entry.what, entry.source, entry.logged_at) == (what, SOURCE, NOW)


def test_calls_of_4_6_and_11_minutes_and_two_with_none() -> None:
    """Worked example 5: 5 calls, 21 minutes on the line, over the 3 that state a duration."""
    calls = [NewEntry(metric="calls", day=TODAY, minutes=m) for m in (4, 6, 11)]
    found = figures(*calls, NewEntry(metric="calls", day=TODAY, quantity=2))
    assert (found["calls"], found["talk_minutes"]) == ((5, 0), (3, 21))


def test_a_sale_is_one_won_and_its_revenue() -> None:
    found = figures(NewEntry(metric="won", day=TODAY, amount=350_000_00))
    assert (found["won"], found["revenue"]) == ((1, 0), (1, 350_000_00))


def test_a_first_meeting_is_a_meeting_too_and_its_origin_is_kept_apart() -> None:
    found = figures(
        NewEntry(metric="first_meetings", day=TODAY, origin=Origin.OWN, next_step=TODAY),
        NewEntry(metric="meetings", day=TODAY, quantity=2),
    )
    assert (found["meetings"], found["first_meetings"]) == ((3, 0), (1, 0))
    assert (found["first_meetings.own"], found["first_meetings.next_step"]) == ((1, 0), (1, 0))


def test_what_came_by_itself_is_kept_apart_from_the_cold_funnel() -> None:
    found = figures(
        NewEntry(metric="calls", day=TODAY, quantity=10),
        NewEntry(metric="calls", day=TODAY, quantity=2, inbound=True),
        NewEntry(metric="calls", day=TODAY, quantity=3, origin=Origin.BASE),
    )
    assert (found["calls"], found["calls.warm"]) == ((15, 0), (5, 0))


def test_rebuild_says_what_differed_and_sets_it_right() -> None:
    db = logged(NewEntry(metric="calls", day=TODAY, quantity=5))
    db.execute("UPDATE daily SET count = 6 WHERE metric = 'calls'")
    db.execute("INSERT INTO daily VALUES (1, 2, '2026-11-18', 'meetings', 1, 0)")
    found = {it.key[2:]: (it.kept.count, it.true.count) for it in rebuild(db)}
    assert found == {("2026-11-19", "calls"): (6, 5), ("2026-11-18", "meetings"): (1, 0)}
    assert differences(db) == []
    assert ledger.day_figures(db, SALES.id, IVAN.id, TODAY)["calls"] == Figure(5)


TEXTS = st.sampled_from(
    [
        "5 звонков",
        "/call 3 новых 12м",
        "/call 4 недозвон вчера",
        "7 звонков, 2 встречи и 1 кп на 350к",
        "/meeting первая маркетинг далее 25.11",
        "/sale 350к Ромашка входящая",
        "/email 10 из них 2 ответа",
        "3 звонка вчера, 1 встреча позавчера",
        "350 кп",
        "0 звонков",
        "спасибо",
        "5 звонков и 3 слона",
    ]
)
Seen = Logged | Asked | MultipleResults[Logged | Asked]
PEOPLE = st.sampled_from([IVAN, MARIA, OLGA])


class AnyHistory(RuleBasedStateMachine):
    """Entries, edits, undos, presses old and new, voids: whatever happens, daily = ledger."""

    seen: Bundle[Logged | Asked] = Bundle("seen")

    @initialize()
    def start(self) -> None:
        self.diary = Diary()

    @rule(target=seen, text=TEXTS, by=PEOPLE)
    def say(self, text: str, by: Person) -> Seen:
        return self._tried(lambda: self.diary.say(text, by=by))

    @rule(target=seen, earlier=seen, text=TEXTS, by=PEOPLE)
    def edit(self, earlier: Logged | Asked, text: str, by: Person) -> Seen:
        number = earlier.message.message_id
        return self._tried(lambda: self.diary.say(text, by=by, message_id=number))

    @rule(target=seen, earlier=seen, act=st.sampled_from(Act), by=PEOPLE, reading=st.integers(0, 2))
    def press(self, earlier: Logged | Asked, act: Act, by: Person, reading: int) -> Seen:
        return self._tried(lambda: self.diary.press(earlier, act, by=by, reading=reading))

    @rule(target=seen, by=PEOPLE)
    def undo(self, by: Person) -> Seen:
        return self._tried(lambda: self.diary.undo(by=by))

    @rule(number=st.integers(1, 40), by=PEOPLE)
    def void(self, number: int, by: Person) -> None:
        self._tried(lambda: void_entry(self.diary.db, actor(by), number, NOW))

    @invariant()
    def daily_equals_the_ledger(self) -> None:
        assert differences(self.diary.db) == []

    def teardown(self) -> None:
        self.diary.db.close()

    def _tried(self, act: Callable[[], object]) -> Seen:
        """What came of it, nothing where it was refused: then nothing has changed."""
        db = self.diary.db
        db.execute("SAVEPOINT attempt")
        try:
            outcome = act()
        except SalesError:
            db.execute("ROLLBACK TO attempt")
            return multiple()
        finally:
            db.execute("RELEASE attempt")
        return outcome if isinstance(outcome, Logged | Asked) else multiple()


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(max_examples=100, stateful_step_count=20, deadline=None)
