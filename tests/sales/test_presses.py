import pytest

from sales.catalog import CATALOG
from sales.presses import split_team, with_team


@pytest.mark.parametrize("data", ["top:week:points", "today:", "plan:team:week::people"])
def test_a_button_carries_its_team_and_gives_it_back(data: str) -> None:
    assert split_team(with_team(data, 12)) == (data, 12)


@pytest.mark.parametrize("data", ["plan:yes:12:1f", "settings:12.3:post.goals", "invite:12:head:1"])
def test_a_button_that_names_its_team_for_its_handler_is_of_that_team(data: str) -> None:
    assert split_team(data) == (data, 12)


@pytest.mark.parametrize("data", ["", "team:week", "plan:me:bars", "plan:yes:x:1f", "top:day:x@y"])
def test_an_older_button_is_of_the_team_spoken_of(data: str) -> None:
    assert split_team(data) == (data, None)


def test_the_longest_page_of_a_plan_fits_into_a_button() -> None:
    longest = max(CATALOG, key=len)
    data = with_team(f"plan:team:month:{longest}:people:2026-11-01", 999)
    assert len(data.encode()) <= 64
