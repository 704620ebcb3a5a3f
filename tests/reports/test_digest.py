from datetime import date, timedelta

from locales.texts import texts
from reports.digest import build_digest, load_digest
from sales.advice import Kind
from sales.catalog import Figure
from sales.teams import Person
from services.target_entry import read_target
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import ask, join, log, say_zero
from tests.telegram_text import check_post

RU = texts("ru")
YESTERDAY = date(2026, 11, 18)
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 14), date(2026, 11, 16)
MONDAY_MORNING = NOW.replace(day=16, hour=6)


def test_it_holds_everything_since_the_previous_workday_began() -> None:
    db = new_database()
    for day in (date(2026, 11, 12), FRIDAY, SATURDAY, MONDAY):
        log(db, IVAN, day, "calls", 10)

    facts = load_digest(db, SALES, MONDAY_MORNING)

    assert facts.since.period.start == FRIDAY
    assert facts.since.totals["calls"] == Figure(20)
    assert facts.so_far["calls"] == Figure(10)


def test_the_teams_figures_stand_against_the_sum_of_the_minimums() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 20)
    ask(db, "calls", 10, MARIA)
    log(db, IVAN, YESTERDAY, "calls", 15)

    digest = check_post(build_digest(load_digest(db, SALES, NOW), RU))

    assert "15 из 30 · 50" in digest


def test_who_met_every_minimum_is_named() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 5)
    ask(db, "meetings", 1)
    log(db, IVAN, YESTERDAY, "calls", 5)
    log(db, IVAN, YESTERDAY, "meetings", 1)
    log(db, MARIA, YESTERDAY, "calls", 9)

    facts = load_digest(db, SALES, NOW)

    assert (facts.met, facts.with_minimums) == ((IVAN.id,), 2)


def test_silence_is_not_zero() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    say_zero(db, MARIA, YESTERDAY)

    facts = load_digest(db, SALES, NOW)

    assert facts.silent == (IVAN.id,)
    assert facts.zeros == (MARIA.id,)


def test_one_who_joined_today_is_not_called_silent() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    log(db, IVAN, YESTERDAY, "calls")
    log(db, MARIA, YESTERDAY, "calls")
    join(db, Person(10, "Анна"))

    assert load_digest(db, SALES, NOW).silent == ()


def test_a_head_who_does_not_log_is_neither_silent_nor_asked() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 5)

    facts = load_digest(db, SALES, NOW)

    assert OLGA.id not in facts.silent
    assert facts.with_minimums == 2


def test_three_things_to_do_name_people_and_numbers() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    anna = join(db, Person(10, "Анна"))
    ask(db, "calls", 20)
    for back in range(1, 10):
        log(db, anna, TODAY - timedelta(days=back), "calls", 20)
        log(db, IVAN, TODAY - timedelta(days=back), "calls", 5)
    log(db, MARIA, date(2026, 11, 16), "calls", 3)

    facts = load_digest(db, SALES, NOW)
    digest = check_post(build_digest(facts, RU))

    assert [(it.kind, it.person_id, it.fact, it.of) for it in facts.advice] == [
        (Kind.SILENT, MARIA.id, 2, 0),  # the 17th and the 18th
        (Kind.SHORTFALL, IVAN.id, 25 + 10, 100),
        (Kind.PRAISE, anna.id, 140, 0),
    ]
    for said in ("1. 🔇 Мария Смирнова: нет записей 2", "Звонки 35 из 100", "Анна: 140 баллов"):
        assert said in digest


def test_what_two_are_to_be_asked_is_not_said_twice_in_the_same_words() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 20)
    for person in (IVAN, MARIA, join(db, Person(10, "Анна"))):
        for back in range(1, 10):
            log(db, person, TODAY - timedelta(days=back), "calls", 5)
    db.execute("UPDATE members SET joined_at = 0")

    facts = load_digest(db, SALES, NOW)
    digest = check_post(build_digest(facts, RU))

    assert [it.subject for it in facts.advice[:2]] == ["calls", "calls"]
    assert digest.count(RU("talk.question.calls")) == 1
    assert digest.count(RU("advice.step.calls")) == 1


def test_of_whose_silence_a_talk_is_only_the_name_stands_under_the_pace() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 20)
    log(db, MARIA, YESTERDAY, "calls", 30)

    facts = load_digest(db, SALES, NOW)

    assert facts.silent == (IVAN.id,)
    assert IVAN.id in {it.person.id for it in facts.pace.behind}
    text = check_post(build_digest(facts, RU))
    assert "\nи Иван Петров\n" in text
    assert text.count("Иван Петров") == 2


def test_a_team_without_minimums_is_told_how_to_set_one() -> None:
    db = new_database()
    how = "/target все звонки 20 в день"

    assert how in check_post(build_digest(load_digest(db, SALES, NOW), RU))
    ask(db, "calls", 5)
    assert how not in check_post(build_digest(load_digest(db, SALES, NOW), RU))
    said = read_target(how.removeprefix("/target "), TODAY)
    assert (said.metric, said.period, said.amount) == ("calls", "day", 20)


def test_a_team_of_nobody_still_gets_a_digest() -> None:
    db = new_database()
    db.execute("UPDATE members SET left_at = 1 WHERE role <> 'head'")

    assert RU("digest.nothing") in check_post(build_digest(load_digest(db, SALES, NOW), RU))


def test_a_silence_is_counted_beyond_the_days_that_advice_rests_on() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    log(db, IVAN, date(2026, 11, 2), "calls")
    log(db, MARIA, YESTERDAY, "calls")

    (silence, *_) = load_digest(db, SALES, NOW).advice

    assert (silence.kind, silence.person_id, silence.fact) == (Kind.SILENT, IVAN.id, 11)


def test_a_silence_longer_than_is_counted_is_said_to_be_longer() -> None:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")

    assert "20 рабочих дней и больше" in check_post(build_digest(load_digest(db, SALES, NOW), RU))


def test_without_a_talk_nothing_is_headed_as_one() -> None:
    db = new_database()

    facts = load_digest(db, SALES, NOW)

    assert facts.advice == ()
    assert "С кем поговорить" not in check_post(build_digest(facts, RU))
