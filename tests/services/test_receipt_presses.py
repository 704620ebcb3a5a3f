"""The receipt's buttons: each press counts once, on the state it was seen in."""

import pytest

from sales.entries import NewEntry
from sales.errors import SalesError
from sales.periods import day_period
from sales.receipts import Act, State
from services.day_marks import say_zero, void_entry
from storage import ledger
from storage.presence import known_days
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor
from tests.services.diary import CHAT, Diary


def test_undo_takes_back_the_whole_message_and_bring_back_restores_it() -> None:
    diary = Diary()
    logged = diary.log("5 звонков, 1 встреча")
    undone = diary.press(logged, Act.UNDO)
    assert (undone.message.state, diary.counts()) == (State.UNDONE, {})
    diary.press(undone, Act.BACK)
    assert diary.counts() == {"calls": 5, "meetings": 1}


def test_undo_again_takes_the_message_before() -> None:
    diary = Diary()
    diary.log("5 звонков")
    diary.log("1 встреча")
    diary.undo()
    assert diary.counts() == {"calls": 5}
    diary.undo()
    assert diary.counts() == {}
    with pytest.raises(SalesError):
        diary.undo()


def test_undo_leaves_others_work_alone() -> None:
    diary = Diary()
    diary.log("5 звонков", by=MARIA)
    with pytest.raises(SalesError):
        diary.undo(by=IVAN)
    assert diary.counts(MARIA) == {"calls": 5}


def test_one_more_and_one_less() -> None:
    diary = Diary()
    more = diary.press(diary.log("5 звонков"), Act.MORE)
    assert diary.counts() == {"calls": 6}
    diary.press(diary.press(more, Act.LESS), Act.LESS)
    assert diary.counts() == {"calls": 4}


def test_one_less_of_one_is_undo() -> None:
    diary = Diary()
    less = diary.press(diary.log("звонок"), Act.LESS)
    assert (less.message.state, diary.counts()) == (State.UNDONE, {})
    diary.press(less, Act.BACK)
    assert diary.counts() == {"calls": 1}


def test_one_less_never_leaves_more_new_than_calls() -> None:
    diary = Diary()
    diary.press(diary.log("/call 3 новых"), Act.LESS)
    assert diary.counts() == {"calls": 2, "new_calls": 2}


def test_one_more_holds_only_where_one_metric_has_no_sum() -> None:
    diary = Diary()
    for text in ("5 звонков, 1 встреча", "1 кп на 350к"):
        with pytest.raises(SalesError):
            diary.press(diary.log(text), Act.MORE)


def test_one_more_stops_at_the_limit_of_a_message() -> None:
    diary = Diary()
    with pytest.raises(SalesError):
        diary.press(diary.log("500 звонков"), Act.MORE)


def test_a_press_delivered_twice_counts_once() -> None:
    diary = Diary()
    seen = diary.log("5 звонков")
    diary.press(seen, Act.MORE)
    with pytest.raises(SalesError) as refusal:
        diary.press(seen, Act.MORE)
    assert refusal.value.key == "receipt.counted_already"
    assert diary.counts() == {"calls": 6}


def test_a_press_on_the_receipt_of_before_an_edit_changes_nothing() -> None:
    diary = Diary()
    seen = diary.log("5 звонков", message_id=7)
    diary.log("9 звонков", message_id=7)
    with pytest.raises(SalesError):
        diary.press(seen, Act.UNDO)
    assert diary.counts() == {"calls": 9}


def test_buttons_obey_only_the_one_they_answer() -> None:
    diary = Diary()
    seen = diary.log("5 звонков")
    for stranger in (MARIA, OLGA):
        with pytest.raises(SalesError):
            diary.press(seen, Act.UNDO, by=stranger)
    assert diary.counts() == {"calls": 5}


def test_it_was_yesterday_and_it_was_today_after_all() -> None:
    diary = Diary()
    moved = diary.press(diary.log("5 звонков, 1 встреча"), Act.YESTERDAY)
    assert diary.counts() == {}
    diary.press(moved, Act.TODAY)
    assert diary.counts() == {"calls": 5, "meetings": 1}


def test_points_leave_with_the_work_they_were_given_for() -> None:
    diary = Diary()
    logged = diary.log("50 звонков и 1 встреча")
    assert diary.today()["points"].count == 40 + 10  # calls are capped at 40 a day
    diary.press(logged, Act.UNDO)
    assert "points" not in diary.today()


def test_an_entry_voided_by_its_number_leaves_the_rest_of_the_message() -> None:
    diary = Diary()
    seen = diary.log("5 звонков, 1 встреча")
    first, _ = ledger.of_message(diary.db, CHAT, seen.message.message_id)
    void_entry(diary.db, actor(IVAN), first.id, NOW)
    assert diary.counts() == {"meetings": 1}
    with pytest.raises(SalesError):  # the receipt shows what stood before
        diary.press(seen, Act.UNDO)
    diary.undo()
    assert diary.counts() == {}


def test_undo_after_a_voided_entry_brings_back_only_what_it_took() -> None:
    diary = Diary()
    seen = diary.log("5 звонков, 1 встреча")
    first, _ = ledger.of_message(diary.db, CHAT, seen.message.message_id)
    void_entry(diary.db, actor(IVAN), first.id, NOW)
    undone = diary.undo(now=NOW.replace(second=1))
    assert [entry.metric for entry in undone.entries] == ["meetings"]
    diary.press(undone, Act.BACK)
    assert diary.counts() == {"meetings": 1}


def test_a_head_is_told_that_the_team_has_no_such_entry() -> None:
    diary = Diary()
    with pytest.raises(SalesError, match=r"void\.unknown_in_team"):
        void_entry(diary.db, actor(OLGA), 999_999, NOW)


def test_a_manager_voids_own_entries_and_a_head_any() -> None:
    diary = Diary()
    seen = diary.log("5 звонков")
    (entry,) = ledger.of_message(diary.db, CHAT, seen.message.message_id)
    with pytest.raises(SalesError) as strangers:
        void_entry(diary.db, actor(MARIA), entry.id, NOW)
    with pytest.raises(SalesError) as unknown:
        void_entry(diary.db, actor(MARIA), 999_999, NOW)
    assert strangers.value.key == unknown.value.key  # its existence is not confirmed
    voided = void_entry(diary.db, actor(OLGA), entry.id, NOW)
    assert voided.entry == NewEntry(metric="calls", day=TODAY, quantity=5)
    with pytest.raises(SalesError):
        void_entry(diary.db, actor(OLGA), entry.id, NOW)


def test_zero_is_said_once_and_does_not_undo_work() -> None:
    diary = Diary()
    for _ in range(2):
        said = say_zero(diary.db, actor(IVAN), NOW, NOW)
    assert (said.day, said.figures) == (TODAY, {})
    assert known_days(diary.db, SALES.id, day_period(TODAY)) == {IVAN.id: {TODAY}}
    diary.log("5 звонков")
    assert say_zero(diary.db, actor(IVAN), NOW, NOW).figures["calls"].count == 5
