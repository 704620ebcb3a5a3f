"""A link is weak where it falls far below what the same person usually does, and not by chance."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from sales.catalog import Figure, Figures
from sales.norms import Link, Mean, links_of, weakest

FIRST_RECENT = date(2026, 11, 12)
BEFORE = [FIRST_RECENT - timedelta(days=back) for back in range(1, 21)]
RECENT = [FIRST_RECENT + timedelta(days=ahead) for ahead in range(5)]


def link(metric: str, days: dict[date, Figures], counted: list[date]) -> Link:
    return next(it for it in links_of(days, counted, FIRST_RECENT) if it.metric == metric)


def test_the_norm_is_the_mean_of_the_known_days_before() -> None:
    days: dict[date, Figures] = {day: {"calls": Figure(20)} for day in BEFORE}
    days |= {day: {"calls": Figure(12)} for day in RECENT}

    found = link("calls", days, [*BEFORE, *RECENT[:3]])

    assert (found.now, found.norm) == (Mean(36, 3), Mean(400, 20))
    assert found.share == Fraction(12, 20)


def test_a_known_day_without_any_is_a_zero_and_an_unknown_one_is_nothing() -> None:
    days: dict[date, Figures] = {RECENT[0]: {"calls": Figure(8)}, RECENT[2]: {"calls": Figure(99)}}

    assert link("calls", days, RECENT[:2]).now == Mean(8, 2)


def test_the_average_talk_is_over_the_calls_that_state_a_duration() -> None:
    days: dict[date, Figures] = {RECENT[0]: {"calls": Figure(5), "talk_minutes": Figure(3, 21)}}

    assert link("avg_talk", days, RECENT).now == Mean(21, 3)
    assert link("talk_minutes", days, RECENT).now == Mean(21, 5)


@pytest.mark.parametrize(
    ("metric", "now", "norm", "is_weak"),
    [
        ("calls", Mean(60, 5), Mean(800, 40), True),  # 12 a day of 20
        ("calls", Mean(70, 5), Mean(800, 40), False),  # 14 a day: above two thirds
        ("calls", Mean(60, 5), Mean(180, 9), False),  # nine days make no norm
        ("calls", Mean(1, 1), Mean(800, 40), False),  # one day is no change
        ("calls", Mean(0, 0), Mean(800, 40), False),
        ("meetings", Mean(3, 5), Mean(40, 40), False),  # 3 of 5: chance
        ("meetings", Mean(0, 5), Mean(40, 40), True),
        ("meetings", Mean(0, 4), Mean(40, 40), False),  # fewer than five were to be expected
        ("meetings", Mean(5, 5), Mean(0, 40), False),  # there was none before
        ("talk_minutes", Mean(60, 5), Mean(1600, 40), True),
        ("talk_minutes", Mean(20, 5), Mean(320, 40), False),  # four talks of ten minutes
        ("avg_talk", Mean(30, 10), Mean(200, 40), True),
        ("avg_talk", Mean(27, 9), Mean(200, 40), False),  # too few talks
        ("avg_talk", Mean(30, 10), Mean(95, 19), False),
    ],
)
def test_what_is_weak(metric: str, now: Mean, norm: Mean, is_weak: bool) -> None:
    assert Link(metric, now, norm).is_weak is is_weak


def test_the_weakest_is_the_one_furthest_below_its_norm() -> None:
    calls = Link("calls", Mean(60, 5), Mean(800, 40))
    emails = Link("emails", Mean(40, 5), Mean(800, 40))
    steady = Link("conversations", Mean(100, 5), Mean(800, 40))

    assert weakest([calls, emails, steady]) == emails
    assert weakest([steady]) is None
    assert weakest([]) is None
