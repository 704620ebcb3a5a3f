"""A copy a day where the owner wants it, no more of them than are useful, each fit to restore."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from jobs.backups import EVERY, Backups, too_old
from locales.texts import texts
from reports.settings_facts import load_settings
from reports.settings_screens import build_settings
from sales.errors import SalesError
from services.backups import set_daily
from storage import ledger, people
from storage.db import Database, problems
from storage.installation import backup_failure
from storage.rebuild import rebuild
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, actor
from tests.delivery.post_office import PostOffice
from tests.reports.logged import log

DAY = timedelta(days=1)
STRANGER = 77  # an owner who has never written to the bot


@pytest.fixture
async def backups(office: PostOffice) -> Backups:
    return await another(office)


async def another(office: PostOffice) -> Backups:
    """As after a restart."""
    return Backups(office.database, await file_of(office), {OLGA.id, STRANGER})


async def file_of(office: PostOffice) -> Path:
    row = await office.database.read(lambda db: db.execute("PRAGMA database_list").fetchone())
    return Path(row["file"])


async def switch(office: PostOffice, *, is_on: bool) -> None:
    work = partial(set_daily, actor=replace(actor(OLGA), is_owner=True), is_on=is_on, now=NOW)
    await office.database.write(work)


def copies(backups: Backups) -> list[str]:
    return sorted(path.name for path in backups.folder.glob("*")) if backups.folder.exists() else []


async def test_nothing_is_copied_until_the_owner_wants_it(
    office: PostOffice, backups: Backups
) -> None:
    await backups.run(NOW)
    assert copies(backups) == []
    await switch(office, is_on=True)
    await backups.run(NOW + EVERY)
    assert copies(backups) == ["salesbeat-2026-11-19.db"]
    await switch(office, is_on=False)
    await backups.run(NOW + DAY)
    assert copies(backups) == ["salesbeat-2026-11-19.db"]


async def test_a_day_has_one_copy_however_often_the_bot_starts(
    office: PostOffice, backups: Backups
) -> None:
    await switch(office, is_on=True)
    await backups.run(NOW)
    made = (backups.folder / "salesbeat-2026-11-19.db").stat().st_mtime_ns
    await (await another(office)).run(NOW + EVERY)
    assert (backups.folder / "salesbeat-2026-11-19.db").stat().st_mtime_ns == made
    await backups.run(NOW + DAY)
    assert copies(backups) == ["salesbeat-2026-11-19.db", "salesbeat-2026-11-20.db"]


async def test_two_months_leave_a_week_of_days_and_a_month_of_weeks(
    office: PostOffice, backups: Backups
) -> None:
    await switch(office, is_on=True)
    backups.folder.mkdir()
    others = backups.folder / "before-the-move.db"
    others.touch()
    for back in range(60, 0, -1):
        (backups.folder / f"salesbeat-{TODAY - back * DAY}.db").touch()
    await backups.run(NOW)
    left = copies(backups)
    assert left[0] == others.name
    assert left[-7:] == [f"salesbeat-{TODAY - back * DAY}.db" for back in range(6, -1, -1)]
    assert left[1:-7] == ["salesbeat-2026-11-01.db", "salesbeat-2026-11-08.db"]


def test_the_newest_of_a_week_stands_for_it() -> None:
    days = [date(2026, 11, 19) - n * DAY for n in range(60)]
    kept = sorted(set(days) - too_old(days))
    assert [it for it in kept if it < date(2026, 11, 13)] == [date(2026, 11, 1), date(2026, 11, 8)]
    assert too_old(days[:7]) == set()
    assert too_old([]) == set()


async def test_a_copy_put_in_the_databases_place_has_nothing_to_rebuild(
    office: PostOffice, backups: Backups, tmp_path: Path
) -> None:
    await switch(office, is_on=True)
    await office.database.write(partial(log, person=IVAN, day=TODAY, metric="calls", quantity=5))
    await backups.run(NOW)
    await office.database.write(partial(log, person=IVAN, day=TODAY, metric="calls", quantity=7))
    restored = tmp_path / "restored" / "salesbeat.db"
    restored.parent.mkdir()
    shutil.copy(backups.folder / "salesbeat-2026-11-19.db", restored)
    database = await Database.open(restored)
    try:
        assert await database.read(problems) == []
        assert await database.write(rebuild) == []
        figures = partial(ledger.day_figures, team_id=SALES.id, person_id=IVAN.id, day=TODAY)
        assert (await database.read(figures))["calls"].count == 5
    finally:
        await database.close()


async def test_a_copy_that_cannot_be_made_is_told_to_the_owner_until_one_can(
    office: PostOffice, backups: Backups, caplog: pytest.LogCaptureFixture
) -> None:
    await switch(office, is_on=True)
    backups.folder.touch()  # a file stands where the folder goes
    await backups.run(NOW)
    failure = await office.database.read(backup_failure)
    assert str(backups.folder) in failure
    assert failure in caplog.text

    facts = await office.database.read(partial(load_settings, team=SALES, now=NOW, is_owner=True))
    assert failure in build_settings(facts, texts("ru"), "copies").text

    backups.folder.unlink()
    await backups.run(NOW + EVERY)
    assert await office.database.read(backup_failure) == ""
    assert copies(backups) == ["salesbeat-2026-11-19.db"]


async def test_each_day_without_a_copy_is_told_once_to_the_owners_who_can_be_told(
    office: PostOffice, backups: Backups
) -> None:
    await switch(office, is_on=True)
    await office.database.write(partial(people.mark_started, person_id=OLGA.id, now=NOW))
    backups.folder.touch()
    for hours in (0, 1, 2):
        await (await another(office)).run(NOW + hours * EVERY)
    await office.drain()
    (told,) = office.telegram.shown
    assert told.chat_id == OLGA.id
    assert str(backups.folder) in told.text

    office.now += DAY
    await backups.run(office.now)
    await office.drain()
    assert len(office.telegram.shown) == 2


async def test_nobody_but_the_owner_switches_it(office: PostOffice) -> None:
    with pytest.raises(SalesError, match="no_right"):
        await office.database.write(partial(set_daily, actor=actor(OLGA), is_on=True, now=NOW))
