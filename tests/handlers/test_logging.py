"""Logging as people do it: typed, edited, pressed, in private and in the team's chat."""

from datetime import timedelta
from functools import partial

import pytest

from sales.teams import Role
from storage import people
from tests.cast import IVAN, SALES
from tests.handlers.world import World


async def test_a_sentence_gets_one_receipt_with_the_days_totals(world: World) -> None:
    await world.ivan.says("5 звонков и 1 встреча")
    receipt = await world.ivan.hears()
    assert "5 звонков" in receipt.text
    assert await world.counts(world.ivan) == {"calls": 5, "meetings": 1}


async def test_the_receipt_is_edited_by_its_own_buttons(world: World) -> None:
    await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    await world.ivan.presses("+1")
    await world.shows(receipt, "6 звонков")
    await world.ivan.presses("↩️ Отменить")
    await world.shows(receipt, "Отменено")
    assert await world.counts(world.ivan) == {}
    await world.ivan.presses("Вернуть")
    await world.shows(receipt, "✅")
    assert await world.counts(world.ivan) == {"calls": 6}


@pytest.mark.parametrize("said", ["план", "меня не будет на следующей неделе"])
async def test_what_is_no_work_is_told_the_ways_to_the_plan_and_to_days_away(
    world: World, said: str
) -> None:
    await world.ivan.says(said)
    answer = (await world.ivan.hears()).text
    assert all(it in answer for it in ("5 звонков", "/plan", "/absent", "/menu"))


async def test_it_was_yesterday(world: World) -> None:
    await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    await world.ivan.presses("Это вчера")
    await world.shows(receipt, "18.11")
    assert await world.counts(world.ivan) == {}


async def test_an_edited_message_edits_its_receipt(world: World) -> None:
    message = await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    await world.ivan.edits(message, "7 звонков")
    await world.shows(receipt, "7 звонков")
    assert await world.counts(world.ivan) == {"calls": 7}


async def test_an_edit_that_is_refused_changes_nothing_and_says_so(world: World) -> None:
    message = await world.ivan.says("5 звонков")
    await world.ivan.hears()
    await world.ivan.edits(message, "5 звонков и 3 слона")
    assert "слона" in (await world.ivan.hears()).text
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_a_refused_message_edited_into_a_right_one_logs_it(world: World) -> None:
    message = await world.ivan.says("5 звонков и 3 слона")
    await world.ivan.hears()
    await world.ivan.edits(message, "5 звонков")
    assert "5 звонков" in (await world.ivan.hears()).text
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_a_press_on_an_old_state_says_that_it_is_counted(world: World) -> None:
    await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    old = [button["callback_data"] for button in receipt.buttons]
    old = [data for data in old if data.startswith("receipt:")]
    await world.ivan.presses("+1")
    await world.shows(receipt, "6 звонков")
    for data in old:
        assert "учтено" in (await world.press_again(world.ivan, receipt, data)).lower()
    assert await world.counts(world.ivan) == {"calls": 6}


async def test_an_unlikely_quantity_is_asked_back_by_buttons(world: World) -> None:
    await world.ivan.says("350 кп")
    question = await world.ivan.hears()
    assert await world.counts(world.ivan) == {}
    await world.ivan.presses(question.buttons[1]["text"])
    await world.shows(question, "✅")
    figures = await world.figures(world.ivan)
    assert figures["proposals"].pair() == (1, 350_000_00)


async def test_undo_takes_the_last_message_and_then_the_one_before(world: World) -> None:
    for text in ("5 звонков", "1 встреча"):
        await world.ivan.says(text)
        await world.ivan.hears()
    await world.ivan.says("/undo")
    assert "1 встреча" in (await world.ivan.hears()).text
    await world.ivan.says("/undo")
    assert "5 звонков" in (await world.ivan.hears()).text
    await world.ivan.presses("Вернуть")
    await world.settled()
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_free_talk_in_private_gets_the_way_to_log(world: World) -> None:
    await world.ivan.says("как дела?")
    assert "5 звонков" in (await world.ivan.hears()).text


