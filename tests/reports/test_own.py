from datetime import date

from charts.specs import TeamDaySpec, WeekSpec
from locales.texts import texts
from reports.board import Kind
from reports.own import OwnFacts, build_own, load_own
from sales.catalog import Figure
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY, new_database
from tests.reports.logged import ask, log, say_zero
from tests.reports.test_absent import away
from tests.telegram_text import check_post

RU = texts("ru")
MONDAY, TUESDAY, YESTERDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)


def shown(facts: OwnFacts) -> str:
    return check_post(build_own(facts, RU))


def week_of_ivan() -> OwnFacts:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 20)
    log(db, IVAN, MONDAY, "calls", 25)
    log(db, IVAN, TUESDAY, "calls", 10)
    log(db, IVAN, TODAY, "calls", 7)
    log(db, MARIA, TODAY, "calls", 99)
    return load_own(db, SALES, IVAN, "week", NOW)


def test_the_week_asks_for_all_its_workdays_and_says_what_is_left() -> None:
    facts = week_of_ivan()

    assert facts.figures["calls"] == Figure(42)
    assert facts.workdays_left == 2
    assert "Звонки 42 из 100 · 42 %, осталось 58".replace("2 %", "2\u00a0%") in shown(facts)


def test_today_is_no_workday_left_of_one_who_is_away() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    assert "осталось: 2 из 5, считая сегодня" in shown(load_own(db, SALES, IVAN, "week", NOW))

    away(db, IVAN, TODAY, date(2026, 11, 20))
    facts = load_own(db, SALES, IVAN, "week", NOW)
    assert "осталось: 1 из 4" in shown(facts)
    assert "считая сегодня" not in shown(facts)


def test_workdays_of_which_nothing_is_known_are_listed() -> None:
    facts = week_of_ivan()

    assert facts.unknown == (YESTERDAY,)
    assert "18.11" in shown(facts)


def test_the_weeks_picture_marks_each_day() -> None:
    picture = build_own(week_of_ivan(), RU).picture

    assert isinstance(picture, WeekSpec)
    (panel,) = picture.panels
    assert [day.state for day in panel.days] == [
        "met", "missed", "missed", "today", "future", "future", "future",
    ]  # fmt: skip
    assert [day.minimum for day in panel.days] == [20, 20, 20, 20, 20, None, None]


def test_the_month_is_drawn_by_weeks_and_asks_nothing_on_holidays() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 10)
    log(db, IVAN, date(2026, 11, 3), "calls", 45)

    picture = build_own(load_own(db, SALES, IVAN, "month", NOW), RU).picture

    assert isinstance(picture, WeekSpec)
    (panel,) = picture.panels
    assert [(bar.label, bar.minimum, bar.state) for bar in panel.days] == [
        ("1", None, "free"),
        ("2–8", 40, "met"),  # the 4th is a holiday in Russia
        ("9–15", 50, "missed"),
        ("16–22", 50, "today"),
        ("23–29", 50, "future"),
        ("30", 10, "future"),
    ]


def test_nothing_is_asked_for_days_before_one_joined() -> None:
    db = new_database()
    ask(db, "calls", 20)

    facts = load_own(db, SALES, IVAN, "week", NOW)

    assert list(facts.asked) == [TODAY, date(2026, 11, 20)]
    assert facts.unknown == ()


def test_the_days_picture_has_a_row_a_metric() -> None:
    db = new_database()
    ask(db, "calls", 20)
    log(db, IVAN, TODAY, "calls", 15)
    log(db, IVAN, TODAY, "won", amount=350_000_00)

    picture = build_own(load_own(db, SALES, IVAN, "day", NOW), RU).picture

    assert isinstance(picture, TeamDaySpec)
    table = [(row.name, *(cell.text for cell in row.cells)) for row in picture.rows]
    assert table == [
        ("Звонки", "15", "20", "5"),
        ("Продажи", "1", "—", "—"),
        ("Выручка", "350\u00a0тыс.\u00a0₽", "—", "—"),
    ]


def test_the_average_talk_is_over_the_calls_that_state_a_duration() -> None:
    db = new_database()
    for minutes in (4, 6, 11):
        log(db, IVAN, TODAY, "calls", 1, minutes=minutes)
    log(db, IVAN, TODAY, "calls", 2)

    text = shown(load_own(db, SALES, IVAN, "day", NOW))

    assert "5 звонков" in text
    assert "в среднем 7 мин · 21\u00a0мин на 3 звонка" in text


def test_a_confirmed_zero_is_not_the_same_as_nothing_logged() -> None:
    db = new_database()
    kinds: tuple[Kind, ...] = ("day", "week", "month")
    for kind in kinds:
        assert RU("own.nothing") in shown(load_own(db, SALES, IVAN, kind, NOW))
    say_zero(db, IVAN, TODAY)

    assert RU("own.zero") in shown(load_own(db, SALES, IVAN, "day", NOW))


def test_one_in_several_teams_sees_which_one_it_is() -> None:
    facts = load_own(new_database(), SALES, IVAN, "day", NOW)

    assert "«Продажи»" in check_post(build_own(facts, RU, names_team=True))
    assert "«Продажи»" not in check_post(build_own(facts, RU))
