"""A minimum that is less than usual is explained: what it was, why it is less, and by how much."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from locales.texts import texts
from reports.explanation import ExplanationFacts, load_explanation
from reports.explanation_text import build_explanation
from reports.own import load_own
from sales.attainment import asked_together
from sales.capacity import Schedule
from sales.claims import Claim, Held
from sales.periods import week_period
from storage.calendars import set_schedule
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.reports.logged import ask, log
from tests.reports.test_absent import away
from tests.telegram_text import parsed

LONG_AGO = date(2026, 1, 1)
FOUR_DAYS = Schedule(LONG_AGO, week=frozenset({0, 1, 2, 3}))
HALF = Schedule(LONG_AGO, load=50)
NEWCOMER = Schedule(LONG_AGO, ramp=(40, 60), ramp_from=date(2026, 11, 11))


def explained(
    schedule: Schedule | None, metric: str = "calls", *, is_away: bool = False
) -> tuple[ExplanationFacts, dict[str, int]]:
    """Ivan's week with a minimum of 15 calls and 1 000 of money a day, and what his report asks."""
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 15)
    ask(db, "revenue", 100_000)
    log(db, IVAN, TODAY, "calls", 7)
    if schedule is not None:
        set_schedule(db, SALES.id, IVAN.id, schedule, OLGA.id, NOW)
    if is_away:
        away(db, IVAN, date(2026, 11, 19), date(2026, 11, 21))
    claim = Claim(
        held=Held.WHOLE,
        team_id=SALES.id,
        period=week_period(TODAY),
        metric=metric,
        person_id=IVAN.id,
        shown_at=NOW,
    )
    report = load_own(db, SALES, IVAN, "week", NOW)
    return load_explanation(db, actor(IVAN), claim), asked_together(report.asked.values())


@pytest.mark.parametrize("is_away", [False, True])
@pytest.mark.parametrize("metric", ["calls", "revenue"])
@pytest.mark.parametrize("schedule", [None, FOUR_DAYS, HALF, NEWCOMER])
def test_the_reliefs_lead_from_the_plain_minimum_to_the_one_asked(
    schedule: Schedule | None, metric: str, is_away: bool
) -> None:
    facts, asked = explained(schedule, metric, is_away=is_away)
    plain, less = sum(facts.asked.plain.values()), sum(it.less for it in facts.asked.reliefs)

    assert plain == 5 * {"calls": 15, "revenue": 100_000}[metric]
    assert plain - less == facts.asked_in_all[metric] == asked[metric]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_relief_is_a_line_with_what_it_takes_off(language: str) -> None:
    facts, _ = explained(HALF, is_away=True)
    said = build_explanation(facts, texts(language)).text

    assert "15 × 5" in said
    assert "= 75" in said
    assert "· −30" in said  # away on Thursday and Friday
    assert "· −21" in said  # half of the load on the three other days, rounded up
    assert "24" in said.split("· −30")[1].splitlines()[1]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_explanation_as_it_reads(language: str, snapshot: SnapshotAssertion) -> None:
    facts, _ = explained(HALF, is_away=True)
    post = build_explanation(facts, texts(language))
    buttons = "\n".join(" | ".join(it.text for it in row) for row in post.buttons if row)
    assert f"{parsed(post.text)}\n{buttons}" == snapshot


def test_an_own_week_is_named() -> None:
    facts, _ = explained(FOUR_DAYS)
    assert "Своя рабочая неделя · −15" in build_explanation(facts, texts("ru")).text
