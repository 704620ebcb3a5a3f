"""A receipt holds the day against its plan and stretch too."""

from tests.handlers.world import World
from tests.reports.test_day_levels import asked


async def test_a_receipt_holds_the_total_against_every_level(world: World) -> None:
    await world.database.write(asked)
    await world.ivan.says("/call 12")
    assert "Звонки: 12 из 20 · план 30 · вызов 40" in (await world.ivan.hears()).text
    await world.ivan.says("/call 20")
    assert "Звонки: 32 из 20 ✓ ✅ план 30 · вызов 40" in (await world.ivan.hears()).text
    await world.ivan.says("/meeting")
    assert "Встречи: 1 за день · план 2" in (await world.ivan.hears()).text
