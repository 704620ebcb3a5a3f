"""/plan of one person: the worked example of docs/metrics.md, reliefs, levels, the yes."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from charts.specs import BulletSpec, MonthSpec
from locales.texts import texts
from reports.board import Kind as PeriodKind
from reports.goals import build_goals, load_goals
from reports.own import build_own, load_own
from reports.own_plan import OwnPlanFacts, build_own_plan, load_own_plan
from reports.post import Post
from sales.plan_standing import PlanStanding
from sales.targets import Kind
from services.acknowledging import accept
from tests.cast import IVAN, NOW, SALES, actor, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long, joined, plan
from tests.reports.test_absent import away
from tests.telegram_text import check_post

RU = texts("ru")
NOON_OF_THE_NINTH_DAY = datetime(2026, 11, 13, 9, tzinfo=UTC)
EIGHT_DAYS = [date(2026, 11, day) for day in (2, 3, 5, 6, 9, 10, 11, 12)]  # the 4th is a holiday
DONE = (5, 2, 4, 4, 3, 5, 4, 3)


def month_of_ivan() -> sqlite3.Connection:
    """60 sales are planned for the 20 workdays of November; in 8 of them 30 are made."""
    db = new_database()
    been_here_long(db)
    plan(db, "won", 60, IVAN.id)
    for day, number in zip(EIGHT_DAYS, DONE, strict=True):
        log(db, IVAN, day, "won", number)
    return db


def facts(db: sqlite3.Connection, now: datetime = NOON_OF_THE_NINTH_DAY) -> OwnPlanFacts:
    return load_own_plan(db, SALES, IVAN, now)


def standing(db: sqlite3.Connection, now: datetime = NOON_OF_THE_NINTH_DAY) -> PlanStanding:
    (found,) = facts(db, now).standings
    return found


def test_the_worked_example_of_eight_days_out_of_twenty() -> None:
    found = standing(month_of_ivan())
    assert (found.fact, found.asked) == (30, 60)
    assert found.pace == 125
    assert found.projection.value == 75
    assert len(found.progress.days) == 8
    assert len(found.progress.left) == 12
    assert found.needed == 3


def test_five_more_by_noon_move_the_fact_but_neither_pace_nor_projection() -> None:
    db = month_of_ivan()
    log(db, IVAN, NOON_OF_THE_NINTH_DAY.date(), "won", 5)
    found = standing(db)
    assert found.fact == 35
    assert found.pace == 125
    assert found.projection.value == 75


def test_the_text_tells_all_of_it() -> None:
    shown = check_post(build_own_plan(facts(month_of_ivan()), RU)).replace("\u00a0", " ")
    for said in ("30 из 60 · 50 %", "темп 125 %", "прогноз 75", "нужно 3 в день", "дней: 12"):
        assert said in shown


def test_what_a_day_needs_agrees_with_the_fact_and_the_pace_says_it_ends_yesterday() -> None:
    db = month_of_ivan()
    log(db, IVAN, NOON_OF_THE_NINTH_DAY.date(), "won", 6)
    shown = check_post(build_own_plan(facts(db), RU)).replace("\u00a0", " ")
    for said in ("36 из 60", "темп до вчера 125 %", "нужно 2 в день, дней: 12"):
        assert said in shown


def test_a_plan_that_is_met_has_no_interval() -> None:
    db = month_of_ivan()
    assert "(от " in check_post(build_own_plan(facts(db), RU))
    log(db, IVAN, NOON_OF_THE_NINTH_DAY.date(), "won", 30)
    assert "(от " not in check_post(build_own_plan(facts(db), RU))


def test_an_absence_takes_its_share_off_and_is_a_line_of_its_own() -> None:
    db = month_of_ivan()
    away(db, IVAN, date(2026, 11, 23), date(2026, 11, 28))
    found = facts(db)
    assert (found.standings[0].asked, found.standings[0].full) == (45, 60)
    shown = check_post(build_own_plan(found, RU))
    assert "полный план 60" in shown
    assert "отпуск" in shown


def test_a_change_in_mid_month_keeps_what_the_days_before_it_asked() -> None:
    db = month_of_ivan()
    plan(db, "won", 84, IVAN.id, since=date(2026, 11, 13))
    found = standing(db)
    assert (found.asked, found.due) == (84, Fraction(24))
    assert found.pace == 125


def test_a_newcomers_plan_counts_from_their_first_day() -> None:
    db = new_database()
    been_here_long(db)
    joined(db, IVAN, NOW)  # on the 19th, with 8 workdays left
    plan(db, "won", 60)
    found = load_own_plan(db, SALES, IVAN, NOW)
    assert (found.standings[0].asked, found.joined) == (24, date(2026, 11, 19))


def test_three_levels_are_told_and_the_plan_is_the_one_that_counts() -> None:
    db = month_of_ivan()
    plan(db, "won", 30, IVAN.id, kind=Kind.MINIMUM)
    plan(db, "won", 90, IVAN.id, kind=Kind.STRETCH)
    shown = check_post(build_own_plan(facts(db), RU))
    assert "✅ минимум 30" in shown
    assert "вызов 90" in shown
    assert "из 60" in shown


def test_an_average_stands_beside_its_band() -> None:
    db = month_of_ivan()
    plan(db, "avg_talk", 4, period="day", kind=Kind.BAND, upper=7)
    assert ": —, коридор 4–7 мин" in check_post(build_own_plan(facts(db), RU))
    for minutes in (4, 6, 11):
        log(db, IVAN, EIGHT_DAYS[0], "calls", 1, minutes=minutes)
    assert "7 мин, коридор 4–7 мин" in check_post(build_own_plan(facts(db), RU))


def test_plans_of_the_week_stand_below_those_of_the_month() -> None:
    db = month_of_ivan()
    plan(db, "meetings", 10, period="week")
    assert [(it.kind, it.metric) for it in facts(db).standings] == [
        ("month", "won"),
        ("week", "meetings"),
    ]


def yes(db: sqlite3.Connection) -> None:
    now = NOON_OF_THE_NINTH_DAY
    accept(db, actor=actor(IVAN), team_id=SALES.id, shown=facts(db).shown, now=now)


def offers_to_confirm(post: Post) -> bool:
    return any(button.data.startswith("plan:yes:") for row in post.buttons for button in row)


def test_a_plan_is_confirmed_once_and_a_changed_one_is_asked_anew() -> None:
    db = month_of_ivan()
    assert offers_to_confirm(build_own_plan(facts(db), RU))
    yes(db)
    assert facts(db).accepted_at == NOON_OF_THE_NINTH_DAY
    assert not offers_to_confirm(build_own_plan(facts(db), RU))
    plan(db, "won", 61, IVAN.id, since=date(2026, 11, 13))
    assert facts(db).accepted_at is None


def test_the_morning_goals_remind_of_a_plan_until_it_is_confirmed() -> None:
    db = month_of_ivan()
    now = NOON_OF_THE_NINTH_DAY
    assert "/plan" in check_post(build_goals(load_goals(db, SALES, IVAN.id, now), RU))
    yes(db)
    assert "/plan" not in check_post(build_goals(load_goals(db, SALES, IVAN.id, now), RU))


def test_minimums_alone_remind_nobody_of_a_plan() -> None:
    db = new_database()
    ask(db, "calls", 20)
    assert "/plan" not in check_post(build_goals(load_goals(db, SALES, IVAN.id, NOW), RU))


def test_another_month_asks_anew() -> None:
    db = month_of_ivan()
    yes(db)
    assert facts(db, NOON_OF_THE_NINTH_DAY + timedelta(days=31)).accepted_at is None


def test_the_bars_are_the_plans_and_the_calendar_is_the_minimums() -> None:
    db = month_of_ivan()
    ask(db, "won", 4)
    bars = build_own_plan(facts(db), RU).picture
    assert isinstance(bars, BulletSpec)
    assert [(row.name, row.fact, row.plan, row.due) for row in bars.rows] == [
        ("Продажи", 30, 60, 24)
    ]
    days = build_own_plan(facts(db), RU, "days").picture
    assert isinstance(days, MonthSpec)
    states = {int(day.label): day.state for day in days.days}
    assert (states[2], states[3], states[4], states[13], states[16]) == (
        "met", "partly", "off", "future", "future",
    )  # fmt: skip


def test_the_calendar_names_the_metric_of_its_figures_and_shows_work_on_days_away() -> None:
    db = month_of_ivan()
    ask(db, "calls", 20)
    ask(db, "meetings", 3)
    log(db, IVAN, date(2026, 11, 3), "calls", 25)
    log(db, IVAN, date(2026, 11, 9), "calls", 7)
    log(db, IVAN, date(2026, 11, 7), "calls", 4)  # a Saturday
    away(db, IVAN, date(2026, 11, 9), date(2026, 11, 10))
    days = build_own_plan(facts(db), RU, "days").picture
    assert isinstance(days, MonthSpec)
    assert "Звонки" in days.subtitle
    shown = {int(day.label): (day.state, day.text) for day in days.days}
    assert shown[3] == ("partly", "25/20")
    assert shown[7] == ("off", "4")
    assert shown[9] == ("absent", "7")


@pytest.mark.parametrize("kind", ["day", "month"])
def test_ones_own_day_and_month_tell_the_months_plan(kind: PeriodKind) -> None:
    found = load_own(month_of_ivan(), SALES, IVAN, kind, NOON_OF_THE_NINTH_DAY)
    assert "Продажи 30 из 60" in check_post(build_own(found, RU))


def test_where_nothing_is_asked_there_is_nothing_to_confirm() -> None:
    post = build_own_plan(load_own_plan(new_database(), SALES, IVAN, NOW), RU)
    assert not post.buttons
    assert check_post(post)
