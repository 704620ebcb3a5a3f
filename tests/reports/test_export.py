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
from sales.entries import Origin, Outcome
from sales.teams import Person
from storage import ledger
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import join, log
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

    assert book.sheetnames == ["ledger", "daily"]
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
