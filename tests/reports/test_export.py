from datetime import date

from locales.texts import texts
from reports.export import export_caption, file_name, load_export, workbook_caption
from storage import ledger
from tests.cast import IVAN, NOW, SALES, TODAY, new_database
from tests.reports.logged import log
from tests.telegram_text import parsed


def test_voided_entries_stay_in_the_ledger_marked_so() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5)
    ledger.void(db, ledger.of_day(db, SALES.id, IVAN.id, TODAY), IVAN.id, NOW)

    facts = load_export(db, SALES, "day", NOW)

    assert [entry.voided_at for entry in facts.entries] == [NOW]
    assert facts.days == {}
    assert "из них отменено 1" in parsed(export_caption(facts, texts("ru")))


def test_the_period_bounds_what_is_exported() -> None:
    db = new_database()
    for day in (date(2026, 10, 31), date(2026, 11, 1), TODAY):
        log(db, IVAN, day, "calls")

    november = load_export(db, SALES, "month", NOW)
    october = load_export(db, SALES, "month", NOW, back=1)

    assert len(november.entries) == 2
    assert [entry.what.day for entry in october.entries] == [date(2026, 10, 31)]
    assert file_name(october, ".xlsx") == "salesbeat-2026-10-01-2026-10-31.xlsx"


def test_a_period_without_entries_is_said_to_have_none() -> None:
    facts = load_export(new_database(), SALES, "month", NOW)

    assert "ноябрь 2026 записей нет" in parsed(workbook_caption(facts, texts("ru")))


def test_everything_begins_with_the_ledgers_first_day() -> None:
    db = new_database()
    log(db, IVAN, date(2024, 2, 29), "calls")
    log(db, IVAN, TODAY, "calls")

    facts = load_export(db, SALES, None, NOW)

    assert len(facts.entries) == len(facts.days) == 2
    assert file_name(facts, "-daily.csv") == "salesbeat-2024-02-29-2026-11-19-daily.csv"
    assert "29.02.2024–19.11.2026" in parsed(export_caption(facts, texts("ru")))
