from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sales.attainment import Attainment
from sales.pace import Progress, Workday, first_open_day, needed_per_day, pace, progress
from sales.periods import DAY, Period

START = date(2026, 11, 2)
MONTH = Period(START, START + 20 * DAY)
EVERY_DAY = dict.fromkeys(MONTH, 100)
NINTH = START + 8 * DAY
FACTS = {START + DAY * at: value for at, value in enumerate((5, 2, 4, 4, 3, 5, 4, 3))}


def test_the_worked_example_of_eight_days_out_of_twenty() -> None:
    found = progress(MONTH, FACTS, EVERY_DAY, NINTH)
    assert Attainment("won", found.fact, 60).percent == 50
    assert pace(found, Fraction(60 * 8, 20)) == 125


def test_what_is_done_today_moves_the_fact_and_not_the_pace() -> None:
    found = progress(MONTH, FACTS | {NINTH: 5}, EVERY_DAY, NINTH)
    assert (found.fact, found.completed) == (35, 30)
    assert pace(found, Fraction(24)) == 125


def test_today_joins_fact_and_days_once_it_is_over() -> None:
    found = progress(MONTH, FACTS | {NINTH: 5}, EVERY_DAY, NINTH + DAY)
    assert (found.completed, found.passed_load, found.left_load) == (35, 900, 1100)


def test_before_the_first_workday_is_completed_there_is_no_pace() -> None:
    found = progress(MONTH, {START: 9}, EVERY_DAY, START)
    assert found == Progress(9, 0, (), (100,) * 20)
    assert pace(found, Fraction(0)) is None


def test_a_plan_of_nothing_has_no_pace_and_no_attainment() -> None:
    assert pace(progress(MONTH, FACTS, EVERY_DAY, NINTH), Fraction(0)) is None
    assert Attainment("won", 30, 0).percent is None


def test_a_silent_day_counts_as_passed_and_a_day_off_does_not() -> None:
    loads = EVERY_DAY | {START + DAY: 0}
    found = progress(MONTH, {START: 6, START + DAY: 2}, loads, START + 3 * DAY)
    assert found.days == (Workday(8, 100), Workday(0, 100))
    assert found.completed == 8


def test_work_on_days_off_before_the_first_workday_joins_it() -> None:
    loads = EVERY_DAY | {START: 0, START + DAY: 0}
    facts = {START: 6, START + DAY: 2, START + 2 * DAY: 1}
    assert progress(MONTH, facts, loads, START + 2 * DAY).days == ()
    assert progress(MONTH, facts, loads, START + 3 * DAY).days == (Workday(9, 100),)


def test_part_time_days_pass_by_their_load() -> None:
    loads = EVERY_DAY | {START: 50}
    found = progress(MONTH, {START: 1}, loads, START + DAY)
    assert (found.passed_load, found.left_load) == (50, 1900)


def test_what_is_needed_a_day_is_rounded_up() -> None:
    assert needed_per_day(progress(MONTH, FACTS, EVERY_DAY, NINTH), 60) == 3  # 30 in 12 days
    assert needed_per_day(progress(MONTH, FACTS, EVERY_DAY, NINTH), 67) == 4  # 37 in 12 days


def test_what_is_needed_a_day_is_what_the_shown_fact_lacks() -> None:
    found = progress(MONTH, FACTS | {NINTH: 6}, EVERY_DAY, NINTH)
    assert (found.fact, len(found.left)) == (36, 12)
    assert needed_per_day(found, 60) == 2


def test_nothing_more_is_needed_once_today_has_reached_the_plan() -> None:
    found = progress(MONTH, FACTS | {NINTH: 30}, EVERY_DAY, NINTH)
    assert needed_per_day(found, 60) == 0


def test_after_the_last_day_nothing_can_be_needed_of_a_day() -> None:
    over = progress(MONTH, FACTS, EVERY_DAY, MONTH.end)
    assert needed_per_day(over, 60) is None
    assert needed_per_day(over, 30) == 0


def test_today_is_open_until_its_work_hours_close() -> None:
    closes = datetime(2026, 11, 2, 15, tzinfo=UTC)
    assert first_open_day(START, closes - timedelta(seconds=1), closes) == START
    assert first_open_day(START, closes, closes) == START + DAY


@given(
    st.dictionaries(st.sampled_from(list(MONTH)), st.integers(0, 50)),
    st.dictionaries(st.sampled_from(list(MONTH)), st.integers(0, 100)),
    st.integers(-3, 25),
)
def test_every_workday_is_either_passed_or_left(
    facts: dict[date, int], loads: dict[date, int], at: int
) -> None:
    found = progress(MONTH, facts, loads, START + DAY * at)
    assert found.passed_load + found.left_load == sum(loads.values())
    assert 0 <= found.completed <= found.fact == sum(facts.values())
    if found.days:
        assert sum(day.value for day in found.days) == found.completed
