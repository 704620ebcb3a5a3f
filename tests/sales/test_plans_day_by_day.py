"""The plan told the long way round: each workday's share written down, then added up."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sales.pace import Loads
from sales.periods import DAY, PERIODS, Period
from sales.plans import Change, Plan, asked

REACH = Period(date(2026, 10, 26), date(2026, 12, 7))
DAYS = st.sampled_from(list(REACH))
LOADS = st.dictionaries(DAYS, st.sampled_from((0, 40, 50, 100, 250)))
AMOUNTS = st.dictionaries(DAYS, st.none() | st.integers(0, 500), max_size=5)


def shares(plan: Plan, one: Period, full: Loads) -> dict[date, Fraction]:
    """What each day of one of the plan's own periods is asked, by its changes in turn."""
    found = {day: Fraction(0) for day in one if full.get(day)}
    last = max(found, default=one.start)
    for since in [one.start, *(it.starts_on for it in plan.changes if it.starts_on in one)]:
        before = sum((it for day, it in found.items() if day < since), Fraction(0))
        ahead = [day for day in found if day >= since and full.get(day)]
        left = max(Fraction(0), plan.amount_on(since) - before)
        load = sum(full[day] for day in ahead)
        found |= {day: left * full[day] / load for day in ahead}
        if found and since > last:
            found[since] = left
    return found


def carried(day: date, one: Period, full: Loads, own: Loads) -> Fraction:
    """The person's part of a day; of one that is said past the last workday, theirs of that one."""
    by = max(it for it in one if it <= day and full.get(it))
    return Fraction(own.get(by, 0), full[by])


def asked_day_by_day(plan: Plan, period: Period, full: Loads, own: Loads) -> Fraction:
    total = Fraction(0)
    for one in {PERIODS[plan.kind](day) for day in period}:
        of_days = {day: it for day, it in shares(plan, one, full).items() if day in period}
        whole = sum(of_days.values(), Fraction(0))
        amount = plan.amount_on(min(one.end, period.end) - DAY)
        cut = Fraction(amount) / whole if whole > amount else Fraction(1)
        total += cut * sum(it * carried(day, one, full, own) for day, it in of_days.items())
    return total


@given(st.sampled_from(sorted(PERIODS)), AMOUNTS, LOADS, LOADS, DAYS, DAYS)
def test_what_a_period_asks_is_what_its_days_ask_one_by_one(
    kind: str,
    amounts: dict[date, int | None],
    full: dict[date, int],
    own: dict[date, int],
    first: date,
    last: date,
) -> None:
    plan = Plan(kind, tuple(Change(day, amounts[day]) for day in sorted(amounts)))
    period = Period(min(first, last), max(first, last) + DAY)

    assert asked(plan, period, full, own) == asked_day_by_day(plan, period, full, own)


@given(st.sampled_from(sorted(PERIODS)), AMOUNTS, LOADS, DAYS)
def test_a_plan_is_what_it_was_last_said_to_be(
    kind: str, amounts: dict[date, int | None], full: dict[date, int], day: date
) -> None:
    plan = Plan(kind, tuple(Change(day, amounts[day]) for day in sorted(amounts)))
    one = PERIODS[kind](day)

    if any(full.get(it) for it in one):
        assert asked(plan, one, full, full) == plan.amount_on(one.end - DAY)
