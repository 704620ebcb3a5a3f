"""What an export says, cell by cell; and that its ledger and its days are the same figures."""

import csv
import sqlite3
from collections import defaultdict
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from locales.texts import texts
from reports.export import load_export
from reports.export_sheets import all_sheets, daily_sheet, ledger_sheet
from reports.sheets import as_csv, workbook
from sales.absences import AbsenceKind, AbsenceSaid, AbsenceState
from sales.capacity import Schedule
from sales.entries import Origin, Outcome
from sales.periods import Period
from sales.targets import TEAM, Aim, Kind, Target
from sales.teams import Person
from sales.weights import DatedWeight, Weight
from sales.work_hours import WorkHours
from storage import acknowledgements, calendars, closed_months, ledger, people, targets, weights
from storage.absences import add_absence
from storage.closed_months import ClosedFigure
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import ask, join, log, say_zero

NOON = "2026-11-19T12:00:00"  # the cast's NOW as it is in Moscow
STEP = TODAY + timedelta(days=6)


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


def csv_rows(db: sqlite3.Connection, language: str = "ru") -> list[dict[str, str]]:
    content = as_csv(ledger_sheet(load_export(db, SALES, "month", NOW), texts(language)))
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def book(db: sqlite3.Connection, language: str = "ru") -> Any:
    sheets = all_sheets(load_export(db, SALES, "month", NOW), texts(language))
    return openpyxl.load_workbook(BytesIO(workbook(sheets, language)))


