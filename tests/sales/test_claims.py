"""What a button carries of a report: everything, in 64 bytes, and nothing that was made up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales.catalog import CATALOG, POINTS
from sales.claims import AVG_TALK, EXPLAINED, TEAM, Claim, Held, dumped, loaded
from sales.errors import SalesError
from sales.periods import Period, day_period, month_period, week_period

LONGEST = Claim(
    held=Held.WHOLE,
    team_id=10**6,
    period=Period(date(2026, 12, 1), date(2027, 1, 1)),
    metric=max(EXPLAINED, key=len),
    person_id=2**52,
    shown_at=datetime(2037, 12, 31, tzinfo=UTC),
    page=999,
)


@given(
    held=st.sampled_from(Held),
    team_id=st.integers(1, 10**6),
    start=st.dates(date(2020, 1, 1), date(2037, 1, 1)),
    days=st.integers(1, 31),
    metric=st.sampled_from(["", *EXPLAINED]),
    person_id=st.integers(-(2**52), 2**52).filter(bool),
    shown_at=st.none() | st.integers(1, 2**31).map(lambda it: datetime.fromtimestamp(it, UTC)),
    page=st.integers(0, 999),
)
def test_a_claim_comes_back_as_it_went(
    held: Held,
    team_id: int,
    start: date,
    days: int,
    metric: str,
    person_id: int,
    shown_at: datetime | None,
    page: int,
) -> None:
    claim = Claim(
        held=held,
        team_id=team_id,
        period=Period(start, start + timedelta(days=days)),
        metric=metric,
        person_id=person_id,
        shown_at=shown_at,
        page=page,
    )

    assert loaded(dumped(claim)) == claim


@given(
    day=st.dates(date(2020, 1, 1), date(2037, 1, 1)),
    around=st.sampled_from([week_period, month_period]),
    metric=st.sampled_from(["", *CATALOG]),
)
def test_a_claim_about_a_plan_comes_back_as_it_went(
    day: date, around: Callable[[date], Period], metric: str
) -> None:
    claim = replace(LONGEST, metric=metric).about_plan(around(day))

    assert loaded(dumped(claim)) == claim
    assert claim.kind == ("week" if around is week_period else "month")


@pytest.mark.parametrize(
    "claim",
    [
        replace(LONGEST, period=day_period(date(2026, 11, 19)), is_plan=True),
        replace(LONGEST, metric=AVG_TALK, is_plan=True),
        replace(LONGEST, metric=POINTS, is_plan=True),
    ],
)
def test_only_weeks_and_months_are_planned_and_only_what_adds_up(claim: Claim) -> None:
    with pytest.raises(SalesError, match=r"press\.old"):
        loaded(dumped(claim))


def test_the_longest_claim_fits_a_button() -> None:
    assert len(dumped(LONGEST).encode()) <= 64


@pytest.mark.parametrize(
    "data",
    [
        "why:",
        "why:w:calls:1:fxzv:1:2:0",
        "why:x:calls:1:fxzv:1:2:0:0",
        "why:w:slons:1:fxzv:1:2:0:0",
        "why:w:calls:1:fxzv:0:2:0:0",
        "why:w:calls:1:fxzv:zz:2:0:0",
        "why:w:calls:1:fxzv:1:-zzzzzzzzzzz:0:0",
        "why:w:calls:1:fxzv:1:2:0:-1",
        "why:w:calls:1:zzzzzzzzz:1:2:0:0",
        "why:w:calls:1:fxzv:zzzzzzzzz:2:0:0",
        "why:w:calls:1:fxzv:1:zzzzzzzzzzzzzzzzz:0:0",
        "why:w:calls:1:fxzv:1:2:zzzzzzzzzzzzzz:0",
    ],
)
def test_what_was_made_up_is_an_old_button(data: str) -> None:
    with pytest.raises(SalesError, match=r"press\.old"):
        loaded(data)


def test_a_button_sent_before_still_means_the_whole_team() -> None:
    claim = loaded("why:p:calls:1:fxzv:7:0:0:0")

    assert claim.person_id == TEAM
    assert dumped(claim) == "why:p:calls:1:fxzv:7:0:0:0"
