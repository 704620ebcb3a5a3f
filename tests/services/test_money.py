"""Sums of money as people write them: read alike in commands and in tables."""

from decimal import Decimal

import pytest

from locales.columns import column_names
from services import importing
from services.import_rows import NEEDED as WORK
from services.import_rows import read_rows
from services.money import read_money
from services.plan_import import look_through, plan_table
from services.tables import read_table
from services.target_entry import read_target
from tests.cast import NOW, OLGA, SALES, TODAY, actor, new_database

SUMS = [
    ("350000", 350_000),
    ("350 000", 350_000),
    ("350\u00a0000,50 ₽", Decimal("350000.5")),
    ("350к", 350_000),
    ("350 K", 350_000),
    ("120 тыс", 120_000),
    ("120 тыс. руб.", 120_000),
    ("120 т.р.", 120_000),
    ("1,5 млн", 1_500_000),
    ("1.5 mln", 1_500_000),
    ("1,250 млн ₽", 1_250_000),
    ("3м", 3_000_000),
    ("350,000", 350_000),
    ("350.000,50", Decimal("350000.5")),
    ("350,000.50 rub", Decimal("350000.5")),
    ("1.350.000", 1_350_000),
    ("50000 рублей", 50_000),
]


@pytest.mark.parametrize(("said", "units"), SUMS)
def test_a_sum_is_read_as_people_write_it(said: str, units: int | Decimal) -> None:
    assert read_money(said) == units * 100


@pytest.mark.parametrize(
    "said", ["", "много", "-5", "5 штук", "5 мин", "5 тыс млн", "к", "₽", "1 2", "5 ₽ 6", "1,5,"]
)
def test_what_is_no_sum_is_none(said: str) -> None:
    assert read_money(said) is None


@pytest.mark.parametrize(("said", "units"), SUMS)
def test_commands_and_both_tables_read_it_alike(said: str, units: int | Decimal) -> None:
    db = new_database()
    rows = f'дата;сотрудник;показатель;сумма\n19.11.2026;Иван;продажа;"{said}"\n'
    everyone = importing.everyone(db, actor=actor(OLGA), team_id=SALES.id)
    (line,) = read_rows(read_table(rows.encode(), column_names(), WORK), everyone).lines
    plans = plan_table(f'сотрудник;показатель;план\nИван;выручка;"{said}"\n'.encode())
    assert plans is not None
    preview = look_through(db, actor=actor(OLGA), team_id=SALES.id, table=plans, now=NOW)
    wanted = read_target(f"Иван выручка {said}", TODAY)
    assert [line.what.amount, preview.rows[0].amount, wanted.amount] == [units * 100] * 3
