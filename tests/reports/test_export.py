import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest

from locales.texts import texts
from reports.export import (
    ExportFacts,
    export_caption,
    file_name,
    ledger_csv,
    load_export,
    nothing_to_export,
    workbook,
)
from sales.absences import AbsenceKind, AbsenceSaid, AbsenceState
from sales.entries import Origin, Outcome
from sales.periods import Period
from sales.teams import Person
from storage import ledger, people
from storage.absences import add_absence
from storage.daily import say_zero
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import ask, join, log
from tests.telegram_text import parsed

COLUMNS = (
    "id,day,logged_at,person_id,person,metric,quantity,minutes,amount,note,status,entered_by,new,"
    "outcome,origin,next_step,inbound,corrects"
)


def rows(facts: ExportFacts) -> list[dict[str, str]]:
    text = ledger_csv(facts).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_csv_has_a_bom_and_exactly_these_columns() -> None:
    content = ledger_csv(load_export(new_database(), SALES, "month", NOW))

    assert content == b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n"


def test_every_attribute_of_an_entry_is_in_its_row() -> None:
    db = new_database()
    step = TODAY + timedelta(days=6)
    log(db, IVAN, TODAY, "first_meetings", 2, by=OLGA, origin=Origin.MARKETING, next_step=step)
    log(db, IVAN, TODAY, "calls", 3, minutes=12, new=3, outcome=Outcome.NO_ANSWER, inbound=True)
    log(db, IVAN, TODAY, "won", amount=350_000_50, note="Ромашка; «Юг»")

    first, second, third = rows(load_export(db, SALES, "day", NOW))

    assert first == {
        "id": "1",
        "day": "2026-11-19",
        "logged_at": "2026-11-19T12:00:00+03:00",
        "person_id": "2",
        "person": IVAN.name,
        "metric": "first_meetings",
        "quantity": "2",
        "minutes": "",
        "amount": "",
        "note": "",
        "status": "active",
        "entered_by": "1",
        "new": "0",
        "outcome": "",
        "origin": "marketing",
        "next_step": "2026-11-25",
        "inbound": "0",
        "corrects": "",
    }
    assert (second["minutes"], second["new"], second["inbound"]) == ("12", "3", "1")
    assert second["outcome"] == "no_answer"
    assert (third["amount"], third["note"]) == ("350000.50", "Ромашка; «Юг»")


def test_voided_entries_stay_in_the_ledger_marked_so() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5)
    ledger.void(db, ledger.of_day(db, SALES.id, IVAN.id, TODAY), IVAN.id, NOW)

    facts = load_export(db, SALES, "day", NOW)

    assert [row["status"] for row in rows(facts)] == ["void"]
    assert facts.days == {}
    assert "из них отменено 1" in parsed(export_caption(facts, texts("ru")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_run_as_a_formula_is_made_harmless(start: str) -> None:
    db = new_database()
    person = join(db, Person(10, f'{start}cmd|"/c calc"'))
    log(db, person, TODAY, "calls", note=f"{start}1+1")

    (row,) = rows(load_export(db, SALES, "day", NOW))

    assert row["person"].startswith(f"'{start}")
    assert row["note"].startswith(f"'{start}")


def test_the_workbook_holds_the_ledger_and_the_daily_figures_as_numbers_and_texts() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "won", 2, amount=350_000_50, note="=1+1")

    book = openpyxl.load_workbook(BytesIO(workbook(load_export(db, SALES, "week", NOW))))

    assert book.sheetnames == ["ledger", "daily", "people", "targets", "absences", "zeros"]
    head, entry = book["ledger"].iter_rows()
    assert ",".join(str(cell.value) for cell in head) == COLUMNS
    values = {str(name.value): cell for name, cell in zip(head, entry, strict=True)}
    assert values["amount"].value == 350_000.5
    assert (values["note"].value, values["note"].data_type) == ("=1+1", "s")
    names, figures = book["daily"].iter_rows(values_only=True)
    day = dict(zip(names, figures, strict=True))
    assert (day["day"], day["person"], day["won"]) == ("2026-11-19", IVAN.name, 2)
    assert (day["revenue"], day["points"]) == (350_000.5, 100)


def test_the_period_bounds_what_is_exported() -> None:
    db = new_database()
    for day in (date(2026, 10, 31), date(2026, 11, 1), TODAY):
        log(db, IVAN, day, "calls")

    november = load_export(db, SALES, "month", NOW)
    october = load_export(db, SALES, "month", NOW, back=1)

    assert len(november.entries) == 2
    assert [entry.what.day for entry in october.entries] == [date(2026, 10, 31)]
    assert file_name(october, "csv") == "salesbeat-2026-10-01-2026-10-31.csv"


def test_nothing_to_export_is_said_with_the_period() -> None:
    facts = load_export(new_database(), SALES, "month", NOW)

    assert "ноябрь 2026" in parsed(nothing_to_export(facts, texts("ru")))


def sheet(facts: ExportFacts, name: str) -> list[dict[object, object]]:
    names, *rows = openpyxl.load_workbook(BytesIO(workbook(facts)))[name].iter_rows(
        values_only=True
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_people_come_with_when_they_joined_and_left() -> None:
    db = new_database()
    people.remove_member(db, SALES.id, IVAN.id, NOW)
    log(db, IVAN, TODAY, "calls")

    found = {row["person_id"]: row for row in sheet(load_export(db, SALES, "day", NOW), "people")}

    assert found[OLGA.id] == {
        "person_id": OLGA.id,
        "person": OLGA.name,
        "username": "orlova",
        "role": "head",
        "joined": "2026-11-19",
        "left": None,
    }
    assert found[IVAN.id]["left"] == "2026-11-19"


def test_targets_absences_and_zeros_come_with_all_their_history() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls")
    say_zero(db, SALES.id, IVAN.id, date(2026, 1, 15), NOW)
    for day, minimum in ((date(2026, 1, 15), 100_000_00), (TODAY, None)):
        ask(db, "revenue", minimum, IVAN, since=day)
    add_absence(
        db,
        team_id=SALES.id,
        person_id=IVAN.id,
        said=AbsenceSaid(Period(TODAY, TODAY + timedelta(days=3)), AbsenceKind.SICK, "=1+1"),
        state=AbsenceState.STANDING,
        entered_by=OLGA.id,
        now=NOW,
    )

    facts = load_export(db, SALES, "day", NOW)

    first, second = sheet(facts, "targets")
    assert (first["starts_on"], first["person"]) == ("2026-01-15", IVAN.name)
    assert 100_000 in first.values()
    assert (second["starts_on"], 100_000 in second.values()) == ("2026-11-19", False)
    (absence,) = sheet(facts, "absences")
    assert (absence["first_day"], absence["last_day"]) == ("2026-11-19", "2026-11-21")
    assert (absence["kind"], absence["note"], absence["state"]) == ("sick", "=1+1", "standing")
    assert [row["day"] for row in sheet(facts, "zeros")] == ["2026-01-15"]


def test_everything_begins_with_the_ledgers_first_day() -> None:
    db = new_database()
    log(db, IVAN, date(2024, 2, 29), "calls")
    log(db, IVAN, TODAY, "calls")

    facts = load_export(db, SALES, None, NOW)

    assert len(facts.entries) == len(facts.days) == 2
    assert file_name(facts, "csv") == "salesbeat-2024-02-29-2026-11-19.csv"
    assert "29.02.2024–19.11.2026" in parsed(export_caption(facts, texts("ru")))
