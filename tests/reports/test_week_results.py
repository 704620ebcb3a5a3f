from datetime import date, timedelta

from charts.specs import LeaderboardSpec
from locales.texts import texts
from reports.board import build_board, load_board
from reports.week_results import BestDay, build_week_results, load_week_results
from tests.cast import IVAN, MARIA, NOW, SALES, new_database
from tests.reports.logged import log
from tests.telegram_text import check_post

RU = texts("ru")
FRIDAY_EVENING = NOW.replace(day=20, hour=15, minute=30)
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
WEEK = timedelta(days=7)


def test_the_week_and_its_last_day_are_in_one_post_with_the_weeks_picture() -> None:
    db = new_database()
    log(db, IVAN, MONDAY, "calls", 30)
    log(db, MARIA, FRIDAY, "calls", 12)

    post = build_week_results(load_week_results(db, SALES, FRIDAY_EVENING), RU)

    text = check_post(post)
    assert isinstance(post.picture, LeaderboardSpec)
    assert [row.name for row in post.picture.rows] == [IVAN.name, MARIA.name]
    week, day = text.split("День · ")
    assert f"1. {IVAN.name} — 30" in week
    assert f"1. {MARIA.name} — 12" in day


def test_the_teams_totals_stand_beside_the_week_before() -> None:
    db = new_database()
    log(db, IVAN, MONDAY, "calls", 30)
    log(db, IVAN, MONDAY - WEEK, "calls", 40)
    log(db, IVAN, MONDAY - WEEK, "meetings", 1)

    text = check_post(build_week_results(load_week_results(db, SALES, FRIDAY_EVENING), RU))

    assert "▼ Звонки 30 (40)" in text
    assert "▼ Встречи 0 (1)" in text


def test_the_best_day_is_one_persons_one_day() -> None:
    db = new_database()
    log(db, IVAN, MONDAY, "meetings", 2)
    log(db, IVAN, FRIDAY, "meetings", 1)
    log(db, MARIA, FRIDAY, "calls", 19)

    facts = load_week_results(db, SALES, FRIDAY_EVENING)

    assert facts.best_day == BestDay(IVAN.name, MONDAY, 20)


def test_a_record_needs_earlier_weeks_to_beat() -> None:
    db = new_database()
    log(db, IVAN, MONDAY, "calls", 30)
    log(db, IVAN, MONDAY - WEEK, "calls", 29)
    assert load_week_results(db, SALES, FRIDAY_EVENING).records == ()

    log(db, IVAN, MONDAY - 8 * WEEK, "calls", 5)
    assert load_week_results(db, SALES, FRIDAY_EVENING).records == ("calls",)

    log(db, IVAN, MONDAY - 8 * WEEK, "calls", 25)
    assert load_week_results(db, SALES, FRIDAY_EVENING).records == ()


def test_a_week_without_entries_has_results_too() -> None:
    facts = load_week_results(new_database(), SALES, FRIDAY_EVENING)

    assert facts.best_day is None
    assert check_post(build_week_results(facts, RU)).count(RU("board.nobody_yet")) == 1


def test_an_empty_last_day_reads_as_the_days_own_board_does() -> None:
    db = new_database()
    log(db, IVAN, MONDAY, "calls", 30)

    week = check_post(build_week_results(load_week_results(db, SALES, FRIDAY_EVENING), RU))
    day = check_post(build_board(load_board(db, SALES, "day", None, FRIDAY_EVENING), RU))

    assert RU("board.nobody_yet") in week.split("День · ")[1]
    assert RU("board.nobody_yet") in day
