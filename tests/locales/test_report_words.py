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
        ("октябрь", Asked("month", 1)),
        ("за октябрь звонки", Asked("month", 1, "calls")),
        ("в октябре", Asked("month", 1)),
        ("October calls", Asked("month", 1, "calls")),
        ("meetings in oct", Asked("month", 1, "meetings")),
        ("окт", Asked("month", 1)),
        ("октябрьь", Asked("month", 1)),
        ("ноябрь", Asked("month", 0)),
        ("декабрь", Asked("month", 11)),
        ("октябрь 2025", Asked("month", 13)),
        ("октября 2025 года, встречи", Asked("month", 13, "meetings")),
        ("october 2025", Asked("month", 13)),
        ("10.2026", Asked("month", 1)),
        ("2026-10 calls", Asked("month", 1, "calls")),
        ("9/2026", Asked("month", 2)),
        ("прошлый месяц неделя", Asked("week")),
    ],
)
def test_periods_and_metrics_are_understood_in_both_languages(said: str, meant: Asked) -> None:
    assert asked_report(said, TODAY) == meant


@pytest.mark.parametrize(
    "said", ["слоны", "неделя слонов", "<b>", "неделя 7", "13.2026", "октябрь 7"]
)
def test_a_word_that_means_nothing_is_named_in_the_refusal(said: str) -> None:
    with pytest.raises(SalesError) as refusal:
        asked_report(said, TODAY)

    for language in ("ru", "en"):
        assert texts(language)(refusal.value.key, **refusal.value.params)


@pytest.mark.parametrize("said", ["декабрь 2026", "01.2027", "calls december 2026"])
def test_a_month_still_ahead_is_refused_as_such(said: str) -> None:
    with pytest.raises(SalesError, match="month_ahead"):
        asked_report(said, TODAY)


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
