"""What heads type in reply to the settings' questions, and what is not understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales.errors import SalesError
from sales.typed_settings import READERS
from tests.cast import TODAY


def read(screen: str, field: str, said: str) -> str:
    return READERS[screen, field](said, TODAY)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("09:15", "555"),
        ("9.15", "555"),
        (" 9 15 ", "555"),
        ("9", "540"),
        ("0:00", "0"),
        ("23:59", "1439"),
    ],
)
def test_a_time_of_the_day(said: str, at: str) -> None:
    assert read("post", "at", said) == at


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("9-18", "540-1080"),
        ("22:00–8:00", "1320-480"),
        ("с 9 до 18", "540-1080"),
        ("from 9:30 to 18.30", "570-1110"),
        ("9 — 24", "540-1440"),
    ],
)
def test_hours_from_and_until(said: str, span: str) -> None:
    assert read("hours", "set", said) == span


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("31.12", "2026-12-31"),
        ("07.01", "2027-01-07"),
        ("31.12.2027", "2027-12-31"),
        ("2026-12-31", "2026-12-31"),
    ],
)
def test_a_day_without_its_year_is_the_next_one(said: str, day: str) -> None:
    assert read("days", "off", said) == day


@pytest.mark.parametrize(
    ("screen", "field", "said", "value"),
    [
        ("metric", "points", "15", "15"),
        ("metric", "points", "007", "7"),
        ("metric", "cap", "60", "60"),
        ("metric", "cap", "нет", "none"),
        ("metric", "cap", "No", "none"),
        ("person", "ramp", "40 60 80", "40,60,80"),
        ("person", "ramp", "30%, 60%", "30,60"),
        ("person", "ramp", "нет", "none"),
    ],
)
def test_numbers_caps_and_percents(screen: str, field: str, said: str, value: str) -> None:
    assert read(screen, field, said) == value


@pytest.mark.parametrize(
    ("screen", "field", "said"),
    [
        ("post", "at", "24:00"),
        ("post", "at", "9:60"),
        ("post", "at", "5 звонков"),
        ("post", "at", "٩"),
        ("hours", "set", "9"),
        ("hours", "set", "9-25"),
        ("days", "off", "31.02"),
        ("days", "off", "завтра"),
        ("days", "off", "2026-13-01"),
        ("metric", "points", "-1"),
        ("metric", "points", "1.5"),
        ("metric", "points", "99999"),
        ("person", "ramp", "40 много"),
    ],
)
def test_what_is_not_understood_is_refused(screen: str, field: str, said: str) -> None:
    with pytest.raises(SalesError, match=r"settings\.how_"):
        read(screen, field, said)


@given(st.sampled_from(sorted(READERS)), st.text(max_size=30))
def test_whatever_is_typed_is_a_value_of_a_button_or_a_refusal(
    place: tuple[str, str], said: str
) -> None:
    value = outcome(place, said)
    assert value.startswith("settings.how_") or (":" not in value and value.isascii())
    assert value


def outcome(place: tuple[str, str], said: str) -> str:
    """The value, or the key of the refusal."""
    try:
        return READERS[place](said, TODAY)
    except SalesError as refusal:
        return refusal.key
