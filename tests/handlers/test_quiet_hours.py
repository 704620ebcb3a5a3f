"""What a head says by a button or of targets late at night is heard in the morning."""

from datetime import UTC, datetime

from storage import posts
from storage.db import Work
from tests.cast import IVAN
from tests.handlers.test_talks import button, digest
from tests.handlers.world import World

NIGHT = datetime(2026, 11, 19, 20, 30, tzinfo=UTC)  # 23:30 in Moscow
MORNING = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)  # 8:00


def heard(now: datetime) -> Work[list[int]]:
    """The chats that get something by then."""
    return lambda db: [it.address.chat_id for it in posts.lease(db, now, 9)]


async def test_a_question_asked_at_night_waits_for_the_morning(world: World) -> None:
    world.sandbox.move_to(NIGHT)
    shown = await digest(world)
    await world.olga.presses(button(shown, "Спросить"), on=shown)
    told = await world.olga.hears()

    assert "передам в 08:00" in told.text
    assert await world.database.write(heard(NIGHT)) == []
    assert await world.database.write(heard(MORNING)) == [IVAN.id]


async def test_of_a_target_set_at_night_one_hears_in_the_morning(world: World) -> None:
    world.sandbox.move_to(NIGHT)
    await world.olga.says("/target Иван продажи 5 месяц")
    told = await world.olga.hears()

    assert "передам в 08:00" in told.text
    assert await world.database.write(heard(NIGHT)) == []
    assert await world.database.write(heard(MORNING)) == [IVAN.id]


async def test_by_day_it_is_heard_at_once_and_nothing_is_said_of_it(world: World) -> None:
    await world.olga.says("/target Иван продажи 5 месяц")

    assert "тихие часы" not in (await world.olga.hears()).text
    assert await world.database.write(heard(world.now())) == [IVAN.id]
