from datetime import date

import pytest

from locales.report_words import Asked, asked_day, asked_report
from locales.texts import texts
from sales.errors import SalesError
from tests.cast import TODAY


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", Asked()),
        ("неделя", Asked("week")),
        ("за неделю", Asked("week")),
        ("За Неделю, Звонки", Asked("week", metric="calls")),
        ("звонки", Asked(metric="calls")),
        ("звонки неделя", Asked("week", metric="calls")),
        ("week calls", Asked("week", metric="calls")),
        ("month", Asked("month")),
        ("вчера", Asked("day", 1)),
        ("yesterday meetings", Asked("day", 1, "meetings")),
        ("прошлый месяц", Asked("month", 1)),
        ("продажи за прошлую неделю", Asked("week", 1, "won")),
        ("last week revenue", Asked("week", 1, "revenue")),
        ("выручка", Asked(metric="revenue")),
        ("по баллам за месяц", Asked("month", metric="points")),
        ("новые звонки", Asked(metric="new_calls")),
        ("первые встречи", Asked(metric="first_meetings")),
        ("кп", Asked(metric="proposals")),
        ("презинтации", Asked(metric="presentations")),
    ],
)
def test_periods_and_metrics_are_understood_in_both_languages(said: str, meant: Asked) -> None:
    assert asked_report(said) == meant


@pytest.mark.parametrize("said", ["слоны", "неделя слонов", "<b>", "неделя 7"])
def test_a_word_that_means_nothing_is_named_in_the_refusal(said: str) -> None:
    with pytest.raises(SalesError) as refusal:
        asked_report(said)

    for language in ("ru", "en"):
        assert texts(language)(refusal.value.key, **refusal.value.params)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("вчера", date(2026, 11, 18)),
        ("за вчера", date(2026, 11, 18)),
        ("today", TODAY),
        ("19.11", TODAY),
        ("2026-11-02", date(2026, 11, 2)),
        ("в понедельник", date(2026, 11, 16)),
        ("1 ноября", date(2026, 11, 1)),
    ],
)
def test_a_day_is_said_as_in_a_log(said: str, day: date) -> None:
    assert asked_day(said, TODAY) == day


@pytest.mark.parametrize("said", ["абракадабра", "5 звонков", "вчера 5 звонков", "31.02"])
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(SalesError):
        asked_day(said, TODAY)