async def test_in_the_teams_chat_a_command_is_answered_in_one_line(world: World) -> None:
    await world.ivan.says("/call@salesbeat_bot 5", to=world.chat)
    receipt = await world.chat.next_message()
    assert "5 звонков" in receipt.text
    assert "\n" not in receipt.text
    await world.maria.presses("↩️ Отменить", on=receipt)
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_in_the_teams_chat_free_text_counts_only_as_a_reply_to_the_bot(world: World) -> None:
    await world.ivan.says("/call@salesbeat_bot", to=world.chat)
    receipt = await world.chat.next_message()
    await world.maria.says("2 встречи", to=world.chat, reply_to=receipt)
    assert "2 встречи" in (await world.chat.next_message()).text
    await world.ivan.says("3 встречи", to=world.chat)
    await world.ivan.says("отлично!", to=world.chat, reply_to=receipt)
    await world.ivan.says("5 слонов и 1 звонок", to=world.chat, reply_to=receipt)
    await world.settled()
    assert len(world.chat.from_bot) == 3  # the offer to bind, and two receipts
    assert await world.counts(world.ivan) == {"calls": 1}
    assert await world.counts(world.maria) == {"meetings": 2}


async def test_a_personal_command_in_the_chat_gets_a_link_to_the_private_one(world: World) -> None:
    await world.ivan.says("/today@salesbeat_bot", to=world.chat)
    answer = await world.chat.next_message()
    assert [button.get("url") for button in answer.buttons] == ["https://t.me/salesbeat_bot"]


async def test_anonymous_admins_channels_and_forwards_are_never_credited(world: World) -> None:
    before = await world.everything()
    world.chat.promote(world.ivan)
    await world.ivan.says_as_anonymous_admin("/call@salesbeat_bot 5", to=world.chat)
    assert "анонимность" in (await world.chat.next_message()).text
    await world.ivan.forwards("5 звонков", author=world.maria)
    assert "сами" in (await world.ivan.hears()).text
    assert await world.everything() == before


async def test_a_head_enters_for_someone_who_is_told(world: World) -> None:
    await world.olga.says("/log Иван 5 звонков вчера")
    assert "Иван Петров" in (await world.olga.hears()).text
    told = await world.ivan.hears()
    assert "5 звонков" in told.text
    assert "Ольга Орлова" in told.text


async def test_a_head_is_asked_which_of_two_namesakes(world: World) -> None:
    namesake = world.sandbox.person("Иван Сидоров", person_id=20)
    await world.database.write(lambda db: people.see_person(db, 20, "Иван Сидоров", "", "ru"))
    join = partial(
        people.add_member, team_id=SALES.id, person_id=20, role=Role.MANAGER, now=world.now()
    )
    await world.database.write(join)
    await world.olga.says("/log Иван 5 звонков")
    question = await world.olga.hears()
    await world.olga.presses("Иван Сидоров")
    await world.shows(question, "5 звонков")
    assert await world.counts(namesake) == {"calls": 5}
    assert await world.counts(world.ivan) == {}


async def test_the_day_is_that_of_the_message_even_if_it_is_read_after_midnight(
    world: World,
) -> None:
    world.sandbox.advance(timedelta(hours=11, minutes=59, seconds=50).total_seconds())  # 23:59:50
    await world.ivan.says("5 звонков")
    receipt = await world.ivan.hears()
    world.sandbox.advance(20)
    await world.ivan.presses("+1")
    await world.shows(receipt, "6 звонков")
    await world.maria.says("1 звонок")
    await world.maria.hears()
    assert await world.counts(world.maria) == {"calls": 1}
    assert await world.counts(world.ivan) == {}


async def test_who_renames_stays_one_person(world: World) -> None:
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    await world.ivan.renames("Ваня <b>&Co</b>")
    await world.ivan.says("2 звонка")
    await world.ivan.hears()
    names = await world.database.read(lambda db: people.names(db, SALES.id))
    assert names[IVAN.id] == "Ваня <b>&Co</b>"
    assert await world.counts(world.ivan) == {"calls": 7}


async def test_a_command_may_be_in_any_case(world: World) -> None:
    await world.ivan.says("/Call 5")
    assert "5 звонков" in (await world.ivan.hears()).text
    await world.ivan.says("/UNDO")
    assert "5 звонков" in (await world.ivan.hears()).text
    assert await world.counts(world.ivan) == {}
