"""A chat gets so many posts a day and no more: the most valuable ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales.noise import Verdict, Waiting, verdicts

SEND, BUNDLE, DROP = Verdict.SEND, Verdict.BUNDLE, Verdict.DROP
CHEER = Waiting("cheer", 50, fits_report=True)
BOARD = Waiting("board", 60)


@pytest.mark.parametrize(
    ("sent", "waiting", "expected", "a_day", "verdict"),
    [
        (0, CHEER, [60], 4, SEND),
        (3, CHEER, [60], 4, BUNDLE),  # the last place is the board's
        (3, CHEER, [40], 4, SEND),  # the reminder is worth less
        (3, CHEER, [], 4, SEND),  # nothing is to come
        (4, CHEER, [], 4, DROP),  # no place, and no report to join
        (4, CHEER, [60], 4, BUNDLE),
        (4, BOARD, [80], 4, DROP),  # a report is no line of another one
        (5, BOARD, [], 4, DROP),  # the head has lowered the number since
        (3, BOARD, [60], 4, SEND),  # of equal ones the one that is here
    ],
)
def test_what_becomes_of_one(
    sent: int, waiting: Waiting, expected: list[int], a_day: int, verdict: Verdict
) -> None:
    assert verdicts(sent, [waiting], expected, a_day) == {waiting.name: verdict}


def test_two_at_once_compete_for_the_last_place() -> None:
    assert verdicts(3, [CHEER, BOARD], [80], 5) == {"board": SEND, "cheer": BUNDLE}


VALUES = st.integers(1, 5)
DAYS = st.lists(st.tuples(VALUES, st.booleans()), max_size=15)  # and whether known since morning


@given(DAYS, st.integers(1, 6))
def test_a_day_never_has_more_posts_than_it_may(day: list[tuple[int, bool]], a_day: int) -> None:
    assert len(posted(day, a_day)) <= a_day


@given(st.lists(VALUES, max_size=12), st.integers(1, 6))
def test_of_a_day_that_is_known_since_the_morning_the_most_valuable_are_posted(
    values: list[int], a_day: int
) -> None:
    sent = posted([(value, True) for value in values], a_day)
    assert sorted((values[it] for it in sent), reverse=True) == sorted(values, reverse=True)[:a_day]


@given(st.lists(VALUES, max_size=10), st.integers(0, 6))
def test_of_those_that_wait_together_the_most_valuable_go_first(
    values: list[int], a_day: int
) -> None:
    waiting = [Waiting(str(at), value) for at, value in enumerate(values)]
    found = verdicts(0, waiting, (), a_day)
    sent = [it.value for it in waiting if found[it.name] is SEND]
    assert sorted(sent, reverse=True) == sorted(values, reverse=True)[:a_day]


def posted(day: list[tuple[int, bool]], a_day: int) -> list[int]:
    """The places in the day of what was sent: one comes after the other, each is judged alone."""
    sent: list[int] = []
    for at, (value, _) in enumerate(day):
        later = [v for v, is_report in day[at + 1 :] if is_report]
        one = Waiting(str(at), value, fits_report=True)
        if verdicts(len(sent), [one], later, a_day)[one.name] is SEND:
            sent.append(at)
    return sent
