"""What stands beside a figure: the band, the month's closing, the days a digest speaks of."""

from datetime import UTC, date, datetime, timedelta

import pytest

from locales.texts import LANGUAGES, texts
from reports.closed_month import figures_to_close
from reports.digest import load_digest
from reports.explanation import load_explanation
from sales.claims import AVG_TALK, TEAM, Claim, Held
from sales.norms import weakest
from sales.periods import Period, day_period, month_period
from sales.targets import Kind
from storage import closed_months
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database
from tests.reports.explained import explained
from tests.reports.logged import log, say_zero
from tests.reports.planned import been_here_long, plan
from tests.telegram_text import check_post

RU = texts("ru")
OF_IVAN = Claim(
    held=Held.WHOLE,
    team_id=SALES.id,
    period=month_period(TODAY),
    metric=AVG_TALK,
    person_id=IVAN.id,
    shown_at=NOW,
)
MORNING = Claim(
    held=Held.MORNING, team_id=SALES.id, period=day_period(date(2026, 11, 18)), shown_at=NOW
)


@pytest.mark.parametrize(
    ("minutes", "said"), [(12, "ниже коридора"), (16, "внутри"), (28, "внутри"), (32, "выше")]
)
def test_an_average_is_held_against_its_band_ends_included(minutes: int, said: str) -> None:
    db = new_database()
    plan(db, AVG_TALK, 4, period="day", kind=Kind.BAND, upper=7)
    log(db, IVAN, TODAY, "calls", 4, minutes=minutes)
    shown = check_post(explained(db, OF_IVAN, RU))

    assert said in shown
    assert "коридор 4–7 мин · с 01.01 · для всех · Ольга Орлова" in shown


def test_a_band_without_a_talk_is_explained_too() -> None:
    db = new_database()
    plan(db, AVG_TALK, 4, period="day", kind=Kind.BAND, upper=7)
    overview = explained(db, OF_IVAN.of(), RU)

    assert "Среднее время разговора" in [it.text for row in overview.buttons for it in row]
    assert "коридор 4–7 мин" in check_post(explained(db, OF_IVAN, RU))


def test_a_closed_month_tells_what_it_was_closed_with() -> None:
    db = new_database()
    october = month_period(date(2026, 10, 1))
    closing = datetime(2026, 11, 4, 9, tzinfo=UTC)
    log(db, IVAN, date(2026, 10, 20), "calls", 30, at=closing - timedelta(days=9))
    kept = figures_to_close(db, SALES, october.start, closing)
    closed_months.close(db, SALES.id, october.start, kept, closing)
    log(db, IVAN, date(2026, 10, 21), "calls", 5, at=NOW)

    for person_id in (IVAN.id, TEAM):
        claim = Claim(
            held=Held.PASSED,
            team_id=SALES.id,
            period=october,
            metric="calls",
            person_id=person_id,
            shown_at=NOW,
        )
        shown = check_post(explained(db, claim, RU))
        assert "Звонки: 35" in shown
        assert "При закрытии месяца 04.11 было 30" in shown


def test_a_digest_leads_to_the_days_its_talks_and_its_pace_are_about() -> None:
    db = new_database()
    been_here_long(db)
    for back in range(1, 50):
        day = TODAY - timedelta(days=back)
        log(db, IVAN, day, "calls", 1 if back <= 7 else 12, at=NOW - timedelta(days=back))
        say_zero(db, MARIA, day)
    facts = load_explanation(db, actor(OLGA), MORNING)
    (advice, *_) = load_digest(db, SALES, NOW).advice
    ((name, link),) = facts.morning.weak

    assert (name, link) == (IVAN.name, advice.link)
    assert weakest([link]) is link
    assert dict(facts.morning.periods) == {
        "recent": Period(date(2026, 11, 12), TODAY),
        "month": Period(date(2026, 11, 1), TODAY),
    }
    for language in LANGUAGES:
        assert "5 ÷ 5 = 1, " in check_post(explained(db, MORNING, texts(language)))
    assert "÷ 5" not in check_post(explained(db, MORNING, RU, VIKTOR))
