"""What a closed month still lets one do: nothing new, and a head's corrections, which are shown."""

from datetime import UTC, date, datetime

import pytest

from locales.lexicon import load_lexicon
from locales.texts import texts
from reports.closed_month import load_closed_month
from reports.receipt import build_voided
from sales.errors import SalesError
from sales.receipts import Act, Logged, Press
from sales.targets import TEAM
from sales.teams import Person
from services.day_marks import void_entry
from services.receipt_presses import press
from storage import calendars, closed_months, ledger
from storage.closed_months import ClosedFigure
from tests.cast import IVAN, MARIA, OLGA, SALES, actor
from tests.services.diary import CHAT, Diary

NOVEMBER = date(2026, 11, 1)
LAST_DAY, FIRST_DAY = date(2026, 11, 30), date(2026, 12, 1)
THEN = datetime(2026, 11, 30, 9, tzinfo=UTC)
STILL_OPEN = datetime(2026, 12, 2, 20, tzinfo=UTC)
CLOSED = datetime(2026, 12, 4, 9, tzinfo=UTC)
CLOSING_DAY = date(2026, 12, 3)


def close(diary: Diary) -> None:
    """As the clock does on the third workday."""
    figures = [
        ClosedFigure(person.id, "calls", it.count, None)
        for person in (IVAN, OLGA)
        if (it := ledger.day_figures(diary.db, SALES.id, person.id, LAST_DAY).get("calls"))
    ]
    team = ClosedFigure(TEAM, "calls", sum(it.fact for it in figures), None)
    closed_months.close(diary.db, SALES.id, NOVEMBER, [*figures, team], CLOSED)


def calls(diary: Diary, person: Person = IVAN, day: date = LAST_DAY) -> int:
    found = ledger.day_figures(diary.db, SALES.id, person.id, day).get("calls")
    return found.count if found else 0


def refused(diary: Diary, text: str, by: Person, message_id: int | None = None) -> SalesError:
    at = CLOSED if message_id is None else THEN
    with pytest.raises(SalesError) as refusal:
        diary.say(text, by=by, at=at, now=CLOSED, message_id=message_id)
    return refusal.value


@pytest.mark.parametrize(
    ("by", "key"), [(IVAN, "refusal.month_closed"), (OLGA, "refusal.month_closed_for_all")]
)
@pytest.mark.parametrize("text", ["5 звонков 30.11", "5 звонков 20.11", "5 звонков 05.10"])
def test_nobody_enters_new_work_for_a_closed_month(by: Person, key: str, text: str) -> None:
    diary = Diary()
    refusal = refused(diary, text, by)
    assert refusal.key == key
    assert refusal.params["oldest"] == FIRST_DAY
    if "11" in text:
        assert refusal.params["closed"] == CLOSING_DAY


def test_a_question_is_not_asked_about_a_closed_month_either() -> None:
    assert refused(Diary(), "350 кп 30.11", IVAN).key == "refusal.month_closed"


def test_until_it_closes_the_month_takes_what_was_forgotten() -> None:
    diary = Diary()
    diary.log("5 звонков 30.11", at=STILL_OPEN)
    diary.log("/log Иван 2 звонка 20.11", by=OLGA, about=IVAN, at=STILL_OPEN)
    assert (calls(diary), calls(diary, day=date(2026, 11, 20))) == (5, 2)


@pytest.mark.parametrize("by", [IVAN, OLGA])
def test_what_was_sent_in_time_counts_however_late_it_is_read(by: Person) -> None:
    diary = Diary()
    close(diary)
    diary.log("5 звонков 30.11", by=by, at=STILL_OPEN, now=CLOSED)
    assert calls(diary, by) == 5


def test_a_day_off_made_of_the_third_workday_does_not_open_a_closed_month_again() -> None:
    diary = Diary()
    diary.log("5 звонков", at=THEN)
    close(diary)
    for day in (CLOSING_DAY, CLOSED.date()):
        calendars.set_day(diary.db, SALES.id, day, is_workday=False, set_by=OLGA.id, now=CLOSED)
    assert refused(diary, "5 звонков 30.11", IVAN).key == "refusal.month_closed"


def test_a_manager_changes_nothing_in_a_closed_month() -> None:
    diary = Diary()
    logged = diary.log("5 звонков", at=THEN, message_id=7)
    refusal = refused(diary, "6 звонков", IVAN, message_id=7)
    assert (refusal.key, refusal.params["closed"]) == ("log.month_closed_to_change", CLOSING_DAY)
    with pytest.raises(SalesError, match=r"log\.month_closed_to_change"):
        diary.undo(now=CLOSED)
    with pytest.raises(SalesError, match=r"log\.month_closed_to_change"):
        void_entry(diary.db, actor(IVAN), entry_id(diary, logged), CLOSED)
    assert calls(diary) == 5


def test_what_a_head_voids_in_a_closed_month_is_shown_as_an_amendment() -> None:
    diary = Diary()
    logged = diary.log("5 звонков", at=THEN)
    close(diary)
    voided = void_entry(diary.db, actor(OLGA), entry_id(diary, logged), CLOSED)
    assert voided.closed_on == CLOSING_DAY
    assert "03.12" in build_voided(voided, texts("ru"))
    found = load_closed_month(diary.db, SALES, NOVEMBER)
    assert found is not None
    assert [(it.name, it.closed, it.now) for it in found.amended] == [(IVAN.name, 5, 0)]


def test_a_head_corrects_an_own_message_of_a_closed_month_and_takes_it_back() -> None:
    diary = Diary()
    diary.log("/log Иван 50 звонков", by=OLGA, about=IVAN, at=THEN, message_id=7)
    close(diary)
    diary.log("/log Иван 5 звонков", by=OLGA, about=IVAN, at=THEN, now=CLOSED, message_id=7)
    assert calls(diary) == 5
    undone = diary.undo(by=OLGA, now=CLOSED)
    assert calls(diary) == 0
    pressed(diary, undone, Act.BACK)
    assert calls(diary) == 5


def test_a_correction_moves_nothing_to_another_day_of_a_closed_month() -> None:
    diary = Diary()
    diary.log("5 звонков", by=OLGA, at=THEN, message_id=7)
    refusal = refused(diary, "5 звонков 27.11", OLGA, message_id=7)
    assert refusal.key == "refusal.month_closed_for_all"
    assert calls(diary, OLGA) == 5


def test_the_button_yesterday_leads_into_no_closed_month() -> None:
    diary = Diary()
    first = datetime(2026, 12, 1, 9, tzinfo=UTC)
    logged = diary.log("5 звонков", by=MARIA, at=first, now=CLOSED)
    with pytest.raises(SalesError, match=r"refusal\.month_closed"):
        pressed(diary, logged, Act.YESTERDAY, by=MARIA)
    assert calls(diary, MARIA, FIRST_DAY) == 5


def entry_id(diary: Diary, logged: Logged) -> int:
    return ledger.of_message(diary.db, CHAT, logged.message.message_id)[0].id


def pressed(diary: Diary, seen: Logged, act: Act, by: Person = OLGA) -> None:
    button = Press(
        chat_id=CHAT, message_id=seen.message.message_id, version=seen.message.version, act=act
    )
    press(diary.db, actor(by), button, lexicon=load_lexicon(), now=CLOSED)
