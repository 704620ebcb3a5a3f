"""Corrections by command show where people look: in the receipt, and to whom they concern."""

from storage import ledger, people
from tests.cast import IVAN, SALES, TODAY
from tests.handlers.world import World


async def test_undo_by_command_shows_in_the_receipt_too(world: World) -> None:
    await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    await world.ivan.says("/undo")
    assert "Отменено" in (await world.ivan.hears()).text
    await world.shows(receipt, "Отменено")
    await world.ivan.presses("Вернуть", on=receipt)
    await world.settled()
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_a_voided_entry_leaves_the_receipt_and_its_owner_is_told_by_whom(
    world: World,
) -> None:
    await world.ivan.says("5 звонков и 1 встреча")
    receipt = await world.ivan.hears()
    entries = await world.database.read(lambda db: ledger.of_day(db, SALES.id, IVAN.id, TODAY))
    await world.olga.says(f"/void {entries[0].id}")
    assert "Иван Петров: 5 звонков" in (await world.olga.hears()).text
    told = await world.ivan.hears()
    assert "Ольга Орлова" in told.text
    await world.sandbox.until(lambda: "5 звонков" not in receipt.text)
    assert "1 встреча" in receipt.text
    assert await world.counts(world.ivan) == {"meetings": 1}


async def test_an_edit_that_asks_back_says_that_what_was_logged_still_counts(
    world: World,
) -> None:
    message = await world.ivan.says("1 кп")
    receipt = await world.ivan.hears()
    await world.ivan.edits(message, "350 кп")
    await world.shows(receipt, "учтено прежнее")
    assert await world.counts(world.ivan) == {"proposals": 1}


async def test_a_head_still_corrects_what_someone_logged_who_has_left(world: World) -> None:
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    await world.database.write(lambda db: people.remove_member(db, SALES.id, IVAN.id, world.now()))
    await world.olga.says("/entries Иван")
    assert "5 звонков" in (await world.olga.hears()).text
    await world.olga.says("/void 1")
    assert "5 звонков" in (await world.olga.hears()).text
    assert await world.counts(world.ivan) == {}


async def test_undo_in_the_teams_chat_leaves_what_was_logged_in_private(world: World) -> None:
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    await world.ivan.says("/undo@salesbeat_bot", to=world.chat)
    assert "Отменять нечего" in (await world.chat.next_message()).text
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_what_is_brought_back_under_the_answer_stands_in_the_receipt_again(
    world: World,
) -> None:
    await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    await world.ivan.says("/undo")
    answer = await world.ivan.hears()
    await world.ivan.presses("Вернуть", on=answer)
    await world.shows(receipt, "✅")
    await world.ivan.presses("+1", on=receipt)
    await world.shows(receipt, "6 звонков")
    assert await world.counts(world.ivan) == {"calls": 6}
