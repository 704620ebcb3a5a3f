from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sales.absences import Absence, AbsenceKind, AbsenceState
from sales.capacity import OwnCalendar, Schedule, Why, easings
from sales.pace import full_loads, own_loads, pace, progress
from sales.periods import DAY, Period, WorkCalendar, month_period, week_period
from sales.plans import Change, Level, Plan, TeamPlan, asked, due, eased_by, main_level

CALENDAR = WorkCalendar(days_off=frozenset({date(2026, 11, 4)}))
NOVEMBER = month_period(date(2026, 11, 1))  # 20 workdays, the 4th off
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
TEAM = dict.fromkeys(CALENDAR.workdays(YEAR), 100)
ONE_DAY = Period(date(2026, 11, 9), date(2026, 11, 10))


def monthly(*changes: tuple[int, int | None]) -> Plan:
    """Changes of November: from a day of it, an amount."""
    return Plan("month", tuple(Change(date(2026, 11, day), amount) for day, amount in changes))


def absent(*days: int) -> dict[date, int]:
    return TEAM | {date(2026, 11, day): 0 for day in days}


def test_a_month_s_plan_asks_each_workday_for_its_share() -> None:
    plan = monthly((1, 60))
    assert asked(plan, NOVEMBER, TEAM, TEAM) == 60
    assert asked(plan, week_period(date(2026, 11, 9)), TEAM, TEAM) == 15
    assert asked(plan, week_period(date(2026, 11, 2)), TEAM, TEAM) == 12  # a holiday in it
    assert asked(plan, ONE_DAY, TEAM, TEAM) == 3


def test_a_week_across_two_months_takes_its_part_of_each() -> None:
    plan = Plan("month", (Change(date(2026, 11, 1), 40), Change(date(2026, 12, 1), 92)))
    assert asked(plan, week_period(date(2026, 11, 30)), TEAM, TEAM) == 2 + 4 * Fraction(92, 23)


def test_a_plan_of_the_day_or_week_adds_up_to_a_month() -> None:
    assert asked(Plan("day", (Change(YEAR.start, 3),)), NOVEMBER, TEAM, TEAM) == 60
    weekly = Plan("week", (Change(YEAR.start, 10),))
    assert asked(weekly, NOVEMBER, TEAM, TEAM) == 10 + 10 + 10 + 10 + 2


def test_a_plan_holds_on_until_it_is_changed() -> None:
    plan = monthly((1, 60))
    december = month_period(date(2026, 12, 1))
    assert asked(plan, december, TEAM, TEAM) == 60
    assert asked(plan, month_period(date(2026, 10, 1)), TEAM, TEAM) == 0


def test_the_worked_example_through_the_plan() -> None:
    ninth = date(2026, 11, 13)  # eight workdays lie before it
    plan_due = due(monthly((1, 60)), NOVEMBER, ninth, TEAM, TEAM)
    found = progress(NOVEMBER, {NOVEMBER.start + DAY: 30, ninth: 5}, TEAM, ninth)
    assert (len(found.days), len(found.left)) == (8, 12)
    assert plan_due == 24
    assert pace(found, plan_due) == 125


def test_a_change_in_mid_month_leaves_what_was_and_shares_out_the_rest() -> None:
    plan = monthly((1, 60), (17, 80))  # ten workdays lie before the 17th
    assert asked(plan, NOVEMBER, TEAM, TEAM) == 80
    assert asked(plan, ONE_DAY, TEAM, TEAM) == 3
    assert due(plan, NOVEMBER, date(2026, 11, 17), TEAM, TEAM) == 30
    assert asked(plan, Period(date(2026, 11, 17), date(2026, 11, 18)), TEAM, TEAM) == 5


def test_a_plan_cut_below_what_was_asked_asks_no_more_and_counts_as_what_it_is() -> None:
    plan = monthly((1, 60), (17, 20))
    assert asked(plan, NOVEMBER, TEAM, TEAM) == 20
    assert asked(plan, week_period(date(2026, 11, 9)), TEAM, TEAM) == 15
    assert asked(plan, week_period(date(2026, 11, 23)), TEAM, TEAM) == 0
    assert due(plan, NOVEMBER, date(2026, 11, 17), TEAM, TEAM) == 20


def test_a_plan_raised_when_no_workday_is_left_is_still_what_it_was_said_to_be() -> None:
    plan = Plan("month", (Change(date(2026, 10, 1), 110), Change(date(2026, 10, 31), 200)))
    october, saturday = month_period(date(2026, 10, 1)), date(2026, 10, 31)
    half = dict.fromkeys(TEAM, 50)
    assert asked(plan, october, TEAM, TEAM) == 200
    assert asked(plan, october, TEAM, half) == 100
    assert due(plan, october, saturday, TEAM, TEAM) == 110
    assert due(plan, october, saturday + DAY, TEAM, TEAM) == 200


