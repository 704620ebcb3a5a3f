from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sales.periods import DAY, Period
from sales.stays import Stays

NOVEMBER = Period(date(2026, 11, 1), date(2026, 12, 1))
FIRST = Period(date(2026, 8, 3), date(2026, 11, 6))
SECOND = Period(date(2026, 11, 20), date.max)
BOTH = Stays((FIRST, SECOND))

SOME_STAYS = st.lists(st.integers(1, 40), min_size=1, max_size=7).map(
    lambda lengths: Stays(
        tuple(
            Period(
                FIRST.start + sum(lengths[:it]) * DAY, FIRST.start + sum(lengths[: it + 1]) * DAY
            )
            for it in range(0, len(lengths), 2)
        )
    )
)


def test_the_days_between_two_stays_are_in_neither() -> None:
    said = [date(2026, 11, day) in BOTH for day in (5, 6, 19, 20)]
    assert said == [True, False, False, True]
    assert BOTH.gaps(NOVEMBER) == [Period(FIRST.end, SECOND.start)]
    assert not BOTH.touch(Period(FIRST.end, SECOND.start))


@given(SOME_STAYS)
def test_their_part_of_a_month_and_the_gaps_are_the_whole_month(stays: Stays) -> None:
    inside = [*stays.within(NOVEMBER)]
    gaps = [day for gap in stays.gaps(NOVEMBER) for day in gap]
    assert inside == [day for day in NOVEMBER if day in stays]
    assert sorted((*inside, *gaps)) == [*NOVEMBER]
    assert stays.touch(NOVEMBER) == bool(inside)


def test_before_the_second_stay_nobody_knew_of_a_gap() -> None:
    stays = BOTH.within(NOVEMBER)
    whole = Stays((NOVEMBER,))
    assert stays.known_on(date(2026, 11, 19), NOVEMBER.end) == whole
    assert stays.known_on(date(2026, 11, 20), NOVEMBER.end) == stays
    assert stays.known_on(date(2026, 10, 31), NOVEMBER.end) is None
