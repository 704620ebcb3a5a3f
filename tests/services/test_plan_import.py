"""Plans from a table: all rows right, or nothing."""

from datetime import date
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.plan_table import PlanPreview, Why
from sales.targets import EACH, TEAM, Aim, Amounts, Kind
from sales.teams import Role
from services.plan_import import enter, look_through, plan_table
from storage import people, targets
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, actor, new_database

HEADER = "сотрудник;показатель;план;месяц;уровень\n"
RIGHT = """Иван Петров;продажи;10;;
Мария;выручка;1,5 млн;ноябрь;
все;встречи;40;12.2026;минимум
команда;выручка;3 000 000;декабрь 2026;
"""
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def seen(db: Connection, rows: str, header: str = HEADER) -> PlanPreview:
    table = plan_table((header + rows).encode())
    assert table is not None
    return look_through(db, actor=actor(OLGA), team_id=SALES.id, table=table, now=NOW)


def put(db: Connection, rows: str, fingerprint: str) -> PlanPreview:
    table = plan_table((HEADER + rows).encode())
    assert table is not None
    return enter(
        db, actor=actor(OLGA), team_id=SALES.id, table=table, fingerprint=fingerprint, now=NOW
    )


def held(db: Connection) -> dict[tuple[Aim, date], int | None]:
    said = targets.all_targets(db, SALES.id, SALES.timezone)
    return {(it.aim, it.starts_on): it.amount for it in said}


def test_rows_are_read_as_people_write_them() -> None:
    preview = seen(new_database(), RIGHT)
    assert preview.faults == ()
    assert [(it.aim, it.amount, it.month) for it in preview.rows] == [
        (Aim(IVAN.id, "won", "month", Kind.PLAN), 10, NOVEMBER),
        (Aim(MARIA.id, "revenue", "month", Kind.PLAN), 1_500_000_00, NOVEMBER),
        (Aim(EACH, "meetings", "month", Kind.MINIMUM), 40, DECEMBER),
        (Aim(TEAM, "revenue", "month", Kind.PLAN), 3_000_000_00, DECEMBER),
    ]


def test_they_are_entered_together_each_from_its_month_on() -> None:
    db = new_database()
    put(db, RIGHT, seen(db, RIGHT).fingerprint)
    assert held(db) == {
        (Aim(IVAN.id, "won", "month", Kind.PLAN), NOVEMBER): 10,
        (Aim(MARIA.id, "revenue", "month", Kind.PLAN), NOVEMBER): 1_500_000_00,
        (Aim(EACH, "meetings", "month", Kind.MINIMUM), DECEMBER): 40,
        (Aim(TEAM, "revenue", "month", Kind.PLAN), DECEMBER): 3_000_000_00,
    }


def test_looking_through_enters_nothing() -> None:
    db = new_database()
    seen(db, RIGHT)
    assert held(db) == {}


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("Аристарх;продажи;10;;", "person", Why.NOBODY),
        (";продажи;10;;", "person", Why.NO_PERSON),
        ("Виктор;продажи;10;;", "person", Why.VIEWER),
        ("Павел;продажи;10;;", "person", Why.SEVERAL),
        ("Иван;слоны;10;;", "metric", Why.METRIC),
        ("Иван;avg_talk;10;;", "metric", Why.METRIC),
        ("Иван;продажи;;;", "plan", Why.AMOUNT),
        ("Иван;продажи;много;;", "plan", Why.AMOUNT),
        ("Иван;продажи;0;;", "plan", Why.AMOUNT),
        ("Иван;продажи;2,5;;", "plan", Why.AMOUNT),
        ("Иван;продажи;10;октябрь 2026;", "month", Why.PAST),
        ("Иван;продажи;10;01.2029;", "month", Why.FAR),
        ("Иван;продажи;10;13.2026;", "month", Why.MONTH),
        ("Иван;продажи;10;скоро;", "month", Why.MONTH),
        ("Иван;продажи;10;;высший", "level", Why.LEVEL),
        ("Иван;продажи;10;;\nИван Петров;won;12;;", "metric", Why.REPEATED),
    ],
)
def test_one_wrong_row_and_nothing_is_entered(row: str, column: str, why: Why) -> None:
    db = new_database()
    for at, name in enumerate(("Павел Серов", "Павел Белов"), 50):
        people.see_person(db, at, name, "", "ru")
        people.add_member(db, SALES.id, at, Role.MANAGER, NOW)
    rows = f"Мария;продажи;10;;\n{row}\n"
    preview = seen(db, rows)
    assert [(it.column, it.why) for it in preview.faults] == [(column, why)]
    assert preview.faults[0].number == rows.count("\n") + 1
    with pytest.raises(SalesError, match=r"plan\.import_changed"):
        put(db, rows, preview.fingerprint)
    assert held(db) == {}


def test_a_repeated_row_names_the_one_before_and_an_amount_its_limit() -> None:
    rows = "Мария;продажи;10;;\nМария;продажи;12;;\nИван;выручка;0;;\n"
    repeated, nothing = seen(new_database(), rows).faults
    assert (repeated.number, repeated.limit) == (3, 2)
    assert nothing.limit == 10**12


def test_each_row_says_what_was_asked_before() -> None:
    db = new_database()
    rows = "Мария;продажи;10;;\n"
    put(db, rows, seen(db, rows).fingerprint)
    later = "Мария;продажи;12;;\nМария;продажи;15;декабрь;\nМария;продажи;9;;вызов\n"
    before = [it.before for it in seen(db, later).rows]
    assert before == [Amounts(10), Amounts(10), None]


def test_what_was_not_shown_is_not_entered() -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"plan\.import_changed"):
        put(db, RIGHT, seen(db, "Иван;продажи;10;;\n").fingerprint)
    assert held(db) == {}


def test_a_table_of_past_work_is_none_of_plans() -> None:
    assert plan_table("дата;сотрудник;показатель;количество\n".encode()) is None


def test_only_a_head_brings_plans_in() -> None:
    table = plan_table((HEADER + RIGHT).encode())
    assert table is not None
    with pytest.raises(SalesError, match=r"people\.not_head"):
        look_through(new_database(), actor=actor(IVAN), team_id=SALES.id, table=table, now=NOW)