def test_what_does_not_shrink_may_be_raised_while_the_person_is_away_to_the_end() -> None:
    away = absent(*range(20, 31))
    assert asked(monthly((1, 100), (23, 200)), NOVEMBER, away, away) == 200


def test_a_plan_taken_away_leaves_what_was() -> None:
    plan = monthly((1, 60), (17, None))
    assert asked(plan, NOVEMBER, TEAM, TEAM) == 0
    assert asked(plan, week_period(date(2026, 11, 9)), TEAM, TEAM) == 15


def test_an_absence_takes_its_days_shares() -> None:
    away = absent(*range(9, 14))
    assert asked(monthly((1, 60)), NOVEMBER, TEAM, away) == 45
    assert asked(monthly((1, 60)), week_period(date(2026, 11, 9)), TEAM, away) == 0


def test_half_time_is_asked_for_half() -> None:
    half = dict.fromkeys(TEAM, 50)
    assert asked(monthly((1, 60)), NOVEMBER, TEAM, half) == 30
    assert due(monthly((1, 60)), NOVEMBER, date(2026, 11, 13), TEAM, half) == 12


def test_a_plan_that_does_not_shrink_is_shared_out_over_the_days_that_are_worked() -> None:
    away = absent(*range(9, 14))
    assert asked(monthly((1, 60)), NOVEMBER, away, away) == 60
    assert asked(monthly((1, 60)), Period(date(2026, 11, 2), date(2026, 11, 3)), away, away) == 4


def test_who_is_away_all_month_is_asked_for_nothing() -> None:
    away = absent(*range(1, 31))
    assert asked(monthly((1, 60)), NOVEMBER, TEAM, away) == 0
    assert asked(monthly((1, 60)), NOVEMBER, away, away) == 0


def test_a_team_s_own_plan_stands_beside_the_sum_of_its_people_s() -> None:
    assert (TeamPlan(200, 180).asked, TeamPlan(200, 180).uncovered) == (200, 20)
    assert (TeamPlan(None, 180).asked, TeamPlan(None, 180).uncovered) == (180, 0)
    assert TeamPlan(150, 180).uncovered == -30


def test_pace_is_held_against_the_plan_before_the_minimum() -> None:
    assert main_level({Level.MINIMUM: 40, Level.PLAN: 60}) is Level.PLAN
    assert main_level({Level.MINIMUM: 40, Level.STRETCH: 80}) is Level.MINIMUM
    assert main_level({}) is None


def test_the_reasons_for_less_explain_the_whole_of_what_a_plan_is_less() -> None:
    away = Absence(
        id=1, person_id=2, days=Period(date(2026, 11, 9), date(2026, 11, 14)), note="",
        kind=AbsenceKind.VACATION, entered_by=2, state=AbsenceState.STANDING,
    )  # fmt: skip
    schedule = Schedule(YEAR.start, load=50, ramp=(40, 60, 80), ramp_from=date(2026, 11, 2))
    own, plan = OwnCalendar(CALENDAR, (schedule,), (away,)), monthly((1, 60))
    full = full_loads(CALENDAR, NOVEMBER)
    loads = own_loads(own, NOVEMBER)
    found = easings(own, NOVEMBER)
    lines = {it.why: eased_by(it.days, plan, NOVEMBER, full, loads) for it in found}
    assert lines[Why.ABSENCE] == 15
    assert len(lines) == 3  # the ramp and half time besides
    taken = sum(eased_by(it.days, plan, NOVEMBER, full, loads) for it in found)
    assert 60 - taken == asked(plan, NOVEMBER, full, loads)


CHANGES = st.dictionaries(st.sampled_from(list(NOVEMBER)), st.integers(0, 500), min_size=1)
LOADS = st.fixed_dictionaries({day: st.integers(0, 100) for day in CALENDAR.workdays(NOVEMBER)})


@given(CHANGES, LOADS, st.sampled_from(list(NOVEMBER)))
def test_a_change_moves_nothing_that_was_asked_before_it(
    amounts: dict[date, int], own: dict[date, int], at: date
) -> None:
    history = tuple(Change(day, amounts[day]) for day in sorted(amounts))
    earlier = Plan("month", tuple(it for it in history if it.starts_on < at))
    before = Period(NOVEMBER.start, at)
    held = TEAM | own
    assert asked(Plan("month", history), before, TEAM, held) == asked(earlier, before, TEAM, held)


@given(st.integers(0, 500), LOADS, st.sampled_from(list(NOVEMBER)))
def test_the_parts_of_a_month_ask_as_much_as_the_whole(
    amount: int, own: dict[date, int], at: date
) -> None:
    plan, held = monthly((1, amount)), TEAM | own
    parts = (Period(NOVEMBER.start, at), Period(at, NOVEMBER.end))
    whole = asked(plan, NOVEMBER, TEAM, held)
    assert sum(asked(plan, part, TEAM, held) for part in parts) == whole
    assert 0 <= due(plan, NOVEMBER, at, TEAM, held) <= whole <= amount
