"""What people are told of their targets, and the buttons under a head's answer."""

import json
from sqlite3 import Connection

import pytest

from handlers.target_telling import build_notice
from locales.texts import LANGUAGES, texts
from sales.periods import DAY
from sales.target_changes import TargetChange
from sales.targets import Aim, Amounts, Kind
from sales.teams import Role, Team
from sandbox.model import Message
from services.target_notices import TargetNotice, ToAccept
from storage import people, posts, targets
from storage.posts import Delivery
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY
from tests.handlers.test_running_a_team import tap
from tests.handlers.world import World
from tests.telegram_text import check_post

FAR = Team(99_999, "<b>&\"' Отдел", "Europe/Moscow", "ru")


async def waiting(world: World) -> list[Delivery]:
    """What the outbox holds for people, oldest first."""

    def take(db: Connection) -> list[Delivery]:
        found: list[Delivery] = []
        while leased := posts.lease(db, NOW, 1):
            posts.mark_sent(db, leased[0], 1, None)
            found += leased
        return found

    return await world.database.write(take)


async def asked(world: World, said: str) -> Message:
    await world.olga.says(said)
    return await world.olga.hears()


async def minimums(world: World) -> list[int | None]:
    """Иван's calls of today and tomorrow."""
    return await world.database.read(
        lambda db: [
            targets.minimums_of(db, SALES.id, IVAN.id, it).get("calls")
            for it in (TODAY, TODAY + DAY)
        ]
    )


def found_north(db: Connection) -> None:
    north = people.add_team(db, "Север", "Europe/Moscow", "ru", OLGA.id, NOW)
    people.add_member(db, north, OLGA.id, Role.HEAD, NOW)


async def test_one_hears_of_a_plan_in_private_and_confirms_it_there(world: World) -> None:
    answer = await asked(world, "/target Иван продажи 5 месяц")
    assert "Напишу" in answer.text
    (sent,) = await waiting(world)
    assert sent.address.chat_id == IVAN.id
    assert "Продажи" in sent.text
    assert "Орлова" in sent.text
    ((button,),) = json.loads(sent.buttons)
    await world.ivan.says("/plan")
    plan = await world.ivan.hears()
    assert "Спасибо" in await world.press_again(world.ivan, plan, button["data"])


async def test_a_plan_ahead_is_confirmed_by_its_button_and_the_head_sees_who_has_not(
    world: World,
) -> None:
    await asked(world, "/target Иван продажи 5 декабрь")
    await asked(world, "/target Мария продажи 6 декабрь")
    first, _ = await waiting(world)
    ((button,),) = json.loads(first.buttons)
    assert "декабрь 2026" in button["text"]
    await world.ivan.says("/plan")
    plan = await world.ivan.hears()
    assert "Спасибо" in await world.press_again(world.ivan, plan, button["data"])
    await world.shows(plan, "декабрь 2026 подтверждён")
    await world.olga.says("/plan")
    told = (await world.olga.hears()).text
    assert "декабрь 2026 подтвердили: 1 из 2. Ещё нет: Мария Смирнова" in told


async def test_all_is_one_message_for_each_and_none_for_the_chat(world: World) -> None:
    await asked(world, "/target все звонки 20 день")
    assert [it.address.chat_id for it in await waiting(world)] == [IVAN.id, MARIA.id]


async def test_what_changes_nothing_is_told_to_nobody(world: World) -> None:
    await asked(world, "/target Иван calls 20")
    await waiting(world)
    answer = await asked(world, "/target Иван calls 20")
    assert await waiting(world) == []
    assert "Напишу" not in answer.text


async def test_such_a_message_takes_no_place_of_a_post(world: World) -> None:
    for amount in (20, 30):
        await asked(world, f"/target Иван calls {amount}")
    assert len(await waiting(world)) == 2
    count = await world.database.read(lambda db: posts.count_of_day(db, IVAN.id, TODAY))
    assert count == 0


async def test_a_table_of_plans_is_told_too(world: World) -> None:
    table = "сотрудник;показатель;план\nИван;продажи;10\nИван;звонки;400\nМария;продажи;8\n"
    await world.olga.uploads("планы.csv", table.encode())
    preview = await world.olga.hears()
    await world.olga.presses("Внести планы: 3", on=preview)
    await world.shows(preview, "Напишу тем, кого это касается: 2")
    told = {it.address.chat_id: it.text for it in await waiting(world)}
    assert told[IVAN.id].count("•") == 2
    assert told[MARIA.id].count("•") == 1


async def test_a_minimum_waits_till_tomorrow_and_counts_from_today_after_all(world: World) -> None:
    answer = await asked(world, "/target Иван calls 20")
    await world.olga.presses("➡️ С завтра", on=answer)
    await world.shows(answer, "20.11")
    assert await minimums(world) == [None, 20]
    await world.olga.presses("⬅️ С сегодня", on=answer)
    await world.shows(answer, "19.11")
    assert await minimums(world) == [20, 20]


async def test_an_old_button_moves_nothing(world: World) -> None:
    answer = await asked(world, "/target Иван calls 20")
    data = next(it["callback_data"] for it in answer.buttons if "завтра" in it["text"])
    await asked(world, "/target Иван calls 25")
    assert await world.press_again(world.olga, answer, data)
    assert await minimums(world) == [25, 25]


async def test_buttons_lead_to_next_month_and_back(world: World) -> None:
    guide = await asked(world, "/target")
    await tap(world, world.olga, guide, "Иван Петров", "План на месяц")
    await tap(world, world.olga, guide, "➡️ На следующий месяц")
    await world.shows(guide, "декабрь 2026")
    await tap(world, world.olga, guide, "⬅️ На этот месяц", "➡️ На следующий месяц")
    await world.shows(guide, "декабрь 2026")
    await tap(world, world.olga, guide, "Продажи", "10")
    await world.shows(guide, "01.12")
    said = await world.database.read(lambda db: targets.all_targets(db, SALES.id, SALES.timezone))
    assert [(it.starts_on.isoformat(), it.amount) for it in said] == [("2026-12-01", 10)]
    await tap(world, world.olga, guide, "Ещё цель")
    await world.shows(guide, "с 01.12")


async def test_in_several_teams_answers_and_refusals_name_the_team(world: World) -> None:
    await world.database.write(found_north)
    for said in ("/target Иван calls 20", "/target Иван слоны 5", "/target Иван calls 5 01.2026"):
        assert "Продажи" in (await asked(world, said)).text
    guide = await asked(world, "/target")
    await tap(world, world.olga, guide, "Иван Петров")
    await world.shows(guide, "Что задать")
    assert "Продажи" in guide.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_message_stays_within_telegrams_limits(language: str) -> None:
    aim = Aim(IVAN.id, "revenue", "month", Kind.STRETCH)
    changes = (TargetChange(aim, None, Amounts(10**14), TODAY),) * 40
    months = (ToAccept(TODAY, "0123456789", is_ahead=True),) * 24
    notice = TargetNotice(
        today=TODAY, team=FAR, person=IVAN, changes=changes, to_accept=months, names_team=True
    )
    check_post(build_notice(notice, "<b>Имя", texts(language)))


async def test_a_day_of_another_year_is_told_with_its_year(world: World) -> None:
    answer = await asked(world, "/target Иван продажи 5 декабрь 2027")
    assert "01.12.2027" in answer.text
    (sent,) = await waiting(world)
    assert "с 01.12.2027" in sent.text
