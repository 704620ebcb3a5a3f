import pytest

from sales.league import Standing, league, places


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([50, 30, 30, 10], [1, 2, 2, 4]),
        ([30, 30, 30], [1, 1, 1]),
        ([0, 0], [1, 1]),
        ([10, 20, 30], [3, 2, 1]),
        ([40, 40, 30, 30, 20], [1, 1, 3, 3, 5]),
        ([], []),
    ],
)
def test_equals_share_a_place_and_the_next_are_skipped(
    values: list[int], expected: list[int]
) -> None:
    assert list(places(dict(enumerate(values))).values()) == expected


def test_a_tie_is_not_broken_by_who_comes_first() -> None:
    assert places({1: 5, 2: 5}) == places({2: 5, 1: 5}) == {1: 1, 2: 1}


def test_movement_counts_the_places_won_and_lost() -> None:
    standings = league({1: 10, 2: 30, 3: 20}, before={1: 30, 2: 10, 3: 20})

    assert standings == [Standing(2, 1, 30, 2), Standing(3, 2, 20, 0), Standing(1, 3, 10, -2)]


def test_one_who_was_not_there_before_has_no_movement() -> None:
    assert league({1: 10, 2: 30}, before={1: 5}) == [
        Standing(2, 1, 30, None),
        Standing(1, 2, 10, -1),
    ]


def test_after_a_period_in_which_nobody_did_anything_nobody_moves() -> None:
    standings = league({1: 10, 2: 0}, before={1: 0, 2: 0})

    assert [it.movement for it in standings] == [None, None]


def test_those_with_nothing_are_in_the_league_too() -> None:
    standings = league({1: 0, 2: 7, 3: 0}, before={})

    assert [(it.person_id, it.place) for it in standings] == [(2, 1), (1, 2), (3, 2)]
