"""An edited /absent is read anew: it changes what the message has entered, or says why not."""

from tests.handlers.test_absences import answered, labels, states
from tests.handlers.world import World


async def open_days(world: World) -> list[str]:
    shown = await answered(world.ivan, "/absent")
    return [it for it in labels(shown) if it.startswith("Отменить")]


async def test_other_days_replace_those_said_before_and_the_head_hears_of_both(
    world: World,
) -> None:
    said = await world.ivan.says("/absent 24.11-27.11 отпуск")
    await world.ivan.hears()
    await world.olga.hears()
    await world.ivan.edits(said, "/absent 25.11-26.11 отпуск")
    assert "25–26 ноября" in (await world.ivan.hears()).text
    told = [(await world.olga.hears()).text for _ in range(2)]
    assert "25–26 ноября" in told[0]
    assert "отменено" in told[1]
    assert await open_days(world) == ["Отменить 25–26 ноября"]


async def test_a_refused_message_edited_into_a_right_one_enters(world: World) -> None:
    said = await world.ivan.says("/absent 31.11")
    await world.ivan.hears()
    await world.ivan.edits(said, "/absent 30.11")
    assert "30 ноября" in (await world.ivan.hears()).text
    assert await open_days(world) == ["Отменить 30 ноября"]


async def test_a_refused_edit_leaves_what_was_said_and_says_so(world: World) -> None:
    said = await world.ivan.says("/absent 24.11-27.11")
    await world.ivan.hears()
    for wrong in ("/absent 27.11-24.11", "/absent 31.11", "/absent  24.11-27.11"):
        await world.ivan.edits(said, wrong)
        assert "учтено прежнее" in (await world.ivan.hears()).text
    assert len(await states(world)) == 1
    assert await open_days(world) == ["Отменить 24–27 ноября"]


async def test_edited_into_a_no_it_is_called_off(world: World) -> None:
    for words in ("/absent 24.11-27.11", "/absent 01.12"):
        said = await world.ivan.says(words)
        await world.ivan.hears()
    await world.ivan.edits(said, "/absent нет")
    assert "Отменено" in (await world.ivan.hears()).text
    assert await open_days(world) == ["Отменить 24–27 ноября"]


async def test_a_head_who_named_the_wrong_one_names_another(world: World) -> None:
    said = await world.olga.says("/absent Мария завтра")
    await world.olga.hears()
    assert "20 ноября" in (await world.maria.hears()).text
    await world.olga.edits(said, "/absent Иван завтра")
    assert "Иван" in (await world.olga.hears()).text
    assert "20 ноября" in (await world.ivan.hears()).text
    assert "отменено" in (await world.maria.hears()).text
