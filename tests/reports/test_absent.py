"""Someone away, or with less of a load: not nagged, not last, not silent, and asked for less."""

import sqlite3
from datetime import date

import pytest

from charts.specs import LeaderboardSpec, TeamDaySpec, WeekSpec
from jobs.composers import compose_goals
from locales.texts import LANGUAGES, texts
from reports.board import build_board, load_board
from reports.digest import build_digest, load_digest
from reports.goals import build_goals, load_goals
from reports.own import build_own, load_own
from reports.post import Post
from reports.reminder import unheard_managers
from reports.team import build_team_report, load_team_report
from sales.absences import AbsenceKind, AbsenceSaid, AbsenceState
from sales.advice import Kind
from sales.capacity import Schedule
from sales.periods import DAY, Period
from sales.teams import Person
from storage import absences, calendars
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import ask, log
from tests.telegram_text import check_post

RU = texts("ru")
MONDAY, YESTERDAY, NEXT_WEEK = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 27)


@pytest.fixture
def db() -> sqlite3.Connection:
    """Everyone is long in the team and asked for 20 calls a day."""
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 20)
    return db


def away(
    db: sqlite3.Connection, person: Person, start: date = TODAY, end: date = NEXT_WEEK
) -> None:
    absences.add_absence(
        db,
        team_id=SALES.id,
        person_id=person.id,
        said=AbsenceSaid(Period(start, end), AbsenceKind.VACATION),
        state=AbsenceState.STANDING,
        entered_by=OLGA.id,
        now=NOW,
    )


def half_time(db: sqlite3.Connection, person: Person) -> None:
    schedule = Schedule(date(2026, 1, 1), load=50)
    calendars.set_schedule(db, SALES.id, person.id, schedule, OLGA.id, NOW)


def only_on(db: sqlite3.Connection, person: Person, *weekdays: int) -> None:
    schedule = Schedule(date(2026, 1, 1), frozenset(weekdays))
    calendars.set_schedule(db, SALES.id, person.id, schedule, OLGA.id, NOW)


def board_picture(post: Post) -> LeaderboardSpec:
    assert isinstance(post.picture, LeaderboardSpec)
    return post.picture


def test_nobody_away_is_reminded_or_given_goals(db: sqlite3.Connection) -> None:
    away(db, IVAN)
    assert [it.person for it in unheard_managers(db, SALES, NOW)] == [MARIA]
    to = [address.chat_id for it in compose_goals(db, SALES, NOW) for address in it.to]
    assert to == [MARIA.id]


def test_on_a_day_outside_their_own_week_nobody_is_nagged(db: sqlite3.Connection) -> None:
    only_on(db, IVAN, 0, 1, 2)  # today is a Thursday
    assert [it.person for it in unheard_managers(db, SALES, NOW)] == [MARIA]


def test_on_the_board_one_away_stands_apart_without_a_place_or_a_reason(
    db: sqlite3.Connection,
) -> None:
    away(db, IVAN)
    facts = load_board(db, SALES, "day", None, NOW)
    assert [it.person_id for it in facts.standings] == [MARIA.id]
    rows = board_picture(build_board(facts, RU)).rows
    assert [(it.name, it.label, it.is_absent) for it in rows] == [
        (MARIA.name, "0", False),
        (IVAN.name, "не работает", True),
    ]


def test_who_works_though_away_is_ranked_and_a_week_half_worked_counts(
    db: sqlite3.Connection,
) -> None:
    away(db, IVAN)
    assert load_board(db, SALES, "week", None, NOW).absent == ()
    log(db, IVAN, TODAY, "calls", 3)
    facts = load_board(db, SALES, "day", None, NOW)
    assert ([it.person_id for it in facts.standings], facts.absent) == ([IVAN.id, MARIA.id], ())


def test_a_day_off_of_the_whole_team_makes_nobody_absent(db: sqlite3.Connection) -> None:
    saturday = NOW + 2 * DAY
    assert load_board(db, SALES, "day", None, saturday).absent == ()


def test_the_teams_table_tells_who_is_away_instead_of_silent(db: sqlite3.Connection) -> None:
    away(db, IVAN)
    post = build_team_report(load_team_report(db, SALES, "day", NOW), RU)
    text = check_post(post)
    assert "Нет на работе: Иван Петров (по 26.11)" in text
    assert text.count("Иван") == 1
    assert isinstance(post.picture, TeamDaySpec)
    cells = {row.name: [cell.text for cell in row.cells] for row in post.picture.rows}
    assert set(cells[IVAN.name]) == {"—"}
    assert "Иван" not in post.picture.silent


def test_a_picture_shows_no_value_where_one_does_not_work(db: sqlite3.Connection) -> None:
    only_on(db, IVAN, 0, 1, 3)
    log(db, IVAN, MONDAY, "calls", 7)
    picture = build_own(load_own(db, SALES, IVAN, "week", NOW), RU).picture
    assert isinstance(picture, WeekSpec)
    assert [it.text for it in picture.panels[0].days] == ["7", "0", "—", "0", "", "", ""]
    team = build_team_report(load_team_report(db, SALES, "day", NOW - DAY), RU).picture
    assert isinstance(team, TeamDaySpec)
    assert [row.cells[0].text for row in team.rows] == ["—", "0"]


def test_the_team_is_not_asked_for_what_those_away_would_do(db: sqlite3.Connection) -> None:
    away(db, IVAN)
    found = load_team_report(db, SALES, "day", NOW).found
    assert (found.asked[IVAN.id], found.asked[MARIA.id]) == ({}, {"calls": 20})


