from datetime import date

import pytest

from locales.texts import texts
from reports.goals import build_goals, load_goals
from reports.reminder import build_reminder, load_reminder, unheard_managers
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import ask, log, say_zero
from tests.telegram_text import check_post

RU = texts("ru")
YESTERDAY, TUESDAY = date(2026, 11, 18), date(2026, 11, 17)


def test_the_goals_are_the_minimums_that_hold_today() -> None:
    db = new_database()
    ask(db, "calls", 20)
    ask(db, "revenue", 100_000_00, MARIA)

    goals = check_post(build_goals(load_goals(db, SALES, MARIA.id, NOW), RU))

    assert "Звонки — 20" in goals
    assert "Выручка — 100\u202f000" in goals


def test_they_tell_what_the_last_workday_gave_and_what_it_lacked() -> None:
    db = new_database()
    ask(db, "calls", 20)
    ask(db, "meetings", 1)
    log(db, IVAN, YESTERDAY, "calls", 15)
    log(db, IVAN, YESTERDAY, "meetings", 2)

    goals = check_post(build_goals(load_goals(db, SALES, IVAN.id, NOW), RU))

    assert "15 звонков · 2 встречи" in goals
    assert "Звонки 15 из 20" in goals
    assert "Встречи 2 из" not in goals


def test_an_unlogged_workday_is_asked_about_and_a_confirmed_zero_is_not() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    say_zero(db, MARIA, YESTERDAY)

    ivans = check_post(build_goals(load_goals(db, SALES, IVAN.id, NOW), RU))
    marias = check_post(build_goals(load_goals(db, SALES, MARIA.id, NOW), RU))

    assert "«5 звонков 18.11»" in ivans
    assert "записей нет" not in marias


def test_one_who_joined_today_is_not_asked_about_yesterday() -> None:
    goals = check_post(build_goals(load_goals(new_database(), SALES, IVAN.id, NOW), RU))

    assert "18" not in goals


def test_without_minimums_the_usual_day_is_the_goal() -> None:
    db = new_database()
    log(db, IVAN, YESTERDAY, "calls", 15)
    log(db, IVAN, TUESDAY, "calls", 10)

    facts = load_goals(db, SALES, IVAN.id, NOW)

    assert facts.usual_days == 2
    assert "Звонки 12,5" in check_post(build_goals(facts, RU))


@pytest.mark.parametrize(
    ("ivans_calls", "expected"), [(30, (1, None)), (20, (1, None)), (5, (2, 15))]
)
def test_they_tell_the_place_in_the_week_and_the_gap_to_the_next(
    ivans_calls: int, expected: tuple[int, int | None]
) -> None:
    db = new_database()
    log(db, IVAN, YESTERDAY, "calls", ivans_calls)
    log(db, MARIA, YESTERDAY, "calls", 20)

    facts = load_goals(db, SALES, IVAN.id, NOW)

    assert facts.standing is not None
    assert (facts.standing.place, facts.gap) == expected


def test_the_reminder_is_only_for_managers_of_whom_nothing_is_known() -> None:
    db = new_database()

    assert {it.person.id for it in unheard_managers(db, SALES, NOW)} == {IVAN.id, MARIA.id}
    log(db, IVAN, TODAY, "calls")
    say_zero(db, MARIA, TODAY)
    assert unheard_managers(db, SALES, NOW) == []


def test_what_was_logged_for_yesterday_does_not_spare_the_reminder() -> None:
    db = new_database()
    log(db, IVAN, YESTERDAY, "calls")

    assert IVAN.id in {it.person.id for it in unheard_managers(db, SALES, NOW)}
    assert OLGA.id not in {it.person.id for it in unheard_managers(db, SALES, NOW)}


def test_the_reminder_says_what_is_asked_and_how_to_answer() -> None:
    db = new_database()
    ask(db, "calls", 20)

    reminder = check_post(build_reminder(load_reminder(db, SALES, IVAN.id, NOW), RU))

    assert "Звонки — 20" in reminder
    assert "/zero" in reminder