def page(db: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet, less the empty cells; dates as ISO has them."""
    head, *rows = book(db)[name].iter_rows(values_only=True)
    return [
        {str(key): said(it) for key, it in zip(head, row, strict=True) if it is not None}
        for row in rows
    ]


def said(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, datetime) else cell


def test_the_csv_begins_with_a_bom_and_the_readers_words(db: sqlite3.Connection) -> None:
    facts = load_export(db, SALES, "month", NOW)
    for language, first in (
        ("ru", "№,дата,записано,сотрудник,"),
        ("en", "no.,date,logged,person,"),
    ):
        content = as_csv(ledger_sheet(facts, texts(language)))
        assert content.startswith(b"\xef\xbb\xbf" + first.encode())


def test_every_attribute_of_an_entry_is_in_its_row(db: sqlite3.Connection) -> None:
    log(db, IVAN, TODAY, "first_meetings", 2, by=OLGA, origin=Origin.MARKETING, next_step=STEP)
    log(db, IVAN, TODAY, "calls", 3, minutes=12, new=3, outcome=Outcome.NO_ANSWER, inbound=True)
    log(db, IVAN, TODAY, "won", amount=350_000_50, note="Ромашка; «Юг»")

    first, second, third = csv_rows(db)

    assert first == {
        "№": "1",
        "дата": "2026-11-19",
        "записано": "2026-11-19T12:00:00+03:00",
        "сотрудник": IVAN.name,
        "id сотрудника": "2",
        "показатель": "Первые встречи",
        "код показателя": "first_meetings",
        "количество": "2",
        "минуты": "",
        "сумма": "",
        "заметка": "",
        "статус": "действует",
        "кто внёс": OLGA.name,
        "новым клиентам": "0",
        "исход": "",
        "источник": "маркетинг",
        "следующий шаг": "2026-11-25",
        "входящие": "",
        "вместо №": "",
    }
    assert (second["минуты"], second["новым клиентам"], second["входящие"]) == ("12", "3", "да")
    assert second["исход"] == "недозвон"
    assert (third["сумма"], third["заметка"]) == ("350000.50", "Ромашка; «Юг»")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_run_as_a_formula_is_made_harmless(
    db: sqlite3.Connection, start: str
) -> None:
    person = join(db, Person(10, f'{start}cmd|"/c calc"'))
    log(db, person, TODAY, "calls", note=f"{start}1+1")

    (row,) = csv_rows(db)

    assert row["сотрудник"].startswith(f"'{start}")
    assert row["заметка"].startswith(f"'{start}")
    for sheet in book(db).worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_the_workbook_is_in_the_readers_language_with_real_dates_and_numbers(
    db: sqlite3.Connection,
) -> None:
    log(db, IVAN, TODAY, "won", 2, amount=350_000_50, note="=1+1")

    ru, en = book(db, "ru"), book(db, "en")

    assert ru.sheetnames == ["Журнал", "По дням", "Люди"]
    assert en.sheetnames == ["Ledger", "By day", "People"]
    number, day, logged = (en["Ledger"].cell(2, column) for column in (1, 2, 3))
    assert (number.value, said(day.value), said(logged.value)) == (1, "2026-11-19T00:00:00", NOON)
    assert day.is_date
    assert logged.is_date
    (entry,) = page(db, "Журнал")
    assert (entry["сумма"], entry["заметка"]) == (350_000.5, "=1+1")
    (figures,) = page(db, "По дням")
    assert figures["сотрудник"] == IVAN.name
    assert (figures["Продажи"], figures["Выручка"], figures["Баллы"]) == (2, 350_000.5, 100)


def test_the_days_are_the_ledger_folded(db: sqlite3.Connection) -> None:
    for day, person, quantity in ((TODAY, IVAN, 5), (TODAY, IVAN, 4), (TODAY, MARIA, 3)):
        log(db, person, day, "calls", quantity, minutes=quantity)
    log(db, MARIA, TODAY - timedelta(days=1), "won", 2, amount=350_000_50)
    log(db, IVAN, TODAY, "calls", 100)
    ledger.void(db, ledger.of_day(db, SALES.id, IVAN.id, TODAY)[-1:], IVAN.id, NOW)

    folded: dict[Any, float] = defaultdict(float)
    for row in page(db, "Журнал"):
        if row["статус"] == "действует":
            where = row["дата"], row["id сотрудника"]
            folded[*where, row["показатель"]] += row["количество"]
            folded[*where, "Выручка"] += row.get("сумма", 0)
            folded[*where, "Время на линии"] += row.get("минуты", 0)

    metrics = ("Звонки", "Продажи", "Выручка", "Время на линии")
    days = {
        (row["дата"], row["id сотрудника"], metric): row[metric]
        for row in page(db, "По дням")
        for metric in metrics
        if row[metric]
    }
    assert days == {key: it for key, it in folded.items() if it}


def test_a_workbook_has_the_sheets_that_say_something_and_no_others(
    db: sqlite3.Connection,
) -> None:
    ask(db, "calls", 20, since=TODAY)

    assert book(db).sheetnames == ["Люди", "Планы и минимумы"]


def test_the_daily_csv_holds_what_its_sheet_holds(db: sqlite3.Connection) -> None:
    log(db, IVAN, TODAY, "calls", 5)
    sheet = daily_sheet(load_export(db, SALES, "day", NOW), texts("ru"))

    (row,) = csv.DictReader(StringIO(as_csv(sheet).decode("utf-8-sig"), newline=""))

    assert (row["дата"], row["сотрудник"], row["Звонки"]) == ("2026-11-19", IVAN.name, "5")


def test_people_come_with_when_they_joined_and_left(db: sqlite3.Connection) -> None:
    people.remove_member(db, SALES.id, IVAN.id, NOW)

    found = {row["id сотрудника"]: row for row in page(db, "Люди")}

    assert found[OLGA.id] == {
        "сотрудник": OLGA.name,
        "id сотрудника": OLGA.id,
        "имя в Telegram": "orlova",
        "роль": "руководитель",
        "в команде с": NOON,
    }
    assert found[IVAN.id]["вышел"] == NOON


def test_plans_say_whose_they_are_in_words_and_come_with_their_history(
    db: sqlite3.Connection,
) -> None:
    for day, minimum in ((date(2026, 1, 15), 100_000_00), (TODAY, None)):
        ask(db, "revenue", minimum, IVAN, since=day)
    ask(db, "calls", 20, since=TODAY)
    team = Aim(TEAM, "won", "month", Kind.PLAN)
    targets.set_target(db, SALES.id, Target(team, TODAY, 9, None, TODAY), OLGA.id, NOW)

    first, team_plan, each, second = page(db, "Планы и минимумы")

    assert first == {
        "сотрудник": IVAN.name,
        "id сотрудника": IVAN.id,
        "показатель": "Выручка",
        "код показателя": "revenue",
        "срок": "день",
        "уровень": "минимум",
        "действует с": "2026-01-15T00:00:00",
        "сумма": 100_000,
        "кто задал": OLGA.name,
        "когда задано": NOON,
    }
    assert "сумма" not in second
    assert (team_plan["сотрудник"], "id сотрудника" in team_plan) == ("вся команда", False)
    assert each["сотрудник"] == "каждый менеджер"


def test_absences_and_days_of_zero_are_there(db: sqlite3.Connection) -> None:
    say_zero(db, IVAN, date(2026, 1, 15))
    add_absence(
        db,
        team_id=SALES.id,
        person_id=IVAN.id,
        said=AbsenceSaid(Period(TODAY, TODAY + timedelta(days=3)), AbsenceKind.SICK, "=1+1"),
        state=AbsenceState.STANDING,
        entered_by=OLGA.id,
        now=NOW,
    )

    (absence,) = page(db, "Отсутствия")

    assert absence["последний день"] == "2026-11-21T00:00:00"
    assert (absence["вид"], absence["заметка"]) == ("больничный", "=1+1")
    assert (absence["состояние"], absence["кто внёс"]) == ("действует", OLGA.name)
    assert [row["дата"] for row in page(db, "Дни без записей")] == ["2026-01-15T00:00:00"]


def test_the_calendar_and_the_load_of_each_are_there(db: sqlite3.Connection) -> None:
    calendars.set_work_hours(db, SALES.id, WorkHours(540, 1440), TODAY, OLGA.id, NOW)
    calendars.set_day(db, SALES.id, TODAY, OLGA.id, NOW, is_workday=False)
    half = Schedule(TODAY, frozenset({0, 2}), 50, (40, 80), TODAY)
    calendars.set_schedule(db, SALES.id, IVAN.id, half, OLGA.id, NOW)
    weights.set_weight(db, SALES.id, DatedWeight("calls", TODAY, Weight(3, None)), OLGA.id, NOW)

    (hours,) = page(db, "Рабочие часы")
    (own_day,) = page(db, "Свои дни команды")
    (schedule,) = page(db, "Графики людей")
    (points,) = page(db, "Баллы")

    assert (hours["начало"], hours["конец"]) == ("09:00", "24:00")
    assert own_day["рабочий"] == "нет"
    assert (schedule["сотрудник"], schedule["дни недели"]) == (IVAN.name, "пн, ср")
    assert (schedule["нагрузка, %"], schedule["разгон по неделям, %"]) == (50, "40,80")
    assert (points["показатель"], points["баллы за единицу"]) == ("Звонки", 3)


def test_accepted_plans_and_closed_months_read_as_words_and_money(db: sqlite3.Connection) -> None:
    october = date(2026, 10, 1)
    terms = "revenue:month:plan:10000000;calls:day:minimum:20"
    acknowledgements.accept(db, SALES.id, IVAN.id, october, terms, NOW)
    figure = ClosedFigure(TEAM, "revenue", 90_000_00, 100_000_00)
    closed_months.close(db, SALES.id, october, [figure], NOW)

    (accepted,) = page(db, "Согласия с планом")
    (closed,) = page(db, "Закрытые месяцы")

    words = "Выручка, месяц, план: 100000.00; Звонки, день, минимум: 20"
    assert (accepted["сотрудник"], accepted["что принято"]) == (IVAN.name, words)
    assert (closed["сотрудник"], closed["показатель"]) == ("вся команда", "Выручка")
    assert (closed["факт"], closed["план с учётом отсутствий"]) == (90_000, 100_000)
