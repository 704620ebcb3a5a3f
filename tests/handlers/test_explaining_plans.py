"""/why about plans, as people use it: in private, in the chat, by reply and by button."""

from functools import partial

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.settings import Settings
from bot.wiring import build_bot
from locales.texts import texts
from reports.post import Post
from reports.team_plan import build_plan_post, load_team_plan
from sandbox.model import Message
from tests.cast import IVAN, SALES
from tests.handlers.test_departments import joined
from tests.handlers.test_explaining import WHY, labels
from tests.handlers.world import World


async def planned(world: World) -> None:
    """Ten sales are asked of each this month; Иван has made three of them."""
    await world.olga.says("/target все продажи 10 месяц")
    await world.olga.hears()
    await world.ivan.says("3 продажи")
    await world.ivan.hears()


async def put_up(world: World, post: Post) -> Message:
    """What the clock posts to the team's chat, without its picture."""
    bot = build_bot(
        Settings.model_validate(
            {"bot_token": world.sandbox.token, "telegram_api_url": world.sandbox.url}
        )
    )
    rows = [
        [InlineKeyboardButton(text=it.text, callback_data=it.data) for it in row]
        for row in post.buttons
    ]
    keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
    try:
        await bot.send_message(world.chat.id, post.text, parse_mode="HTML", reply_markup=keyboard)
    finally:
        await bot.session.close()
    return await world.chat.next_message()


async def answer_to(world: World, said: str, by: str = "ivan") -> Message:
    person = world.olga if by == "olga" else world.ivan
    await person.says(said)
    await person.says("/why", reply_to=await person.hears())
    return await person.hears()


async def test_a_manager_is_told_where_their_plan_stands_and_goes_on_to_the_entries(
    world: World,
) -> None:
    await planned(world)
    answer = await answer_to(world, "/plan")
    assert "3 ÷" in answer.text
    await world.ivan.presses("Продажи", on=answer)
    await world.shows(answer, "Продажи: 3 из")
    assert "Ольга Орлова" in answer.text
    await world.ivan.presses("📋 Записи", on=answer)
    await world.shows(answer, "3 продажи")
    await world.ivan.presses("🎯 План на месяц", on=answer)
    await world.shows(answer, "Продажи: 3 из")
    await world.ivan.presses("Другие планы", on=answer)
    await world.shows(answer, "Откуда цифры плана")


@pytest.mark.parametrize("said", ["/today", "/week", "/month"])
async def test_ones_own_reports_lead_to_the_plan_under_them(world: World, said: str) -> None:
    await planned(world)
    answer = await answer_to(world, said)
    await world.ivan.presses("🎯 План на месяц", on=answer)
    await world.shows(answer, "Откуда цифры плана")


async def test_a_head_goes_from_the_teams_plan_to_a_persons(world: World) -> None:
    await planned(world)
    answer = await answer_to(world, "/plan", by="olga")
    await world.olga.presses("Продажи", on=answer)
    await world.shows(answer, "сумма планов людей")
    await world.olga.presses("👥 По людям", on=answer)
    await world.shows(answer, "Планы людей")
    await world.olga.presses(IVAN.name, on=answer)
    await world.shows(answer, f"· {IVAN.name}")


async def test_a_manager_finds_only_their_own_behind_the_teams_plan(world: World) -> None:
    await planned(world)
    await world.olga.says("/plan")
    plan = await world.olga.hears()
    data = next(str(it["callback_data"]) for it in plan.buttons if it["text"] == WHY)
    await world.ivan.says("/today")
    own = await world.ivan.hears()
    await world.press_again(world.ivan, own, data)
    answer = await world.ivan.hears()
    await world.ivan.presses("Продажи", on=answer)
    await world.shows(answer, "сумма планов людей")
    await world.ivan.presses("👥 По людям", on=answer)
    await world.shows(answer, "Планы людей")
    assert "Мой план" in labels(answer)
    assert "Мария Смирнова" not in labels(answer)


async def test_of_a_report_of_several_teams_it_asks_of_which(world: World) -> None:
    await joined(world)
    await world.olga.says("/top отдел")
    board = await world.olga.hears()
    await world.olga.says("/why", reply_to=board)
    which = await world.olga.hears()
    assert labels(which)[:2] == [f"{WHY} · Продажи", f"{WHY} · Восток"]
    await world.olga.presses(f"{WHY} · Продажи", on=which)
    await world.shows(which, "Баллы: 9")


async def test_in_the_chat_a_plan_is_formulas_and_totals_and_the_rest_comes_in_private(
    world: World,
) -> None:
    await planned(world)
    facts = await world.database.read(partial(load_team_plan, team=SALES, now=world.now()))
    posted = await put_up(world, build_plan_post(facts, texts("ru")))
    await world.maria.says("/why@salesbeat_bot", to=world.chat, reply_to=posted)
    answer = await world.chat.next_message()
    assert "3 ÷" in answer.text
    assert "Иван" not in answer.text
    await world.olga.presses("Записи — в личном чате", on=answer)
    assert "3 ÷" in (await world.olga.hears()).text
