"""/why as people use it: as a reply, by the button, page by page, in the chat and in private."""

from functools import partial

import pytest

from sandbox.model import Message
from storage import people
from tests.cast import IVAN, NOW, SALES
from tests.handlers.world import World

WHY = "Почему?"


async def receipt_of(world: World, words: str = "5 звонков") -> Message:
    await world.ivan.says(words)
    return await world.ivan.hears()


def labels(message: Message) -> list[str]:
    return [button["text"] for button in message.buttons]


def data_of(message: Message, label: str) -> str:
    return next(str(it["callback_data"]) for it in message.buttons if it["text"] == label)


async def test_a_reply_to_a_receipt_tells_where_its_total_comes_from(world: World) -> None:
    receipt = await receipt_of(world)
    await world.ivan.says("/why", reply_to=receipt)
    answer = await world.ivan.hears()
    assert "Звонки: 5" in answer.text
    assert "+5 5 звонков · 19.11" in answer.text
    assert "Источник" in answer.text


async def test_the_button_answers_below_the_receipt_and_leaves_it(world: World) -> None:
    receipt = await receipt_of(world)
    shown = receipt.text
    await world.ivan.presses(WHY)
    assert "Звонки: 5" in (await world.ivan.hears()).text
    assert receipt.text == shown


@pytest.mark.parametrize("said", ["/today", "/week", "/month"])
async def test_own_reports_offer_each_of_their_figures(world: World, said: str) -> None:
    await receipt_of(world, "5 звонков и 2 встречи")
    await world.ivan.says(said)
    report = await world.ivan.hears()
    await world.ivan.presses(WHY, on=report)
    answer = await world.ivan.hears()
    assert labels(answer) == ["Звонки", "Встречи", "Баллы"]
    await world.ivan.presses("Встречи", on=answer)
    await world.shows(answer, "2 встречи")
    await world.ivan.presses("Другие показатели", on=answer)
    await world.shows(answer, "Что разобрать?")


@pytest.mark.parametrize("said", ["/team", "/digest", "/top"])
async def test_a_head_goes_from_the_teams_report_to_anyones_entries(
    world: World, said: str
) -> None:
    await receipt_of(world, "5 звонков вчера" if said == "/digest" else "5 звонков")
    await world.olga.says(said)
    await world.olga.says("/why", reply_to=await world.olga.hears())
    answer = await world.olga.hears()
    if said != "/top":
        await world.olga.presses("Звонки", on=answer)
        await world.shows(answer, "Кто сколько")
    await world.olga.presses("Иван Петров", on=answer)
    await world.shows(answer, "5 звонков")


async def test_entries_are_paged(world: World) -> None:
    for number in range(1, 13):
        await receipt_of(world, f"{number} звонков")
    await world.ivan.presses(WHY)
    answer = await world.ivan.hears()
    assert "Звонки: 78" in answer.text
    assert "+1 1 звонок" in answer.text
    assert "12 звонков" not in answer.text
    await world.ivan.presses("▶", on=answer)
    await world.shows(answer, "+12 12 звонков")
    assert labels(answer) == ["◀", "Другие показатели"]
    await world.ivan.presses("◀", on=answer)
    await world.shows(answer, "+1 1 звонок")


async def test_what_was_corrected_since_the_message_is_told(world: World) -> None:
    await receipt_of(world)
    await world.ivan.says("/today")
    report = await world.ivan.hears()
    world.sandbox.advance(3600)
    await world.ivan.says("/undo")
    await world.ivan.hears()
    await receipt_of(world, "3 звонка")
    await world.ivan.says("/why", reply_to=report)
    answer = await world.ivan.hears()
    assert "После 12:00: 2 изменения" in answer.text
    await world.ivan.presses("Звонки", on=answer)
    await world.shows(answer, "было 5, стало 3")


async def test_in_the_chat_there_are_totals_and_the_entries_come_in_private(world: World) -> None:
    await receipt_of(world)
    await world.ivan.says("/top@salesbeat_bot", to=world.chat)
    board = await world.chat.next_message()
    await world.maria.says("/why@salesbeat_bot", to=world.chat, reply_to=board)
    answer = await world.chat.next_message()
    assert "Баллы: 5" in answer.text
    assert "5 звонков" not in answer.text
    pressed = await world.olga.presses("Записи — в личном чате", on=answer)
    assert "личном" in pressed.text
    told = await world.olga.hears()
    assert "Иван Петров: 5" in told.text
    await world.olga.presses("Иван Петров", on=told)
    await world.shows(told, "5 звонков")


async def test_the_button_in_the_chat_answers_whoever_pressed_it(world: World) -> None:
    await world.ivan.says("/call@salesbeat_bot 5", to=world.chat)
    receipt = await world.chat.next_message()
    await world.maria.presses(WHY, on=receipt)
    seen_by_maria = await world.maria.hears()
    assert "Звонки: 5" in seen_by_maria.text
    assert "5 звонков" not in seen_by_maria.text
    await world.olga.presses(WHY, on=receipt)
    assert "+5 5 звонков" in (await world.olga.hears()).text
    await world.settled()
    assert len(world.chat.from_bot) == 2  # the offer to bind and the receipt


async def test_whom_the_bot_may_not_write_to_learns_to_press_start(world: World) -> None:
    await world.database.write(partial(people.mark_blocked, person_id=IVAN.id, now=NOW))
    await world.olga.says("/top@salesbeat_bot", to=world.chat)
    board = await world.chat.next_message()
    assert "Start" in (await world.ivan.presses(WHY, on=board)).text
    await world.settled()
    assert world.ivan.private.from_bot == []


async def test_a_viewer_sees_totals_only_and_a_stranger_nothing(world: World) -> None:
    await receipt_of(world)
    await world.viktor.says("/top")
    board = await world.viktor.hears()
    await world.viktor.presses(WHY, on=board)
    answer = await world.viktor.hears()
    assert "Иван Петров: 5" in answer.text
    assert "Иван Петров" not in labels(answer)
    await world.stranger.says("/why", reply_to=await _hears_of(world))
    assert "Звонки" not in (await world.stranger.hears()).text


async def _hears_of(world: World) -> Message:
    await world.stranger.says("/start")
    return await world.stranger.hears()


async def test_a_made_up_press_shows_a_manager_no_entries_of_others(world: World) -> None:
    receipt = await receipt_of(world)
    data = data_of(receipt, WHY)
    await world.maria.says("/today")
    own = await world.maria.hears()
    await world.press_again(world.maria, own, data)
    answer = await world.maria.hears()
    assert "5 звонков" not in answer.text
    assert "+5" not in answer.text


async def test_who_has_left_the_team_gets_nothing_by_an_old_button(world: World) -> None:
    receipt = await receipt_of(world)
    gone = partial(people.remove_member, team_id=SALES.id, person_id=IVAN.id, now=NOW)
    await world.database.write(gone)
    await world.press_again(world.ivan, receipt, data_of(receipt, WHY))
    await world.settled()
    assert world.ivan.private.from_bot[-1] is receipt


@pytest.mark.parametrize("place", ["private", "chat"])
async def test_without_a_report_it_says_how(world: World, place: str) -> None:
    chat = world.chat if place == "chat" else world.ivan.private
    await world.ivan.says("/why@salesbeat_bot", to=chat)
    assert "Ответьте" in (await chat.next_message()).text
