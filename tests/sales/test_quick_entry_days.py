"""Which day a message is for, seen from different days and by people of different rights."""

from datetime import date

import pytest

from locales.lexicon import load_lexicon
from sales.errors import SalesError
from sales.quick_entry import parse


def days(text: str, *, today: date, oldest: date) -> list[date]:
    entries = parse(text, today=today, oldest=oldest, lexicon=load_lexicon())
    assert isinstance(entries, tuple)
    return [entry.day for entry in entries]


def test_a_date_without_its_year_just_after_new_year_is_of_the_old_year() -> None:
    january = date(2027, 1, 4)
    assert days("5 звонков 30.12", today=january, oldest=date(2026, 12, 28)) == [date(2026, 12, 30)]


def test_a_date_to_come_is_not_taken_for_last_years_even_where_last_year_is_open() -> None:
    with pytest.raises(SalesError, match="date_future"):
        days("5 звонков 25.11", today=date(2026, 11, 20), oldest=date(2025, 1, 1))


def test_a_head_may_reach_back_through_an_open_month() -> None:
    today = date(2026, 11, 20)
    assert days("5 звонков 02.03", today=today, oldest=date(2026, 3, 1)) == [date(2026, 3, 2)]


def test_the_oldest_day_and_today_are_both_allowed() -> None:
    today, oldest = date(2026, 11, 20), date(2026, 11, 13)
    assert days("1 звонок 13.11, 2 звонка 20.11", today=today, oldest=oldest) == [oldest, today]


def test_a_weekday_said_on_that_weekday_is_today() -> None:
    friday = date(2026, 11, 20)
    assert days("5 звонков в пятницу", today=friday, oldest=date(2026, 11, 13)) == [friday]


def test_the_29th_of_february_is_found_in_its_year() -> None:
    today = date(2028, 3, 2)
    assert days("5 звонков 29.02", today=today, oldest=date(2028, 2, 24)) == [date(2028, 2, 29)]


def test_a_next_step_without_its_year_is_to_come() -> None:
    entries = parse(
        "встреча далее 15.01",
        today=date(2026, 12, 20),
        oldest=date(2026, 12, 13),
        lexicon=load_lexicon(),
    )
    assert isinstance(entries, tuple)
    assert entries[0].next_step == date(2027, 1, 15)
