"""Edits that are refused, edits into something else, and a head's edits of another's work."""

import pytest

from tests.handlers.world import World


@pytest.mark.parametrize(
    "edit",
    [
        "5 звонков и 3 слона",
        "не 5 звонков",
        "зв 5 кп 350к",
        "5 звонков завтра",
        "501 звонок",
        "ой, не то",
        "/zero",
    ],
)
async def test_a_refused_edit_says_that_what_stood_still_counts(world: World, edit: str) -> None:
    message = await world.ivan.says("5 звонков")
    await world.ivan.hears()
    await world.ivan.edits(message, edit)
    refusal = (await world.ivan.hears()).text
    assert "учтено прежнее" in refusal
    assert "ничего не записал" not in refusal
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_an_edit_of_what_was_never_counted_does_not_speak_of_it(world: World) -> None:
    message = await world.ivan.says("5 звонков и 3 слона")
    await world.ivan.hears()
    await world.ivan.edits(message, "5 звонков и 2 слона")
    assert "прежнее" not in (await world.ivan.hears()).text


async def test_in_the_teams_chat_an_edit_into_nonsense_is_left_in_silence(world: World) -> None:
    await world.ivan.says("/call@salesbeat_bot", to=world.chat)
    receipt = await world.chat.next_message()
    talk = await world.ivan.says("отлично!", to=world.chat, reply_to=receipt)
    await world.ivan.edits(talk, "5 слонов и 1 звонок")
    await world.settled()
    assert world.chat.from_bot[-1] is receipt


async def test_an_edit_cannot_move_work_to_another_person(world: World) -> None:
    message = await world.olga.says("/log Иван 5 звонков")
    await world.olga.hears()
    await world.olga.edits(message, "/log Мария 5 звонков")
    refusal = (await world.olga.hears()).text
    assert "учтено прежнее" in refusal
    assert "/log" in refusal
    assert await world.counts(world.ivan) == {"calls": 5}
    assert await world.counts(world.maria) == {}


async def test_a_name_without_work_is_told_how(world: World) -> None:
    await world.olga.says("/log Иван")
    assert "/log Иван 5 звонков" in (await world.olga.hears()).text


async def test_nothing_is_entered_for_one_who_only_looks_on(world: World) -> None:
    before = await world.everything()
    await world.olga.says("/log Виктор 5 звонков")
    assert "Виктор Носов" in (await world.olga.hears()).text
    assert await world.everything() == before
    assert world.viktor.private.from_bot == []
