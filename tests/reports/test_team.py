from datetime import date

from charts.specs import Cell, TeamDaySpec
from locales.texts import texts
from reports.team import build_team_report, load_team_report
from sales.teams import Person
from storage import people
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY, VIKTOR, new_database
from tests.reports.logged import ask, join, log, say_zero
from tests.telegram_text import check_post

RU = texts("ru")
MONDAY, TUESDAY, YESTERDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)


def test_the_table_has_a_row_a_manager_and_a_share_of_each_minimum() -> None:
    db = new_database()
    ask(db, "calls", 20)
    log(db, IVAN, TODAY, "calls", 10)
    log(db, IVAN, TODAY, "meetings", 2)

    picture = build_team_report(load_team_report(db, SALES, "day", NOW), RU).picture

    assert isinstance(picture, TeamDaySpec)
    assert picture.columns == ("Звонки", "Встречи")
    assert [(row.name, row.cells) for row in picture.rows] == [
        (IVAN.name, (Cell("10", 0.5), Cell("2", None))),
        (MARIA.name, (Cell("0", 0.0), Cell("0", None))),
    ]


def test_who_is_silent_today_is_not_who_said_zero() -> None:
    db = new_database()
    anna = join(db, Person(10, "Анна"))
    log(db, IVAN, TODAY, "calls")
    say_zero(db, anna, TODAY)

    text = check_post(build_team_report(load_team_report(db, SALES, "day", NOW), RU))

    assert f"ни /zero: {MARIA.name}" in text
    assert "Подтвердили ноль: Анна" in text


def test_the_week_counts_unknown_workdays_up_to_yesterday_the_most_first() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    log(db, IVAN, MONDAY, "calls")
    say_zero(db, IVAN, TUESDAY)

    text = check_post(build_team_report(load_team_report(db, SALES, "week", NOW), RU))

    assert f"{MARIA.name} — 3, {IVAN.name} — 1" in text


def test_a_period_is_asked_for_its_workdays_up_to_today() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 10)
    log(db, IVAN, MONDAY, "calls", 40)

    text = check_post(build_team_report(load_team_report(db, SALES, "week", NOW), RU))

    assert "Звонки 40 из 80" in text
    assert f"1 из 2 · {IVAN.name}" in text


def test_the_last_week_can_be_asked_for() -> None:
    db = new_database()
    log(db, IVAN, date(2026, 11, 13), "calls", 40)

    facts = load_team_report(db, SALES, "week", NOW, back=1)

    assert facts.found.period.start == date(2026, 11, 9)
    assert "40 звонков" in check_post(build_team_report(facts, RU))


def test_viewers_are_not_in_the_table_whatever_is_imported_of_them() -> None:
    db = new_database()
    log(db, VIKTOR, TODAY, "calls", 4)

    facts = load_team_report(db, SALES, "day", NOW)

    assert [it.id for it in facts.found.everyone] == [IVAN.id, MARIA.id]
    assert VIKTOR.name not in check_post(build_team_report(facts, RU))
    assert RU("team.others") in check_post(build_team_report(facts, RU))


def test_a_team_of_nobody_is_told_how_to_invite() -> None:
    db = new_database()
    for person in (IVAN, MARIA):
        people.remove_member(db, SALES.id, person.id, NOW)

    post = build_team_report(load_team_report(db, SALES, "day", NOW), RU)

    assert post.picture is None
    assert "/invite" in check_post(post)


def test_a_picture_shows_names_as_they_are_not_as_html() -> None:
    db = new_database()
    join(db, Person(10, "Tom & <Jerry>"))

    picture = build_team_report(load_team_report(db, SALES, "day", NOW), RU).picture

    assert isinstance(picture, TeamDaySpec)
    assert "Tom & <Jerry>" in picture.silent
    assert "Tom & <Jerry>" in [row.name for row in picture.rows]


def test_sales_and_revenue_come_before_chats_where_the_table_has_no_room_for_all() -> None:
    db = new_database()
    for metric in ("calls", "meetings", "proposals"):
        ask(db, metric, 2)
    for metric in ("conversations", "presentations", "calls"):
        log(db, IVAN, TODAY, metric)
    log(db, IVAN, TODAY, "won", amount=350_000_00)

    picture = build_team_report(load_team_report(db, SALES, "day", NOW), RU).picture

    assert isinstance(picture, TeamDaySpec)
    assert picture.columns == ("Звонки", "Встречи", "КП", "Продажи", "Выручка")
