"""An absence of which two heads are told: the second to press sees what is decided."""

from tests.handlers.test_absences import answered, labels, states
from tests.handlers.world import World


async def second_head(world: World) -> None:
    await world.olga.says("/role Мария head")
    await world.olga.hears()
    await world.maria.hears()


async def test_the_other_heads_button_gives_way_to_what_was_decided(world: World) -> None:
    await second_head(world)
    await answered(world.ivan, "/absent завтра")
    first, second = await world.olga.hears(), await world.maria.hears()
    await world.olga.presses(labels(first)[0], on=first)
    await world.shows(first, "Отклонено")
    stood = await states(world)
    toast = await world.press_again(world.maria, second, second.buttons[0]["callback_data"])
    assert "решено" in toast
    await world.shows(second, "Отклонено")
    assert second.buttons == []
    assert await states(world) == stood


async def test_one_called_off_by_the_person_has_nothing_to_decline(world: World) -> None:
    await answered(world.ivan, "/absent завтра")
    told = await world.olga.hears()
    await answered(world.ivan, "/absent нет")
    await world.press_again(world.olga, told, told.buttons[0]["callback_data"])
    await world.shows(told, "уже отменено")
    assert told.buttons == []
