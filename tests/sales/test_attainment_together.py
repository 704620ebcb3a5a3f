"""What several people are asked for together, and what they did of it."""

from sales.attainment import Attainment, attainments_together
from sales.catalog import Figure

IVAN, DMITRY = 2, 3
DONE = {IVAN: {"calls": Figure(112)}, DMITRY: {"calls": Figure(28)}}


def test_the_work_of_those_who_were_asked_is_held_against_what_was_asked() -> None:
    (calls,) = attainments_together(DONE, {IVAN: {"calls": 78}, DMITRY: {"calls": 40}})
    assert calls == Attainment("calls", 140, 118)


def test_what_nobody_asked_for_stands_beside_it() -> None:
    (calls,) = attainments_together(DONE, {IVAN: {"calls": 78}, DMITRY: {"meetings": 0}})
    assert calls == Attainment("calls", 112, 78, beside=28)
    assert attainments_together(DONE, {IVAN: {"calls": 78}}) == (calls,)


def test_who_was_asked_and_did_nothing_counts_too() -> None:
    (calls,) = attainments_together({}, {IVAN: {"calls": 78}, DMITRY: {"calls": 40}})
    assert calls == Attainment("calls", 0, 118)


def test_metrics_that_were_asked_of_nobody_are_not_in_it() -> None:
    assert attainments_together(DONE, {IVAN: {}, DMITRY: {}}) == ()
