"""Plans in conversation: a head asks, a manager sees and confirms, the head sees who has."""

import re

from sales.plans import Level
from sales.targets import EACH
from storage import targets
from tests.cast import IVAN, OLGA, SALES, TODAY
from tests.handlers.test_running_a_team import tap
from tests.handlers.world import World

MONTHS_PLAN = "/target Иван продажи 5 месяц"


async def asked(world: World) -> None:
    await world.olga.says(MONTHS_PLAN)
    assert "план на месяц" in (await world.olga.hears()).text


async def test_a_manager_confirms_their_plan_and_the_head_sees_it(world: World) -> None:
    await asked(world)
    await world.ivan.says("/plan")
    plan = await world.ivan.hears()
    assert "0 из" in plan.text
    await world.ivan.presses("✅ Подтверждаю план", on=plan)
    await world.shows(plan, "План подтверждён")
    await world.olga.says("/plan")
    assert "План подтвердили все: 1" in (await world.olga.hears()).text


async def test_a_plan_is_confirmed_once_however_often_it_is_pressed(world: World) -> None:
    await asked(world)
    await world.ivan.says("/plan")
    plan = await world.ivan.hears()
    yes = next(it["callback_data"] for it in plan.buttons if "Подтверждаю" in it["text"])
    await world.ivan.presses("✅ Подтверждаю план", on=plan)
    assert "уже подтверждён: /plan" in await world.press_again(world.ivan, plan, yes)


async def test_a_plan_changed_meanwhile_is_not_confirmed_by_the_old_button(world: World) -> None:
    await asked(world)
    await world.ivan.says("/plan")
    plan = await world.ivan.hears()
    await world.olga.says("/target Иван продажи 8 месяц")
    await world.olga.hears()
    yes = next(it["callback_data"] for it in plan.buttons if "Подтверждаю" in it["text"])
    assert "изменился" in await world.press_again(world.ivan, plan, yes)
    await world.olga.says("/plan")
    assert "подтвердили 0 из 1" in (await world.olga.hears()).text


async def test_the_teams_page_is_no_managers_however_they_come_by_its_button(world: World) -> None:
    await asked(world)
    await world.ivan.says("/plan")
    plan = await world.ivan.hears()
    before = len(world.ivan.private.messages)
    assert await world.press_again(world.ivan, plan, "plan:team:month::people")
    await world.settled()
    assert len(world.ivan.private.messages) == before


async def test_a_plan_for_all_names_who_keeps_their_own_and_a_button_gives_it_to_them_too(
    world: World,
) -> None:
    await world.olga.says("/target Ольга revenue 500к month")
    await world.olga.hears()
    await world.olga.says("/target Иван revenue 2млн month")
    await world.olga.hears()
    await world.olga.says("/target all revenue 1млн month")
    answer = await world.olga.hears()
    assert re.search(r"остаётся: Иван Петров — 2\s000\s000.*Ольга Орлова — 500\s000", answer.text)
    await world.olga.presses("И у них так же", on=answer)
    await world.shows(answer, "остаётся: Ольга")
    said = await world.database.read(lambda db: targets.all_targets(db, SALES.id, SALES.timezone))
    assert {it.aim.person_id: it.amount for it in said} == {
        EACH: 1_000_000_00,
        IVAN.id: 1_000_000_00,
        OLGA.id: 500_000_00,
    }


async def test_buttons_lead_to_a_days_plan_too(world: World) -> None:
    await world.olga.says("/target")
    guide = await world.olga.hears()
    await tap(world, world.olga, guide, "Иван Петров", "План на день", "Звонки", "30")
    await world.shows(guide, "план на день 30")
    said = await world.database.read(lambda db: targets.levels_of(db, SALES.id, IVAN.id, TODAY))
    assert said == {Level.PLAN: {"calls": 30}}


async def test_buttons_lead_a_head_to_a_plan_of_the_team(world: World) -> None:
    await world.olga.says("/target")
    guide = await world.olga.hears()
    await tap(world, world.olga, guide, "Команде в целом", "План на месяц", "Продажи", "10")
    await world.shows(guide, "Команда в целом")
    said = await world.database.read(lambda db: targets.all_targets(db, SALES.id, SALES.timezone))
    assert [(it.aim.person_id, it.aim.metric, it.amount) for it in said] == [(-1, "won", 10)]
