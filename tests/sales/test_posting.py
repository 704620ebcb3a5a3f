"""A team's own schedule over the usual one, and quiet hours over both."""

from dataclasses import replace
from datetime import date

import pytest

from sales.periods import WorkCalendar, month_period, week_period
from sales.posting import SCHEDULED, Posting, QuietHours, Window, usual, window

NONE = QuietHours(0, 0)


def minutes(clock: str) -> int:
    hours, _, minute = clock.partition(":")
    return int(hours) * 60 + int(minute)


def span(start: str, end: str) -> QuietHours:
    return QuietHours(minutes(start), minutes(end))


@pytest.mark.parametrize(
    ("kind", "at", "until"),
    [
        ("digest", "9:00", "12:00"),
        ("goals", "9:05", "12:00"),
        ("reminder", "17:30", "18:00"),
        ("board", "18:30", "22:00"),
        ("week", "18:30", "22:00"),
    ],
)
def test_each_kind_has_its_hour_and_its_latest(kind: str, at: str, until: str) -> None:
    assert Posting().window(kind) == Window(minutes(at), minutes(until))


@pytest.mark.parametrize(
    ("quiet", "at", "is_quiet"),
    [
        (span("22:00", "8:00"), "23:00", True),
        (span("22:00", "8:00"), "7:59", True),
        (span("22:00", "8:00"), "8:00", False),
        (span("22:00", "8:00"), "21:59", False),
        (span("13:00", "14:00"), "13:00", True),
        (span("13:00", "14:00"), "14:00", False),
        (NONE, "0:00", False),
    ],
)
def test_quiet_hours_may_go_over_midnight(quiet: QuietHours, at: str, is_quiet: bool) -> None:
    assert (minutes(at) in quiet) is is_quiet


@pytest.mark.parametrize(
    ("at", "quiet", "comes"),
    [
        ("9:00", NONE, ("9:00", "12:00")),
        ("7:30", span("22:00", "8:00"), ("8:00", "10:30")),  # moved to their end
        ("4:00", span("22:00", "8:00"), None),  # by then it is too late
        ("23:00", span("22:00", "8:00"), None),  # they end tomorrow
        ("21:00", span("22:00", "8:00"), ("21:00", "22:00")),  # may be late until they begin
        ("23:00", NONE, ("23:00", "24:00")),  # of use on its own day only
        ("12:30", span("12:00", "13:00"), ("13:00", "15:30")),
    ],
)
def test_a_digest_waits_for_quiet_hours_to_end_unless_that_is_too_late(
    at: str, quiet: QuietHours, comes: tuple[str, str] | None
) -> None:
    plan = replace(usual("digest"), at=minutes(at))
    expected = None if comes is None else Window(minutes(comes[0]), minutes(comes[1]))
    assert window(plan, quiet) == expected


MOVED = WorkCalendar(days_off=frozenset({date(2026, 11, 4), date(2026, 11, 20)}))
FIRST_WEEK, THIRD_WEEK = week_period(date(2026, 11, 4)), week_period(date(2026, 11, 20))


@pytest.mark.parametrize(
    ("kind", "weekday", "first_week", "third_week"),
    [
        ("week", None, [6], [19]),  # the last workday: the 20th is a day off
        ("week", 3, [5], [19]),
        ("week", 2, [3], [18]),  # the 4th is a day off
        ("digest_week", None, [2], [16]),
        ("digest_week", 2, [5], [18]),
        ("digest_week", 4, [6], [19]),  # nothing after the 20th: the last workday of all
        ("plans", 3, [5], [19]),
    ],
)
def test_a_weekly_post_comes_on_its_weekday_or_the_workday_beside_it(
    kind: str, weekday: int | None, first_week: list[int], third_week: list[int]
) -> None:
    plan = usual(kind) if weekday is None else usual(kind).on_weekday(weekday)
    for days, expected in ((FIRST_WEEK, first_week), (THIRD_WEEK, third_week)):
        assert [day.day for day in days if plan.comes_on(day, MOVED)] == expected


def test_a_week_worked_only_after_the_weekday_has_its_post_on_its_first_workday() -> None:
    fridays = WorkCalendar(week=frozenset({4}))
    plan = usual("week").on_weekday(2)
    assert [day.day for day in FIRST_WEEK if plan.comes_on(day, fridays)] == [6]


def test_a_week_without_workdays_has_no_post() -> None:
    holidays = WorkCalendar(days_off=frozenset(FIRST_WEEK))
    for kind in SCHEDULED:
        assert not any(usual(kind).comes_on(day, holidays) for day in FIRST_WEEK)


def test_the_months_end_has_the_plans_whatever_their_weekday() -> None:
    plan = usual("plans").on_weekday(2)
    november = [day.day for day in month_period(date(2026, 11, 1)) if plan.comes_on(day, MOVED)]
    assert november == [3, 11, 18, 25, 30]


def test_what_a_team_says_of_one_post_leaves_the_others_as_usual() -> None:
    posting = Posting({"digest": replace(usual("digest"), at=600)})
    assert posting.plan("digest").at == 600
    assert posting.plan("board") == usual("board")
