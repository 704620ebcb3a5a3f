"""What the digest says beside yesterday: the pace, what has changed, what talks have done."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from locales.texts import texts
from reports.changes import Change
from reports.digest import build_digest, load_digest
from sales.absences import AbsenceKind, AbsenceSaid, AbsenceState
from sales.advice import Kind
from sales.catalog import CATALOG
from sales.norms import Mean
from sales.periods import Period
from sales.posting import usual
from sales.talks import Act, Reason, Topic
from sales.targets import Aim, Target
from sales.targets import Kind as TargetKind
from sales.teams import Person
from services.talks import hold
from storage import absences, settings, targets
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.reports.logged import ask, join, log
from tests.telegram_text import check_post

RU = texts("ru")
DAY = timedelta(days=1)
ANNA = Person(10, "Анна")
A_SCREEN = 22  # lines
TWO_WEEKS_AGO = TODAY - 14 * DAY


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        db.execute("UPDATE members SET joined_at = 0")
        yield db


def away(db: sqlite3.Connection, person: Person, days: Period) -> None:
    absences.add_absence(
        db,
        team_id=SALES.id,
        person_id=person.id,
        said=AbsenceSaid(days, AbsenceKind.VACATION),
        state=AbsenceState.STANDING,
        entered_by=OLGA.id,
        now=NOW,
    )


def test_the_furthest_behind_the_month_are_named_with_both_numbers(db: sqlite3.Connection) -> None:
    ask(db, "calls", 10)
    for back in range(1, 19):
        log(db, IVAN, TODAY - back * DAY, "calls", 20)
        log(db, MARIA, TODAY - back * DAY, "calls", 3)

    facts = load_digest(db, SALES, NOW)

    (behind,) = facts.pace.behind
    workdays = 12  # 2 to 18 November without the 4th
    assert (behind.person, behind.worst.fact, behind.worst.asked) == (MARIA, 54, 10 * workdays)
    assert "Мария Смирнова 45\u00a0%: Звонки 54 из 120" in check_post(build_digest(facts, RU))


def test_who_is_named_under_the_pace_is_said_to_be_behind(db: sqlite3.Connection) -> None:
    ask(db, "calls", 10)
    for back in range(1, 19):
        log(db, IVAN, TODAY - back * DAY, "calls", 20)
        log(db, MARIA, TODAY - back * DAY, "calls", 3)
    assert "1 из 2, отстают:\nМария" in check_post(build_digest(load_digest(db, SALES, NOW), RU))

    log(db, MARIA, TODAY - DAY, "calls", 200)
    assert "отстают" not in check_post(build_digest(load_digest(db, SALES, NOW), RU))


def test_all_who_are_behind_are_named_the_furthest_with_their_figures(
    db: sqlite3.Connection,
) -> None:
    for at in range(3):
        join(db, Person(10 + at, f"Менеджер {at}"))
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 10)
    for person_id in (IVAN.id, MARIA.id, 10, 11, 12):
        log(db, Person(person_id, ""), TODAY - DAY, "calls", 1)

    facts = load_digest(db, SALES, NOW)

    assert len(facts.pace.behind) == 5
    assert "0 из 5, отстают:" in check_post(build_digest(facts, RU))
    shown = check_post(build_digest(facts, RU))
    assert all(it.person.name in shown for it in facts.pace.behind)


def test_a_plan_of_the_month_is_what_its_days_are_held_against(db: sqlite3.Connection) -> None:
    """20 workdays in November, 12 of them passed: of 200 calls 120 should be there."""
    aim = Aim(MARIA.id, "calls", "month", TargetKind.PLAN)
    target = Target(aim, date(2026, 11, 1), 200, None, date(2026, 11, 1))
    targets.set_target(db, SALES.id, target, OLGA.id, NOW)
    ask(db, "calls", 1)
    for back in range(1, 18):
        log(db, MARIA, TODAY - back * DAY, "calls", 5)
        log(db, IVAN, TODAY - back * DAY, "calls", 5)

    pace = load_digest(db, SALES, NOW).pace

    (behind,) = pace.behind
    assert (behind.person, pace.count) == (MARIA, 2)
    assert (behind.worst.fact, behind.worst.asked) == (85, 120)


def test_those_away_today_are_not_behind(db: sqlite3.Connection) -> None:
    ask(db, "calls", 10)
    away(db, MARIA, Period(TODAY, TODAY + DAY))

    assert [it.person for it in load_digest(db, SALES, NOW).pace.behind] == [IVAN]


def test_on_the_months_first_workday_nobody_is_behind(db: sqlite3.Connection) -> None:
    ask(db, "calls", 10)
    assert load_digest(db, SALES, NOW.replace(day=2)).pace.count == 0


def test_who_has_not_worked_a_day_here_is_not_in_the_months_pace(db: sqlite3.Connection) -> None:
    ask(db, "calls", 10)
    aim = Aim(ANNA.id, "revenue", "month", TargetKind.PLAN)
    join(db, ANNA)
    targets.set_target(db, SALES.id, Target(aim, TODAY, 100, None, TODAY), OLGA.id, NOW)
    log(db, ANNA, TODAY, "calls", 1)

    assert load_digest(db, SALES, NOW).pace.count == 2


def test_one_who_joined_yesterday_is_not_advised_about(db: sqlite3.Connection) -> None:
    ask(db, "calls", 10)
    join(db, ANNA, at=NOW - DAY)
    log(db, ANNA, TODAY - DAY, "calls", 1)

    assert ANNA.id not in {it.person_id for it in load_digest(db, SALES, NOW).advice}


def test_the_days_said_of_a_person_are_their_own(db: sqlite3.Connection) -> None:
    """Anna joined on Monday: 16 to 18 November are three workdays."""
    ask(db, "calls", 10)
    join(db, ANNA, at=NOW - 3 * DAY)
    for back in (1, 2, 3):
        log(db, ANNA, TODAY - back * DAY, "calls", 2)
        log(db, IVAN, TODAY - back * DAY, "calls", 20)

    said = check_post(build_digest(load_digest(db, SALES, NOW), RU))
    assert "Звонки 6 из 30 за 3 раб. дн." in said


def test_what_changed_most_since_the_day_before_is_told(db: sqlite3.Connection) -> None:
    for metric, before, after in (("calls", 40, 20), ("meetings", 2, 2), ("proposals", 1, 4)):
        log(db, IVAN, TODAY - 2 * DAY, metric, before)
        log(db, IVAN, TODAY - DAY, metric, after)

    facts = load_digest(db, SALES, NOW)

    assert facts.changes.figures == (Change("calls", 20, 40), Change("proposals", 4, 1))
    assert "▼ Звонки 20 (40)" in check_post(build_digest(facts, RU))


def test_who_is_back_and_who_is_new_are_named(db: sqlite3.Connection) -> None:
    away(db, MARIA, Period(TODAY - 3 * DAY, TODAY))
    join(db, ANNA)

    changes = load_digest(db, SALES, NOW).changes

    assert [it.name for it in changes.back] == [MARIA.name]
    assert [it.name for it in changes.new] == ["Анна"]


def held_two_weeks_ago(db: sqlite3.Connection, *, before: int, after: int) -> None:
    for back in range(1, 40):
        day = TODAY - back * DAY
        log(db, IVAN, day, "calls", before if day < TWO_WEEKS_AGO else after)
    topic = Topic(SALES.id, IVAN.id, "calls", TWO_WEEKS_AGO)
    then = NOW - 14 * DAY
    hold(db, actor=actor(OLGA), topic=topic, act=Act.ASKED, now=then)


@pytest.mark.parametrize(("after", "sign"), [(18, "▲"), (12, "="), (6, "▼")])
def test_two_weeks_after_a_talk_it_says_whether_the_link_moved(
    db: sqlite3.Connection, after: int, sign: str
) -> None:
    held_two_weeks_ago(db, before=12, after=after)

    facts = load_digest(db, SALES, NOW)
    digest = build_digest(facts, RU)

    (moved,) = facts.moved
    assert (moved.before, moved.after) == (Mean(60, 5), Mean(10 * after, 10))
    said = f"{sign} Иван Петров, Звонки: было 12 в день, с 05.11 стало {after} в день"
    assert said in check_post(digest)
    has_praise = any("Похвалить: Звонки" in it.text for row in digest.buttons for it in row)
    assert has_praise is (after > 12)


def test_a_talk_that_was_just_put_off_leaves_the_digest(db: sqlite3.Connection) -> None:
    for back in range(1, 40):
        log(db, IVAN, TODAY - back * DAY, "calls", 3 if back < 8 else 20)
    before = load_digest(db, SALES, NOW).advice
    topic = Topic(SALES.id, IVAN.id, "calls", TODAY)
    hold(db, actor=actor(OLGA), topic=topic, act=Act.SNOOZED, reason=Reason.KNOWN, now=NOW)

    assert (IVAN.id, "calls") in {(it.person_id, it.subject) for it in before}
    for day in range(3):
        advice = load_digest(db, SALES, NOW + day * DAY).advice
        assert (IVAN.id, "calls") not in {(it.person_id, it.subject) for it in advice}


def test_it_says_so_once(db: sqlite3.Connection) -> None:
    held_two_weeks_ago(db, before=12, after=18)
    assert load_digest(db, SALES, NOW - DAY).moved == ()
    assert load_digest(db, SALES, NOW + DAY).moved == ()


def test_a_team_with_digests_on_mondays_hears_of_it_on_monday(db: sqlite3.Connection) -> None:
    settings.set_plan(db, SALES.id, replace(usual("digest"), days=frozenset({0})))
    held_two_weeks_ago(db, before=12, after=18)
    assert len(load_digest(db, SALES, NOW + 4 * DAY).moved) == 1


def test_a_team_whose_digest_never_comes_asks_for_it_all_the_same(db: sqlite3.Connection) -> None:
    settings.set_plan(db, SALES.id, replace(usual("digest"), days=frozenset({5, 6})))
    assert load_digest(db, replace(SALES, country="US"), NOW).moved == ()


def test_the_weakest_link_is_told_against_ones_own_eight_weeks(db: sqlite3.Connection) -> None:
    for back in range(1, 40):
        log(db, IVAN, TODAY - back * DAY, "calls", 3 if back < 8 else 20)

    facts = load_digest(db, SALES, NOW)

    talk = next(it for it in facts.advice if it.person_id == IVAN.id)
    assert (talk.kind, talk.metric) == (Kind.BELOW_NORM, "calls")
    assert "Звонки 3 в день, обычно 20 в день" in check_post(build_digest(facts, RU))


def test_a_busy_teams_digest_fits_a_phone(db: sqlite3.Connection) -> None:
    """Ten people of whom most are behind, minimums of every metric, somebody silent and away."""
    crowd = [join(db, Person(10 + at, f"Менеджер {at}")) for at in range(10)]
    db.execute("UPDATE members SET joined_at = 0")
    for metric in CATALOG:
        ask(db, metric, 5)
    for at, person in enumerate(crowd):
        for back in range(1, 40):
            log(db, person, TODAY - back * DAY, "calls", 1 if back < 8 else 20)
            log(db, person, TODAY - back * DAY, "meetings", at + 1)
    away(db, MARIA, Period(TODAY, date(2026, 12, 1)))
    held_two_weeks_ago(db, before=12, after=18)

    for language in ("ru", "en"):
        digest = check_post(build_digest(load_digest(db, SALES, NOW), texts(language)))
        assert len(digest.splitlines()) <= A_SCREEN, digest
