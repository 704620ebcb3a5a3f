"""A closed month in conversation: what is refused, whom to ask, and what a head still does."""

from datetime import date, timedelta

from jobs.closing import close_months
from reports.closed_month import load_closed_month
from storage import ledger
from tests.cast import IVAN, SALES
from tests.handlers.world import World

NOVEMBER, LAST_DAY = date(2026, 11, 1), date(2026, 11, 30)
TO_LAST_DAY, TO_DECEMBER_4 = timedelta(days=11), timedelta(days=4)


async def closed(world: World) -> int:
    """Иван's calls of November's last day, seen from December the 4th; the entry's id."""
    world.sandbox.clock.advance(TO_LAST_DAY.total_seconds())
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    world.sandbox.clock.advance(TO_DECEMBER_4.total_seconds())
    await world.database.write(lambda db: close_months(db, world.now()))
    entries = await world.database.read(lambda db: ledger.of_day(db, SALES.id, IVAN.id, LAST_DAY))
    return entries[0].id


async def test_the_refusal_says_when_it_was_closed_and_whom_to_ask(world: World) -> None:
    await closed(world)
    for person, way in ((world.ivan, "руководитель"), (world.olga, "/import")):
        await person.says("5 звонков 30.11")
        refusal = await person.hears()
        assert "03.12" in refusal.text
        assert way in refusal.text
    await world.olga.says("/log Иван 5 звонков 29.11")
    assert "закрыли" in (await world.olga.hears()).text


async def test_a_head_voids_what_a_manager_cannot_and_it_is_an_amendment(world: World) -> None:
    entry_id = await closed(world)
    await world.ivan.says(f"/void {entry_id}")
    assert "руководитель" in (await world.ivan.hears()).text
    await world.olga.says(f"/void {entry_id}")
    assert "исправление" in (await world.olga.hears()).text
    month = await world.database.read(lambda db: load_closed_month(db, SALES, NOVEMBER))
    assert month is not None
    assert [(it.metric, it.closed, it.now) for it in month.amended] == [
        ("calls", 5, 0),
        ("points", 5, 0),
        ("unknown", 7, 8),
    ]
