"""A head who misspells a name is not away instead."""

import pytest

from locales.absence_words import load_absence_words
from sales.absence_names import Unknown, unknown_before_days
from tests.cast import TODAY


def before(said: str) -> Unknown | None:
    return unknown_before_days(said, TODAY, load_absence_words())


@pytest.mark.parametrize(
    ("said", "unknown", "rest"),
    [
        ("Петя завтра", "Петя", "завтра"),
        ("Петя Иваныч 24.11-05.12 отпуск", "Петя Иваныч", "24.11-05.12 отпуск"),
        ("Петя болеет завтра к врачу", "Петя", "болеет завтра к врачу"),
        ("@petya нет", "petya", "@ нет"),
        ("Петя", "Петя", ""),
        ("на а завтра", "а", "на завтра"),
    ],
)
def test_an_unknown_word_before_the_days_may_be_a_name(said: str, unknown: str, rest: str) -> None:
    found = before(said)
    assert found is not None
    assert (found.said, " ".join(found.rest.split())) == (unknown, rest)


@pytest.mark.parametrize(
    "said", ["завтра", "отпуск завтра", "болею завтра", "завтра Петя", "нет", "меня не будет 24.11"]
)
def test_what_is_known_and_what_comes_after_the_days_is_no_name(said: str) -> None:
    assert before(said) is None
