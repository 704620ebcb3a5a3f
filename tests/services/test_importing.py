"""Past activity from a table: looked through, entered once, taken back whole."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from locales.columns import column_names
from locales.texts import texts
from reports.export import load_export
from reports.export_sheets import all_sheets, ledger_sheet
from reports.sheets import as_csv, workbook
from sales.absences import AbsenceSaid, AbsenceState
from sales.entries import NewEntry, Origin, Outcome
from sales.errors import SalesError
from sales.imports import Document, Doubt, Imported, Preview, Rows
from sales.periods import Period
from sales.teams import Person
from services import importing
from services.import_rows import NEEDED
from services.plan_import import plan_table
from services.tables import read_table
from storage import ledger
from storage.absences import add_absence
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database
from tests.reports.logged import log
from tests.services.imported import DOCUMENT, enter, intake, seen, standing, table

AUGUST = date(2026, 8, 12)


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


@pytest.mark.parametrize(
    ("row", "entry"),
    [
        ("19.11.2026;Иван Петров;звонки;5;12;;", {"quantity": 5, "minutes": 12}),
        ("2026-11-19;иван;Звонок;1;;0;Ромашка", {"note": "Ромашка"}),
        ("19/11/26;@ivan;calls;2;;;", {"quantity": 2}),
        ("19.11.2026 14:30;Иван;Продажи;1;;350 000,50 ₽;", {"metric": "won", "amount": 35000050}),
        (
            "19.11.2026;Иван;КП;2;;350000.5;",
            {"metric": "proposals", "quantity": 2, "amount": 35000050},
        ),
        ("19.11.2026;Иван;Первые встречи;1;;;", {"metric": "first_meetings"}),
        ("19.11.2026;Иван;Отправленные КП;1;;;", {"metric": "proposals"}),
    ],
)
def test_a_row_is_read_as_people_write_it(
    db: sqlite3.Connection, row: str, entry: dict[str, Any]
) -> None:
    (line,) = intake(db, row).sure
    assert (line.person_id, line.number) == (IVAN.id, 2)
    assert line.what == replace(NewEntry(metric="calls", day=TODAY), **entry)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("32.13.2026;Иван;звонки;5;;;", "day", "32.13.2026"),
        (";Иван;звонки;5;;;", "day", ""),
        ("01.01.1970;Иван;звонки;5;;;", "day", "01.01.1970"),
        ("19.11.2026;;звонки;5;;;", "person", ""),
        ("19.11.2026;Иван;слоны;5;;;", "metric", "слоны"),
        ("19.11.2026;Иван;выручка;5;;;", "metric", "выручка"),
        ("19.11.2026;Иван;звонки;;;;", "quantity", ""),
        ("19.11.2026;Иван;звонки;0;;;", "quantity", "0"),
        ("19.11.2026;Иван;звонки;-5;;;", "quantity", "-5"),
        ("19.11.2026;Иван;звонки;1,5;;;", "quantity", "1,5"),
        ("19.11.2026;Иван;звонки;пять;;;", "quantity", "пять"),
        ("19.11.2026;Иван;звонки;501;;;", "quantity", "501"),
        ("19.11.2026;Иван;звонки;5;1441;;", "minutes", "1441"),
        ("19.11.2026;Иван;встречи;5;30;;", "minutes", "30"),
        ("19.11.2026;Иван;встречи;5;;30;", "amount", "30"),
        ("19.11.2026;Иван;продажи;1;;много;", "amount", "много"),
        ("19.11.2026;Иван;продажи;1;;99999999999999999;", "amount", "99999999999999999"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_nothing_is_entered(
    db: sqlite3.Connection, row: str, column: str, said: str
) -> None:
    sheet = table("18.11.2026;Иван;звонки;5;;;", row)
    (fault,) = seen(db, sheet).intake.faults
    assert (fault.number, fault.column, fault.said) == (3, column, said)
    assert isinstance(enter(db, sheet), Preview)
    assert standing(db) == []


def test_without_a_column_of_quantities_each_row_is_one(db: sqlite3.Connection) -> None:
    sheet = read_table(
        "дата;имя;что;сумма\n19.11.2026;Иван;продажа;350000\n".encode(), column_names(), NEEDED
    )
    assert [line.what.quantity for line in seen(db, sheet).intake.sure] == [1]


def test_a_day_to_come_is_left_out(db: sqlite3.Connection) -> None:
    sheet = table("20.11.2026;Иван;звонки;5;;;")
    assert [it.doubt for it in seen(db, sheet).intake.odd] == [Doubt.FUTURE]
    assert isinstance(enter(db, sheet), Preview)
    assert standing(db) == []


def test_too_many_for_a_day_is_entered_only_when_confirmed(db: sqlite3.Connection) -> None:
    sheet = table(
        "19.11.2026;Иван;встречи;9;;;",
        "19.11.2026;Иван;встречи;9;;;",
        "18.11.2026;Иван;встречи;9;;;",
    )
    assert [(it.number, it.doubt) for it in seen(db, sheet).intake.odd] == [
        (2, Doubt.UNLIKELY),
        (3, Doubt.UNLIKELY),
    ]
    enter(db, sheet, with_doubtful=False)
    assert len(standing(db)) == 1
    enter(db, sheet, with_doubtful=True)
    assert len(standing(db)) == 3


def test_a_closed_month_is_entered_at_once_where_it_was_empty_and_else_when_confirmed(
    db: sqlite3.Connection,
) -> None:
    row = f"{AUGUST:%d.%m.%Y};Иван;звонки;5;;;"
    assert intake(db, row).odd == ()
    log(db, MARIA, AUGUST + timedelta(days=3), "calls", 1)
    assert [it.doubt for it in intake(db, row).odd] == [Doubt.CLOSED]


def test_work_on_a_day_of_absence_is_entered_only_when_confirmed(db: sqlite3.Connection) -> None:
    yesterday = Period(TODAY - timedelta(days=1), TODAY)
    add_absence(
        db,
        team_id=SALES.id,
        person_id=IVAN.id,
        said=AbsenceSaid(yesterday),
        state=AbsenceState.STANDING,
        entered_by=OLGA.id,
        now=NOW,
    )
    sheet = table(
        "18.11.2026;Иван;звонки;5;;;", "18.11.2026;Мария;звонки;5;;;", "19.11.2026;Иван;звонки;5;;;"
    )
    assert [(it.number, it.doubt) for it in seen(db, sheet).intake.odd] == [(2, Doubt.ABSENT)]
    enter(db, sheet, with_doubtful=False)
    assert len(standing(db)) == 2


def test_the_same_file_twice_enters_nothing_twice(db: sqlite3.Connection) -> None:
    sheet = table(
        "19.11.2026;Иван;звонки;5;;;", "19.11.2026;Иван;звонки;5;;;", "18.11.2026;Мария;звонки;1;;;"
    )
    assert isinstance(enter(db, sheet), Imported)
    assert seen(db, sheet).intake.repeated == 3
    assert isinstance(enter(db, sheet, document=Document(OLGA.id, 501)), Preview)
    assert len(standing(db)) == 3


def test_as_many_equal_rows_are_entered_as_the_ledger_lacks(db: sqlite3.Connection) -> None:
    log(db, IVAN, TODAY, "calls", 5)
    found = intake(db, *["19.11.2026;Иван;звонки;5;;;"] * 3)
    assert (len(found.sure), found.repeated) == (2, 1)


def test_entries_name_the_document_and_who_brought_it(db: sqlite3.Connection) -> None:
    enter(db, table("19.11.2026;Иван;звонки;5;;;", "19.11.2026;Мария;звонки;1;;;"))
    found = ledger.of_message(db, DOCUMENT.chat_id, DOCUMENT.message_id)
    assert {(it.source.person_id, it.source.entered_by) for it in found} == {
        (IVAN.id, OLGA.id),
        (MARIA.id, OLGA.id),
    }


def test_an_import_is_taken_back_whole_and_may_come_again(db: sqlite3.Connection) -> None:
    log(db, IVAN, TODAY, "meetings", 1)
    sheet = table(f"{AUGUST:%d.%m.%Y};Иван;звонки;5;;;", "19.11.2026;Мария;звонки;1;;;")
    enter(db, sheet)
    undone = importing.undo(db, actor=actor(OLGA), team_id=SALES.id, document=DOCUMENT, now=NOW)
    assert (undone.entries, undone.is_undone, len(standing(db))) == (2, True, 1)
    with pytest.raises(SalesError, match="counted_already"):
        importing.undo(db, actor=actor(OLGA), team_id=SALES.id, document=DOCUMENT, now=NOW)
    assert isinstance(enter(db, sheet), Imported)
    assert len(standing(db)) == 3


def test_what_was_shown_is_what_is_entered(db: sqlite3.Connection) -> None:
    sheet = table("19.11.2026;Иван;звонки;5;;;", "18.11.2026;Иван;звонки;5;;;")
    fingerprint = seen(db, sheet).fingerprint
    log(db, IVAN, TODAY, "calls", 5)
    assert isinstance(enter(db, sheet, fingerprint=fingerprint), Preview)
    assert len(standing(db)) == 1


@pytest.mark.parametrize("who", [IVAN, VIKTOR])
def test_only_a_head_imports(db: sqlite3.Connection, who: Person) -> None:
    with pytest.raises(SalesError, match="not_head"):
        importing.everyone(db, actor=actor(who), team_id=SALES.id)
    with pytest.raises(SalesError, match="not_head"):
        importing.look_through(db, actor=actor(who), team_id=SALES.id, rows=Rows(), now=NOW)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_our_own_export_comes_back_entry_by_entry(
    db: sqlite3.Connection, kind: str, language: str
) -> None:
    log(db, IVAN, TODAY, "calls", 3, minutes=12, new=2, outcome=Outcome.CALL_BACK, inbound=True)
    log(db, IVAN, TODAY, "first_meetings", 2, origin=Origin.MARKETING, next_step=TODAY)
    log(db, MARIA, TODAY, "won", amount=350_000_50, note="=Ромашка; «Юг»")
    log(db, MARIA, TODAY, "emails", 3, outcome=Outcome.ANSWERED)
    log(db, MARIA, TODAY, "calls", 7)
    entry = ledger.of_day(db, SALES.id, MARIA.id, TODAY)[-1]
    ledger.void(db, [entry], MARIA.id, NOW)
    facts = load_export(db, SALES, "month", NOW)
    content = (
        as_csv(ledger_sheet(facts, texts(language)))
        if kind == "csv"
        else workbook(all_sheets(facts, texts(language)), language)
    )
    assert plan_table(content) is None
    sheet = read_table(content, column_names(), NEEDED)
    assert (seen(db, sheet).intake.repeated, seen(db, sheet).intake.void) == (4, 1)

    other = new_database()
    enter(other, sheet)

    assert sorted(standing(other), key=str) == sorted(standing(db), key=str)