def test_the_digest_lists_those_away_and_advises_nothing_on_them(db: sqlite3.Connection) -> None:
    facts = load_digest(db, SALES, NOW)
    assert {it.person_id for it in facts.advice if it.kind is Kind.SILENT} == {IVAN.id, MARIA.id}
    away(db, IVAN, MONDAY)
    facts = load_digest(db, SALES, NOW)
    assert (facts.silent, facts.with_minimums) == ((MARIA.id,), 1)
    assert all(it.person_id != IVAN.id for it in facts.advice)
    assert "Нет на работе: Иван Петров" in check_post(build_digest(facts, RU))


def test_one_silent_before_they_went_away_is_named_once(db: sqlite3.Connection) -> None:
    away(db, MARIA, TODAY)

    facts = load_digest(db, SALES, NOW)

    assert MARIA.id in facts.silent
    text = check_post(build_digest(facts, RU))
    assert text.count("Мария Смирнова") == 1
    assert "без записей" in text


def silences(db: sqlite3.Connection) -> dict[int, int]:
    advice = load_digest(db, SALES, NOW).advice
    return {it.person_id: it.fact for it in advice if it.kind is Kind.SILENT}


def test_a_silence_goes_on_over_the_days_one_does_not_work(db: sqlite3.Connection) -> None:
    only_on(db, IVAN, 0, 3)  # Mondays and Thursdays
    assert silences(db)[IVAN.id] == 8  # of the last 20 workdays of the team


def test_work_on_a_day_off_breaks_the_silence(db: sqlite3.Connection) -> None:
    only_on(db, IVAN, 0, 3)
    log(db, IVAN, date(2026, 11, 14), "calls", 5)  # a Saturday
    assert silences(db)[IVAN.id] == 1  # Monday, the 16th
    log(db, IVAN, YESTERDAY, "calls", 5)  # a Wednesday
    assert IVAN.id not in silences(db)


def test_nobody_is_talked_to_on_a_day_off_of_their_own_week(db: sqlite3.Connection) -> None:
    only_on(db, IVAN, 0, 2)  # today is a Thursday
    assert list(silences(db)) == [MARIA.id]


def test_on_a_weekend_a_head_who_asks_is_still_told_of_silences(db: sqlite3.Connection) -> None:
    advice = load_digest(db, SALES, NOW + 2 * DAY).advice
    assert {it.person_id for it in advice if it.kind is Kind.SILENT} == {IVAN.id, MARIA.id}


def test_half_a_load_is_asked_for_half(db: sqlite3.Connection) -> None:
    half_time(db, IVAN)
    assert load_goals(db, SALES, IVAN.id, NOW).asked == {"calls": 10}
    own = load_own(db, SALES, IVAN, "week", NOW)
    assert [of_day["calls"] for of_day in own.asked.values()] == [10] * 5


def test_each_reason_for_less_is_a_line_of_its_own(db: sqlite3.Connection) -> None:
    schedule = Schedule(date(2026, 1, 1), load=50, ramp=(40, 60), ramp_from=date(2026, 11, 2))
    calendars.set_schedule(db, SALES.id, IVAN.id, schedule, OLGA.id, NOW)
    away(db, IVAN, date(2026, 11, 23), date(2026, 11, 25))
    month = check_post(build_own(load_own(db, SALES, IVAN, "month", NOW), RU))
    assert "Ввод в работу, 2–6 ноября: минимумы — 20" in month
    assert "Ввод в работу, 9–13 ноября: минимумы — 30" in month
    assert "Неполная нагрузка, 16–30 ноября: минимумы — 50" in month
    assert "23–24 ноября · отпуск" in month
    goals = check_post(build_goals(load_goals(db, SALES, IVAN.id, NOW), RU))
    assert "Неполная нагрузка, 19 ноября: минимумы — 50" in goals


def test_a_week_with_days_away_asks_for_the_others_and_says_so(db: sqlite3.Connection) -> None:
    away(db, IVAN, MONDAY, YESTERDAY)
    facts = load_own(db, SALES, IVAN, "week", NOW)
    assert list(facts.asked) == [YESTERDAY, TODAY, date(2026, 11, 20)]
    assert facts.unknown == (YESTERDAY,)
    assert "16–17 ноября · отпуск" in check_post(build_own(facts, RU))


def test_back_from_a_long_absence_nobody_is_asked_about_the_days_before(
    db: sqlite3.Connection,
) -> None:
    away(db, IVAN, date(2026, 10, 1), TODAY)
    goals = check_post(build_goals(load_goals(db, SALES, IVAN.id, NOW), RU))
    assert "записей нет" not in goals
    assert "Звонки — 20" in goals


def test_after_days_away_the_goals_speak_of_the_last_day_worked(db: sqlite3.Connection) -> None:
    log(db, IVAN, date(2026, 11, 13), "calls", 25)
    away(db, IVAN, MONDAY, TODAY)
    assert load_goals(db, SALES, IVAN.id, NOW).workday == date(2026, 11, 13)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_with_one_away_is_whole_in_both_languages(
    db: sqlite3.Connection, language: str
) -> None:
    away(db, IVAN, MONDAY)
    words = texts(language)
    for kind in ("day", "week", "month"):
        check_post(build_board(load_board(db, SALES, kind, None, NOW), words))
        check_post(build_team_report(load_team_report(db, SALES, kind, NOW), words))
        check_post(build_own(load_own(db, SALES, IVAN, kind, NOW), words))
    check_post(build_digest(load_digest(db, SALES, NOW), words))
