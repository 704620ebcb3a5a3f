"""People are named by what can be read of their names, in every command and table."""

from functools import partial

import pytest

from storage import people
from tests.cast import MARIA
from tests.handlers.world import World

ANNA = "Анна Ким 🚀"


@pytest.fixture
async def world(world: World) -> World:
    """Maria is called otherwise, with an emoji that no picture shows."""
    await world.database.write(
        partial(people.see_person, person_id=MARIA.id, name=ANNA, username="", language="ru")
    )
    return world


async def olga_hears(world: World, said: str) -> str:
    await world.olga.says(said)
    return (await world.olga.hears()).text


@pytest.mark.parametrize("name", ["Анна Ким", "анне", "Анна Ким 🚀", "«Анна  Ким»"])
@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/log {} 2 звонка", "2"),
        ("/target {} звонки 20 день", "20"),
        ("/absent {} завтра", "20 ноября"),
        ("/entries {} вчера", "18 ноября"),
        ("/role {} viewer", "наблюдатель"),
        ("/remove {}", "Убрать"),
    ],
)
async def test_a_head_names_whoever_has_an_emoji_in_the_name(
    world: World, name: str, command: str, answer: str
) -> None:
    told = await olga_hears(world, command.format(name))
    assert ANNA in told
    assert answer in told


async def test_both_imports_know_them(world: World) -> None:
    work = "дата;сотрудник;показатель;количество\n19.11.2026;Анна Ким;звонки;5\n"
    await world.olga.uploads("past.csv", work.encode())
    assert "Внести: 1" in [it["text"] for it in (await world.olga.hears()).buttons]
    plans = "сотрудник;показатель;план\nАнна Ким;звонки;400\n"
    await world.olga.uploads("plans.csv", plans.encode())
    assert "400" in (await world.olga.hears()).text


async def test_a_role_at_the_end_of_a_name_is_the_name(world: World) -> None:
    await world.database.write(
        partial(people.see_person, person_id=MARIA.id, name="Анна Head", username="", language="ru")
    )
    await world.olga.says("/role Анна Head")
    asked = await world.olga.hears()
    assert [it["text"] for it in asked.buttons] == ["Руководитель", "Менеджер", "Наблюдатель"]


async def test_a_metric_that_is_none_is_told_by_its_word(world: World) -> None:
    assert "слоны" in await olga_hears(world, "/target Иван слоны 5 day")
