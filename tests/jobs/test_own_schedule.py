"""A team's own schedule: what heads change holds at once, and never posts twice a day."""

import logging
import sqlite3
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from sales.posting import PostPlan, QuietHours, Topic, usual
from services.settings import Wish, change
from storage import calendars, due, settings
from tests.cast import NOW, OLGA, SALES, actor
from tests.delivery.post_office import TEAM_CHAT, PostOffice
from tests.jobs.test_due_posts import moscow, tick


def _want(db: sqlite3.Connection, plan: PostPlan) -> None:
    settings.set_plan(db, SALES.id, plan)
    due.reckon_anew(db, SALES.id, [plan.kind])


async def want(office: PostOffice, kind: str = "digest", **changes: Any) -> None:
    await office.database.write(partial(_want, plan=replace(usual(kind), **changes)))


def _keep_quiet(db: sqlite3.Connection, quiet: QuietHours) -> None:
    settings.next_version(db, SALES.id, OLGA.id, NOW)
    settings.set_quiet(db, SALES.id, quiet)
    due.reckon_anew(db, SALES.id, ["digest"])


async def keep_quiet(office: PostOffice, start: int, end: int) -> None:
    await office.database.write(partial(_keep_quiet, quiet=QuietHours(start, end)))


def digests(office: PostOffice) -> list[str | None]:
    return [text and text.removeprefix("Продажи ") for text in office.telegram.texts(OLGA.id)]


async def test_a_digest_at_ten_comes_at_ten_and_not_at_nine(office: PostOffice) -> None:
    await tick(office, "18 20:00")
    await want(office, at=600)
    await tick(office, "19 09:00", "19 09:59", "19 10:00", "19 10:01")
    assert digests(office) == ["19 10:00"]


async def test_moved_to_the_afternoon_after_it_came_it_does_not_come_again(
    office: PostOffice,
) -> None:
    await tick(office, "18 20:00", "19 09:00")
    await want(office, at=15 * 60)
    await tick(office, "19 09:30", "19 15:00", "19 16:00", "20 09:00", "20 15:00")
    assert digests(office) == ["19 09:00", "20 15:00"]


async def test_moved_to_an_hour_that_has_passed_it_comes_at_once(office: PostOffice) -> None:
    await tick(office, "18 20:00", "19 08:40")
    await want(office, at=8 * 60 + 30)
    await tick(office, "19 08:41", "19 08:42", "19 09:00")
    assert digests(office) == ["19 08:41"]


async def test_changed_again_and_again_it_comes_once(office: PostOffice) -> None:
    await tick(office, "18 20:00")
    for at, moment in ((600, "19 08:00"), (540, "19 09:00"), (660, "19 09:30"), (545, "19 11:00")):
        await want(office, at=at)
        await tick(office, moment)
    assert digests(office) == ["19 09:00"]


async def test_switched_off_it_does_not_come_and_on_again_it_does(office: PostOffice) -> None:
    await tick(office, "18 20:00")
    await want(office, is_on=False)
    await tick(office, "19 09:00", "19 10:00")
    await want(office, is_on=True)
    await tick(office, "19 10:01", "20 09:00")
    assert digests(office) == ["20 09:00"]


async def test_only_on_the_weekdays_that_are_wanted(office: PostOffice) -> None:
    await want(office, days=frozenset({1, 4}))  # Tuesday and Friday
    await tick(office, "18 20:00", "19 09:00", "20 09:00", "23 09:00", "24 09:00")
    assert digests(office) == ["20 09:00", "24 09:00"]


async def test_a_day_wanted_again_before_its_hour_is_not_missed(office: PostOffice) -> None:
    await want(office, days=frozenset({0}))
    await tick(office, "18 20:00")
    await want(office)
    await tick(office, "19 08:00", "19 09:00")
    assert digests(office) == ["19 09:00"]


async def test_in_quiet_hours_it_waits_for_their_end_and_the_log_says_so(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    await tick(office, "18 20:00")
    await keep_quiet(office, 20 * 60, 10 * 60)
    with caplog.at_level(logging.INFO):
        await tick(office, "19 09:00", "19 10:00", "19 10:01")
    assert digests(office) == ["19 10:00"]
    assert "quiet hours" in caplog.text


async def test_where_quiet_hours_end_too_late_it_is_skipped_and_the_log_says_so(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    await tick(office, "18 20:00")
    await keep_quiet(office, 20 * 60, 13 * 60)
    await tick(office, "19 08:00", "19 09:00", "19 13:00")
    assert digests(office) == []
    assert "digest of team 1 for 2026-11-19 is skipped: it falls into quiet hours" in caplog.text
    await keep_quiet(office, 0, 0)
    await tick(office, "19 13:30", "20 09:00")
    assert digests(office) == ["20 09:00"]


async def test_a_day_off_of_the_teams_own_is_silent(office: PostOffice) -> None:
    def rest(db: sqlite3.Connection) -> None:
        day = office.now.date().replace(day=20)
        calendars.set_day(db, SALES.id, day, OLGA.id, NOW, is_workday=False)

    await tick(office, "18 20:00")
    await office.database.write(rest)
    await tick(office, "19 09:00", "20 09:00", "23 09:00")
    assert digests(office) == ["19 09:00", "23 09:00"]


async def test_a_topic_changed_after_the_board_came_brings_no_second_board(
    office: PostOffice,
) -> None:
    await tick(office, "18 20:00", "19 18:30")
    await want(office, "board", at=19 * 60, topic=Topic(TEAM_CHAT, 9))
    await tick(office, "19 18:31", "19 19:00")
    assert len(office.telegram.in_chat(TEAM_CHAT)) == 1


@pytest.mark.parametrize(
    ("screen", "subject", "field", "value", "comes"),
    [
        ("post", "digest", "at", "600", "19 10:00"),
        ("post", "digest", "days", "3-0", "20 09:00"),
        ("quiet", "", "set", "1200-615", "19 10:15"),
        ("zone", "", "set", "Asia/Yekaterinburg", "19 07:00"),
        ("week", "", "set", "3-0", "20 09:00"),
        ("days", "", "off", "2026-11-19", "20 09:00"),
    ],
)
async def test_what_a_head_sets_by_a_button_holds_at_the_next_tick(
    office: PostOffice, screen: str, subject: str, field: str, value: str, comes: str
) -> None:
    wish = Wish(
        team_id=SALES.id, version=0, screen=screen, subject=subject, field=field, value=value
    )
    await tick(office, "18 20:00")
    now = moscow("18 20:30")
    await office.database.write(partial(change, actor=actor(OLGA), wish=wish, now=now))
    await tick(office, "19 00:01", "19 07:00", "19 09:00", "19 10:00", "19 10:15", "20 09:00")
    assert digests(office)[0] == comes
