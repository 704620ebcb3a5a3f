"""Where somebody stands, by the days themselves: those off, those before, the one under way."""

from datetime import date

from sales.pace import Workday, full_loads
from sales.periods import DAY, Period, WorkCalendar, month_period
from sales.plan_standing import PlanStanding, Shares, past, stand
from sales.plans import Change, Level, Plan

NOVEMBER = month_period(date(2026, 11, 1))  # 21 workdays, none of them a holiday here
LOADS = full_loads(WorkCalendar(), NOVEMBER)
TEN_CALLS = {day: 10 for day in LOADS if day < date(2026, 11, 14)}  # on each of ten workdays


def standing(facts: dict[date, int], open_day: date, plan: int = 250) -> PlanStanding:
    plans = {Level.PLAN: Plan("month", (Change(NOVEMBER.start, plan),))}
    found = stand("calls", plans, NOVEMBER, facts, Shares(LOADS, LOADS, LOADS), open_day, ())
    assert found is not None
    return found


def test_forty_calls_on_a_saturday_move_projection_interval_and_chance_alike() -> None:
    calm = standing(TEN_CALLS, date(2026, 11, 16))
    busy = standing(TEN_CALLS | {date(2026, 11, 7): 40}, date(2026, 11, 16))

    assert calm.projection.value == 210
    assert busy.projection.value == 294
    assert calm.chance == 1
    assert busy.projection.interval is not None
    low, high = busy.projection.interval
    assert low < 294 < high
    assert busy.chance in range(60, 90)


def test_a_good_last_day_may_become_better_still_while_it_lasts() -> None:
    monday = date(2026, 11, 30)
    found = standing(dict.fromkeys(LOADS, 3) | {monday: 12}, monday, plan=73)

    assert found.fact == 72
    assert found.chance in range(20, 60)
    assert found.projection.interval is not None
    low, high = found.projection.interval
    assert low == 72 < high


def test_the_past_begins_with_the_first_day_that_anybody_worked() -> None:
    friday = date(2026, 11, 13)
    days = Period(friday - 10 * DAY, friday + 4 * DAY)
    facts = {friday - 5 * DAY: 90, friday: 3, friday + DAY: 2}

    assert past(days, facts, {friday: 100, friday + 3 * DAY: 100}) == [
        Workday(5, 100),
        Workday(0, 100),
    ]
