from dataclasses import replace
from datetime import date, timedelta

from locales.texts import texts
from reports.entries import build_entries, load_entries
from sales.entries import Outcome
from storage import ledger
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import log, say_zero
from tests.telegram_text import check_post

RU = texts("ru")


def test_each_entry_has_its_id_its_time_and_what_it_says() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5, new=2, minutes=12, outcome=Outcome.INTERESTED)
    log(db, MARIA, TODAY, "calls", 9)

    text = check_post(build_entries(load_entries(db, SALES, IVAN, TODAY), RU))

    assert "1 12:00 · 5 звонков" in text
    assert "12\u00a0мин" in text
    assert "9 звонков" not in text


def test_who_entered_it_is_said_where_it_was_someone_else() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5, by=OLGA)
    log(db, IVAN, TODAY, "calls", 6)

    lines = check_post(build_entries(load_entries(db, SALES, IVAN, TODAY), RU)).splitlines()

    assert OLGA.name in lines[1]
    assert IVAN.name not in lines[2]


def test_a_voided_entry_is_struck_out_with_who_did_it_and_a_correction_names_it() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls", 5)
    (first,) = ledger.of_day(db, SALES.id, IVAN.id, TODAY)
    ledger.void(db, [first], OLGA.id, NOW + timedelta(days=1, hours=1))
    ledger.append(db, replace(first.source, revision=1), [first.what], NOW, [first.id])

    post = build_entries(load_entries(db, SALES, IVAN, TODAY), RU)

    text = check_post(post)
    assert f"<s><code>{first.id}</code>" in post.text
    assert f"отменено 20.11 13:00: {OLGA.name}" in text
    assert f"вместо {first.id}" in text
    assert f"/void {first.id + 1}" in text


def test_what_was_logged_later_says_on_which_day() -> None:
    db = new_database()
    log(db, IVAN, date(2026, 11, 18), "calls", 5)

    text = check_post(build_entries(load_entries(db, SALES, IVAN, date(2026, 11, 18)), RU))

    assert "19.11 12:00" in text


def test_of_a_crowded_day_as_many_of_the_newest_are_shown_as_fit_one_message() -> None:
    db = new_database()
    for quantity in range(1, 201):
        log(db, IVAN, TODAY, "calls", quantity, new=quantity, note="<i>" * 60)

    text = check_post(build_entries(load_entries(db, SALES, IVAN, TODAY), RU))

    shown = text.count(" 12:00 ")
    assert f"ещё {200 - shown} раньше" in text
    assert "\n200 12:00" in text
    assert f"\n{200 - shown + 1} 12:00" in text


def test_a_day_of_forty_calls_one_by_one_is_told_in_full() -> None:
    db = new_database()
    for _ in range(40):
        log(db, IVAN, TODAY, "calls", 1)

    text = check_post(build_entries(load_entries(db, SALES, IVAN, TODAY), RU))

    assert text.count(" 12:00 ") == 40


def test_a_day_without_entries_is_zero_only_where_that_was_said() -> None:
    db = new_database()
    assert RU("entries.nothing") in build_entries(load_entries(db, SALES, IVAN, TODAY), RU).text

    say_zero(db, IVAN, TODAY)
    assert RU("entries.zero") in build_entries(load_entries(db, SALES, IVAN, TODAY), RU).text
