"""One who is in several teams: which of them is meant, and the way to another."""

import sqlite3

import pytest

from sales.teams import Role
from storage import people
from tests.cast import IVAN, NOW, OLGA
from tests.handlers.world import World


def found_north(db: sqlite3.Connection) -> None:
    """«Север», with Иван in it as well."""
    team_id = people.add_team(db, "Север", "Europe/Moscow", "ru", OLGA.id, NOW)
    people.add_member(db, team_id, IVAN.id, Role.MANAGER, NOW)


@pytest.mark.parametrize("said", ["5 звонков", "/zero", "/today", "/top", "/entries"])
async def test_each_answer_names_the_team_and_offers_the_other(world: World, said: str) -> None:
    await world.database.write(found_north)
    for _ in range(2):
        await world.ivan.says(said)
        answer = await world.ivan.hears()
        await world.ivan.presses("Мои команды", on=answer)
        teams = await world.ivan.hears()
        here, other = ("Продажи", "Север") if "Продажи" in answer.text else ("Север", "Продажи")
        assert here in answer.text
        await world.ivan.presses(other, on=teams)
        await world.shows(teams, other)


async def test_a_receipt_keeps_the_way_to_the_other_team_as_it_changes(world: World) -> None:
    await world.database.write(found_north)
    message = await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    await world.ivan.presses("+1", on=receipt)
    await world.shows(receipt, "6 звонков")
    await world.ivan.edits(message, "7 звонков")
    await world.shows(receipt, "7 звонков")
    await world.ivan.presses("Мои команды", on=receipt)
    await world.ivan.hears()
    assert "7 звонков" in receipt.text
    await world.ivan.says("/undo")
    undone = await world.ivan.hears()
    await world.ivan.presses("Вернуть", on=undone)
    assert "Мои команды" in [button["text"] for button in undone.buttons]


async def test_one_who_is_in_one_team_is_spared_it(world: World) -> None:
    await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    assert "Мои команды" not in [button["text"] for button in receipt.buttons]
    assert "Продажи" not in receipt.text
