"""Who looks on at several teams gets them in one post; weeks and months come as they begin."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from charts.specs import TeamDaySpec
from jobs.composers import COMPOSERS
from jobs.due_posts import Outgoing
from sales.posting import Audience, PostPlan, QuietHours, usual
from sales.rights import may
from sales.teams import Person, Role, Team
from storage import people, settings
from tests.cast import IVAN, NOW, OLGA, SALES, VIKTOR, actor, new_database
from tests.reports.logged import log
from tests.telegram_text import check_post

MONDAY = datetime(2026, 11, 16, 6, 10, tzinfo=UTC)
MONTH_BEGINS_ON_TUESDAY = datetime(2026, 12, 1, 6, 10, tzinfo=UTC)
MONTH_BEGINS_ON_MONDAY = datetime(2026, 6, 1, 6, 10, tzinfo=UTC)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        yield db


def second(db: sqlite3.Connection, name: str = "Вторая", zone: str = SALES.timezone) -> Team:
    """Another team that Viktor looks on at, headed by somebody else."""
    head = Person(50, "Пётр Второй", "", "ru")
    people.see_person(db, head.id, head.name, "", "ru")
    people.mark_started(db, head.id, NOW)
    team_id = people.add_team(db, name, zone, "ru", head.id, NOW)
    people.add_member(db, team_id, head.id, Role.HEAD, NOW)
    people.add_member(db, team_id, VIKTOR.id, Role.VIEWER, NOW)
    return Team(team_id, name, zone, "ru")


def for_person(
    db: sqlite3.Connection, kind: str, team: Team, who: Person, now: datetime = NOW
) -> list[Outgoing]:
    found = COMPOSERS[kind](db, team, now)
    return [it for it in found if [to.chat_id for to in it.to] == [who.id]]


def want(db: sqlite3.Connection, team: Team, plan: PostPlan) -> None:
    settings.set_plan(db, team.id, plan)


@pytest.mark.parametrize("kind", ["digest", "digest_week", "digest_month"])
def test_a_viewer_of_two_teams_gets_both_in_one_post(db: sqlite3.Connection, kind: str) -> None:
    other = second(db)
    now = MONDAY if kind == "digest_week" else MONTH_BEGINS_ON_TUESDAY
    (one,) = for_person(db, kind, SALES, VIKTOR, now)
    assert for_person(db, kind, other, VIKTOR, now) == []
    shown = check_post(one.post)
    assert "Продажи" in shown
    assert "Вторая" in shown


def test_a_head_hears_nothing_of_the_other_team(db: sqlite3.Connection) -> None:
    second(db)
    for kind in ("digest", "digest_week", "digest_month"):
        (one,) = for_person(db, kind, SALES, OLGA, MONDAY)
        assert "Вторая" not in one.post.text


@pytest.mark.parametrize("kind", ["digest", "digest_week", "digest_month"])
def test_a_viewer_has_only_buttons_that_they_may_press(db: sqlite3.Connection, kind: str) -> None:
    db.execute("UPDATE members SET joined_at = 0")
    now = MONDAY if kind == "digest_week" else MONTH_BEGINS_ON_TUESDAY
    (heads,) = for_person(db, kind, SALES, OLGA, now)
    assert len(acts(heads)) > 1
    (viewers,) = for_person(db, kind, SALES, VIKTOR, now)
    assert acts(viewers)
    assert all(may(actor(VIKTOR), act) for act in acts(viewers))


def acts(one: Outgoing) -> set[str]:
    return {it.data.split(":")[0] for row in one.post.buttons for it in row}


def test_a_team_that_keeps_its_digest_to_heads_is_in_nobody_elses(db: sqlite3.Connection) -> None:
    other = second(db)
    want(db, SALES, replace(usual("digest"), audience=Audience.HEADS))
    assert for_person(db, "digest", SALES, VIKTOR) == []
    (one,) = for_person(db, "digest", other, VIKTOR)
    assert "Продажи" not in one.post.text


def test_where_the_first_teams_digest_is_off_or_not_today_the_next_one_brings_it(
    db: sqlite3.Connection,
) -> None:
    other = second(db)
    for changed in (
        replace(usual("digest"), is_on=False),
        replace(usual("digest"), days=frozenset({0})),
    ):
        want(db, SALES, changed)
        assert len(for_person(db, "digest", other, VIKTOR)) == 1


def test_where_the_first_teams_digest_is_in_quiet_hours_the_next_one_brings_it(
    db: sqlite3.Connection,
) -> None:
    other = second(db)
    settings.next_version(db, SALES.id, OLGA.id, NOW)
    settings.set_quiet(db, SALES.id, QuietHours(8 * 60, 13 * 60))
    (one,) = for_person(db, "digest", other, VIKTOR)
    assert "Продажи" not in check_post(one.post)


@pytest.mark.parametrize(
    ("zone", "friday"), [("America/Los_Angeles", 17), ("Pacific/Kiritimati", -5)]
)
def test_of_a_team_whose_day_is_another_one_they_hear_in_a_post_of_its_own(
    db: sqlite3.Connection, zone: str, friday: int
) -> None:
    db.execute("UPDATE teams SET timezone = 'Asia/Vladivostok' WHERE id = ?", (SALES.id,))
    first, far = replace(SALES, timezone="Asia/Vladivostok"), second(db, zone=zone)
    midnight = datetime(2026, 11, 20, tzinfo=UTC)
    of_first = for_person(db, "digest", first, VIKTOR, midnight - timedelta(hours=1))
    of_far = for_person(db, "digest", far, VIKTOR, midnight + timedelta(hours=friday))
    posts = [check_post(it.post) for it in (*of_first, *of_far)]
    assert sum("Вторая" in it for it in posts) == 1
    assert all("20 ноября" in it for it in posts)


def test_the_week_comes_with_its_picture_and_what_has_changed(db: sqlite3.Connection) -> None:
    for day, calls in ((date(2026, 11, 3), 40), (date(2026, 11, 10), 25)):
        log(db, IVAN, day, "calls", calls)
    (one,) = for_person(db, "digest_week", SALES, OLGA, MONDAY)
    shown = check_post(one.post)
    assert isinstance(one.post.picture, TeamDaySpec)
    assert "9–15 ноября" in shown
    assert "▼ Звонки 25 (40)" in shown
    assert "1. Иван Петров — 25" in shown


def test_the_picture_of_several_teams_has_a_row_a_team(db: sqlite3.Connection) -> None:
    second(db)
    log(db, IVAN, date(2026, 11, 10), "calls", 25)
    (one,) = for_person(db, "digest_week", SALES, VIKTOR, MONDAY)
    assert isinstance(one.post.picture, TeamDaySpec)
    assert [row.name for row in one.post.picture.rows] == ["Продажи", "Вторая"]


def test_where_a_month_begins_with_a_week_the_months_digest_is_enough(
    db: sqlite3.Connection,
) -> None:
    assert for_person(db, "digest_week", SALES, OLGA, MONTH_BEGINS_ON_MONDAY) == []
    assert len(for_person(db, "digest_month", SALES, OLGA, MONTH_BEGINS_ON_MONDAY)) == 1
    want(db, SALES, replace(usual("digest_month"), is_on=False))
    assert len(for_person(db, "digest_week", SALES, OLGA, MONTH_BEGINS_ON_MONDAY)) == 1


def test_twenty_teams_fit_into_one_message(db: sqlite3.Connection) -> None:
    for at in range(20):
        second(db, f"<b>{at}" + "Щ" * 60)
    for kind, now in (("digest", NOW), ("digest_week", MONDAY)):
        (one,) = for_person(db, kind, SALES, VIKTOR, now)
        assert len(check_post(one.post)) < 4096


@pytest.mark.parametrize(
    ("now", "has_theme"), [(MONTH_BEGINS_ON_TUESDAY, False), (MONTH_BEGINS_ON_MONDAY, True)]
)
def test_the_month_tells_the_weeks_theme_only_in_place_of_the_week(
    db: sqlite3.Connection, now: datetime, has_theme: bool
) -> None:
    (month,) = for_person(db, "digest_month", SALES, OLGA, now)

    assert ("Тема недели" in month.post.text) is has_theme
