"""``/forget`` and leaving without a name, as people do it."""

import sqlite3
from functools import partial

from sales.teams import Role
from storage import people
from tests.cast import IVAN, MARIA, SALES
from tests.handlers.test_joining import invited
from tests.handlers.test_running_a_team import roles
from tests.handlers.world import World
from tests.storage.test_forgetting import former_figures

FORMER = "Бывший менеджер 1"


async def names(world: World) -> set[str]:
    found = await world.database.read(partial(people.names, team_id=SALES.id))
    return set(found.values())


async def test_one_who_asks_is_forgotten_to_the_last_byte(world: World) -> None:
    await world.ivan.says("5 звонков, продажа 350к Ромашка")
    await world.ivan.hears()
    await world.ivan.says("/forget")
    await world.ivan.presses("Стереть меня", on=await world.ivan.hears())
    assert "стёрты" in (await world.ivan.hears()).text
    await world.settled()
    for word in (IVAN.name, "Ромашка", '"ivan"'):
        for file in world.path.glob("salesbeat.db*"):
            assert word.encode() not in file.read_bytes(), (word, file)
    figures = await world.database.read(former_figures)
    assert [(it["calls"].count, it["revenue"].total) for it in figures] == [(5, 35000000)]


async def test_the_head_is_told_without_the_name(world: World) -> None:
    await world.ivan.says("/forget")
    await world.ivan.presses("Стереть меня", on=await world.ivan.hears())
    told = (await world.olga.hears()).text
    assert FORMER in told
    assert "Иван" not in told
    assert IVAN.id not in await roles(world)
    assert world.ivan.keyboard() == []


async def test_nothing_goes_before_the_confirmation_or_after_a_no(world: World) -> None:
    before = await world.everything()
    await world.ivan.says("/forget")
    question = await world.ivan.hears()
    assert await world.everything() == before
    await world.ivan.presses("Не надо", on=question)
    await world.shows(question, "Ничего не стёрто")
    assert await world.everything() == before


async def test_one_who_comes_back_starts_anew(world: World) -> None:
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    await world.ivan.says("/forget")
    await world.ivan.presses("Стереть меня", on=await world.ivan.hears())
    await world.ivan.hears()
    await world.olga.hears()
    await world.ivan.says("3 звонка")
    assert (await world.ivan.hears()).text
    assert await world.counts(world.ivan) == {}
    await world.ivan.says(await invited(world, "/invite"))
    await world.ivan.hears()
    await world.ivan.says("1 звонок")
    await world.ivan.hears()
    assert await world.counts(world.ivan) == {"calls": 1}


async def test_the_only_head_is_told_what_to_do_first(world: World) -> None:
    await world.olga.says("/forget")
    assert "/role" in (await world.olga.hears()).text
    assert (await roles(world))[1] is Role.HEAD


async def test_a_stranger_may_be_forgotten_too(world: World) -> None:
    await world.stranger.says("/forget")
    await world.stranger.presses("Стереть меня", on=await world.stranger.hears())
    await world.stranger.hears()
    await world.settled()

    def known(db: sqlite3.Connection) -> object:
        return people.load_person(db, world.stranger.id)

    assert await world.database.read(known) is None


async def test_a_head_lets_one_go_and_hides_the_name(world: World) -> None:
    await world.maria.says("5 звонков")
    await world.maria.hears()
    await world.olga.says("/remove Мария")
    question = await world.olga.hears()
    await world.olga.presses("Убрать и скрыть имя", on=question)
    await world.shows(question, FORMER)
    assert MARIA.id not in await roles(world)
    assert MARIA.name not in await names(world)
    assert FORMER in await names(world)
    assert [it["calls"].count for it in await world.database.read(former_figures)] == [5]


async def test_a_former_managers_figures_are_explained_as_anybodys(world: World) -> None:
    await world.maria.says("5 звонков")
    await world.maria.hears()
    await world.olga.says("/remove Мария")
    question = await world.olga.hears()
    await world.olga.presses("Убрать и скрыть имя", on=question)
    await world.olga.says("/team")
    await world.olga.presses("Почему?", on=await world.olga.hears())
    answer = await world.olga.hears()
    await world.olga.presses("Звонки", on=answer)
    await world.shows(answer, FORMER)
    await world.olga.presses(FORMER, on=answer)
    await world.shows(answer, "+5")
