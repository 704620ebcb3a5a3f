"""What a message logs, and what a second delivery or an edit of it does."""

from datetime import timedelta

import pytest

from sales.entries import NewEntry
from sales.errors import SalesError
from sales.receipts import Act, Asked, Logged, Nothing, State
from sales.teams import Actor, Place, Role, Team
from storage import ledger, people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY
from tests.services.diary import CHAT, Diary

YESTERDAY = TODAY - timedelta(days=1)


def test_a_sentence_logs_all_its_entries() -> None:
    diary = Diary()
    logged = diary.log("5 звонков, 2 встречи и 1 кп на 350к")
    assert [(e.metric, e.quantity, e.amount) for e in logged.entries] == [
        ("calls", 5, None),
        ("meetings", 2, None),
        ("proposals", 1, 350_000_00),
    ]
    assert diary.counts() == {"calls": 5, "meetings": 2, "proposals": 1}


def test_a_command_logs_its_metric() -> None:
    diary = Diary()
    diary.log("/call@salesbeat_bot 3 новых 12м")
    assert diary.counts() == {"calls": 3, "new_calls": 3, "talk_minutes": 3}
    assert diary.today()["talk_minutes"].total == 12


def test_talk_is_no_log() -> None:
    assert Diary().say("спасибо, понял") is Nothing.TALK


def test_the_same_message_delivered_twice_counts_once() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    assert diary.say("5 звонков", message_id=7) is Nothing.REPEATED
    assert diary.counts() == {"calls": 5}


def test_a_refusal_logs_nothing_of_the_whole_message() -> None:
    diary = Diary()
    with pytest.raises(SalesError):
        diary.say("5 звонков и 3 слона")
    assert diary.counts() == {}


def test_the_day_is_the_teams_local_day_of_the_messages_own_date() -> None:
    diary = Diary()
    late = NOW.replace(hour=20, minute=59)  # 23:59 in Moscow, read after midnight
    logged = diary.log("5 звонков", at=late, now=late + timedelta(minutes=5))
    assert list(logged.days) == [TODAY]


def test_an_edit_counts_the_entries_anew() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    diary.log("6 звонков, 1 встреча", message_id=7)
    assert diary.counts() == {"calls": 6, "meetings": 1}


def test_a_corrected_entry_names_the_one_it_stands_for() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    diary.log("6 звонков", message_id=7)
    old, new = ledger.of_message(diary.db, CHAT, 7)
    assert (old.voided_by, new.corrects, new.voided_at) == (IVAN.id, old.id, None)


def test_an_edit_the_next_day_is_dated_by_the_message_and_not_by_the_edit() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    logged = diary.log("6 звонков", message_id=7, now=NOW + timedelta(days=1))
    assert list(logged.days) == [TODAY]


def test_a_refused_edit_changes_nothing() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    for text in ("0 звонков", "5 слонов и 1 звонок", "спасибо"):
        with pytest.raises(SalesError):
            diary.say(text, message_id=7)
    assert diary.counts() == {"calls": 5}


def test_a_refused_message_edited_into_a_right_one_is_logged() -> None:
    diary = Diary()
    with pytest.raises(SalesError):
        diary.say("0 звонков", message_id=7)
    diary.log("1 звонок", message_id=7)
    assert diary.counts() == {"calls": 1}


def test_an_edit_from_before_the_limit_is_refused() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    with pytest.raises(SalesError):
        diary.say("50 звонков", message_id=7, now=NOW + timedelta(days=8))
    assert diary.counts() == {"calls": 5}


def test_a_manager_enters_seven_days_back_and_a_head_the_open_month() -> None:
    diary = Diary()
    diary.log("звонок 12.11")
    with pytest.raises(SalesError):
        diary.say("звонок 11.11")
    diary.log("звонок 02.11", by=OLGA)
    with pytest.raises(SalesError):
        diary.say("звонок 30.10", by=OLGA)


def test_an_unlikely_quantity_is_logged_only_after_the_press() -> None:
    diary = Diary()
    asked = diary.say("350 кп")
    assert isinstance(asked, Asked)
    assert diary.counts() == {}
    logged = diary.press(asked, Act.READING, reading=1)
    assert logged.entries == (NewEntry(metric="proposals", day=TODAY, amount=350_000_00),)
    with pytest.raises(SalesError):
        diary.press(asked, Act.READING, reading=0)
    assert diary.counts() == {"proposals": 1}


def test_an_edit_that_asks_back_leaves_what_was_logged_until_the_press() -> None:
    diary = Diary()
    diary.log("1 кп", message_id=7)
    asked = diary.say("350 кп", message_id=7)
    assert isinstance(asked, Asked)
    assert diary.counts() == {"proposals": 1}
    diary.press(asked, Act.READING, reading=1)
    assert diary.today()["proposals"].total == 350_000_00


def test_a_head_enters_for_someone_and_the_entry_tells_who() -> None:
    diary = Diary()
    logged = diary.log("/log Иван 5 звонков вчера", by=OLGA, about=IVAN)
    (entry,) = ledger.of_message(diary.db, CHAT, logged.message.message_id)
    assert (entry.source.person_id, entry.source.entered_by) == (IVAN.id, OLGA.id)
    assert logged.is_for_other
    assert list(logged.days) == [YESTERDAY]


def test_an_edit_of_a_heads_log_stays_with_the_same_person() -> None:
    diary = Diary()
    diary.log("/log Иван 5 звонков", by=OLGA, about=IVAN, message_id=7)
    diary.log("/log Иван 6 звонков", by=OLGA, about=IVAN, message_id=7)
    assert diary.counts(IVAN) == {"calls": 6}


def test_an_edit_cannot_move_a_heads_log_to_another_person() -> None:
    diary = Diary()
    diary.log("/log Иван 5 звонков", by=OLGA, about=IVAN, message_id=7)
    with pytest.raises(SalesError):
        diary.say("/log Мария 5 звонков", by=OLGA, about=MARIA, message_id=7)
    assert (diary.counts(IVAN), diary.counts(MARIA)) == ({"calls": 5}, {})


def test_nobody_edits_anothers_message() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    with pytest.raises(SalesError):
        diary.say("6 звонков", by=MARIA, message_id=7)


def test_an_edit_goes_to_the_team_the_message_was_logged_in() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    other = Team(
        people.add_team(diary.db, "Вторая", "Europe/Moscow", "ru", 1, NOW),
        "Вторая",
        "Europe/Moscow",
        "ru",
    )
    people.add_member(diary.db, other.id, IVAN.id, Role.MANAGER, NOW)
    elsewhere = Actor(IVAN, "ru", Place.PRIVATE, other, Role.MANAGER, teams=2)
    logged = diary.say("6 звонков", message_id=7, acting=elsewhere)
    assert isinstance(logged, Logged)
    assert logged.team == SALES
    assert diary.counts() == {"calls": 6}


def test_who_has_left_the_team_changes_nothing_in_it_any_more() -> None:
    diary = Diary()
    seen = diary.log("5 звонков")
    people.remove_member(diary.db, SALES.id, IVAN.id, NOW)
    with pytest.raises(SalesError):
        diary.press(seen, Act.UNDO)
    assert diary.counts() == {"calls": 5}


def test_an_undone_message_edited_is_logged_anew() -> None:
    diary = Diary()
    diary.log("5 звонков", message_id=7)
    diary.undo()
    logged = diary.log("4 звонка", message_id=7)
    assert logged.message.state is State.LOGGED
    assert diary.counts() == {"calls": 4}
