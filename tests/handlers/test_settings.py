"""/settings: one message edited in place, by two heads at once too, before and after a restart."""

from pathlib import Path

import pytest

from sales.posting import QuietHours
from sales.teams import Role
from sales.work_hours import WorkHours
from services.capacities import capacity_of
from storage import calendars, people
from storage.installation import has_daily_backups
from storage.weights import load_weights
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY
from tests.handlers.settings_walk import asked, opened, posting, version, walk
from tests.handlers.world import World


async def test_a_head_moves_the_digest_by_buttons(world: World) -> None:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Посты", "Утренняя сводка", "9:30")
    await world.shows(screen, "9:30")
    assert (await posting(world)).plan("digest").at == 9 * 60 + 30
    await walk(world, world.olga, screen, "Назад", "Сколько постов в день")
    await walk(world, world.olga, screen, "3")
    await world.shows(screen, "не больше 3")


async def test_another_time_is_typed_in_reply_to_the_question(world: World) -> None:
    screen = await opened(world, world.olga)
    question = await asked(world, world.olga, screen, "Посты", "Доска дня", "Другое время")
    await world.olga.says("19:15", reply_to=question)
    assert "✓" in (await world.olga.hears()).text
    await world.shows(screen, "19:15")
    assert (await posting(world)).plan("board").at == 19 * 60 + 15
    assert await world.counts(world.olga) == {}


async def test_what_is_no_time_is_asked_again_and_changes_nothing(world: World) -> None:
    screen = await opened(world, world.olga)
    question = await asked(world, world.olga, screen, "Посты", "Доска дня", "Другое время")
    await world.olga.says("5 звонков", reply_to=question)
    assert "09:15" in (await world.olga.hears()).text
    assert (await version(world)).number == 0
    assert await world.counts(world.olga) == {}
    await world.olga.says("25:00", reply_to=question)
    await world.olga.hears()
    await world.olga.says("19.15", reply_to=question)
    await world.olga.hears()
    assert (await posting(world)).plan("board").at == 19 * 60 + 15


async def test_only_a_reply_to_the_question_counts(world: World) -> None:
    screen = await opened(world, world.olga)
    await asked(world, world.olga, screen, "Баллы", "Звонки", "Баллы")
    await world.olga.says("5 звонков")
    await world.olga.hears()
    assert await world.counts(world.olga) == {"calls": 5}
    assert (await version(world)).number == 0


async def test_two_heads_do_not_overwrite_each_other_unseen(world: World) -> None:
    await world.database.write(lambda db: people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW))
    hers, theirs = await opened(world, world.olga), await opened(world, world.maria)
    for person, screen in ((world.olga, hers), (world.maria, theirs)):
        await walk(world, person, screen, "Посты", "Утренняя сводка")
        await world.shows(screen, "Когда: 9:00")
    await walk(world, world.maria, theirs, "10:00")
    await world.shows(theirs, "10:00")
    toast = await world.olga.presses("8:00", on=hers)
    assert "Мария" in toast.text
    await world.shows(hers, "10:00")
    assert (await posting(world)).plan("digest").at == 10 * 60


async def test_a_reply_to_an_old_question_changes_nothing_and_says_so(world: World) -> None:
    screen = await opened(world, world.olga)
    question = await asked(world, world.olga, screen, "Посты", "Доска дня", "Другое время")
    another = await opened(world, world.olga)
    await walk(world, world.olga, another, "Посты", "Доска дня", "Выключить")
    await world.shows(another, "выключено")
    await world.olga.says("19:15", reply_to=question)
    assert "устарел" in (await world.olga.hears()).text
    assert (await posting(world)).plan("board").at == 18 * 60 + 30


async def test_screens_and_questions_survive_a_restart(tmp_path: Path) -> None:
    async with World.running(tmp_path) as world:
        screen = await opened(world, world.olga)
        question = await asked(world, world.olga, screen, "Посты", "Доска дня", "Другое время")
        await world.restart()
        await world.olga.says("19:15", reply_to=question)
        await world.olga.hears()
        await world.shows(screen, "19:15")
        await walk(world, world.olga, screen, "Выключить")
        await world.shows(screen, "выключено")


async def test_the_preview_is_the_real_post_to_the_head_alone(world: World) -> None:
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    screen = await opened(world, world.olga)
    before = len(world.chat.messages)
    await walk(world, world.olga, screen, "Посты", "Доска дня", "Показать")
    shown = await world.olga.hears()
    assert "Иван" in shown.text
    assert len(world.chat.messages) == before


async def test_the_weeks_results_are_moved_to_a_weekday_and_back(world: World) -> None:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Посты", "Итоги недели", "чт")
    await world.shows(screen, "18:30, чт или последний рабочий день до этого")
    assert (await posting(world)).plan("week").weekday == 3
    await walk(world, world.olga, screen, "В последний рабочий день")
    await world.shows(screen, "18:30, в последний рабочий день недели")
    stale = f"settings:{SALES.id}.2:post.week:weekday:0"  # none of those offered
    assert await world.press_again(world.olga, screen, stale)
    assert (await posting(world)).plan("week").weekday == 6


async def test_the_week_the_hours_and_the_holidays_are_set(world: World) -> None:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Рабочее время", "сб")
    await world.shows(screen, "пн–сб")
    await walk(world, world.olga, screen, "Часы", "10:00–19:00")
    await world.shows(screen, "10:00–19:00")
    await walk(world, world.olga, screen, "Назад", "Праздники", "Казахстан")
    await world.shows(screen, "Казахстан")
    hours = await world.database.read(lambda db: calendars.load_hours(db, SALES.id, TODAY))
    assert hours == WorkHours(600, 1140)


async def test_an_own_day_off_is_typed_and_taken_back(world: World) -> None:
    screen = await opened(world, world.olga)
    question = await asked(world, world.olga, screen, "Рабочее время", "Свои выходные", "Выходной")
    await world.olga.says("31.12", reply_to=question)
    await world.olga.hears()
    await world.shows(screen, "31 декабря — выходной")
    await walk(world, world.olga, screen, "31.12")
    await world.shows(screen, "Пока ни одного")


async def test_a_new_weight_counts_from_today(world: World) -> None:
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Баллы", "Звонки", "3")
    await world.shows(screen, "по 3")
    assert (await world.figures(world.ivan))["points"].count == 15
    held = await world.database.read(lambda db: load_weights(db, SALES.id, TODAY))
    assert held["calls"].points == 3


async def test_a_newcomers_ramp_and_a_part_timers_load(world: World) -> None:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Люди", "Иван Петров", "Разгон 40–60–80")
    await world.shows(screen, "40 %")
    await walk(world, world.olga, screen, "50%")
    await world.shows(screen, "сейчас 20 %")
    capacity = await world.database.read(lambda db: capacity_of(db, SALES, TODAY))
    assert capacity.of(IVAN.id).capacity(TODAY) == 20


@pytest.mark.parametrize("who", ["ivan", "viktor", "stranger"])
async def test_nobody_but_a_head_sees_or_changes_settings(world: World, who: str) -> None:
    person = getattr(world, who)
    screen = await opened(world, world.olga)
    await person.says("/settings")
    assert "⚙️" not in (await person.hears()).text
    await world.press_again(person, screen, f"settings:{SALES.id}.0:post.digest:on:0")
    assert (await version(world)).number == 0


async def test_buttons_from_before_an_update_change_nothing(world: World) -> None:
    screen = await opened(world, world.olga)
    for data in (
        "settings:1.0:nothing",
        "settings:1.0:post.nothing",
        "settings:1.0:post.digest:at:soon",
        "settings:1.0:post.digest:at:99999",
        "settings:1.0:post.digest:to:chat",
        "settings:1.0:zone:set:Mars/Olympus",
        "settings:1.0:metric.nothing:points:5",
        "settings:1.0:person.999:load:50",
        "settings:1.0",
        "settings:x.y:home",
        "settings:1.0:week:set:",
        "settings:1.0:days:off:yesterday",
    ):
        assert await world.press_again(world.olga, screen, data), data
    assert (await version(world)).number == 0


async def test_a_topic_of_its_own_is_chosen_in_the_topic(world: World) -> None:
    await world.olga.says("/bind board", to=world.chat)
    assert "Доска" in (await world.chat.next_message()).text
    topic = (await posting(world)).plan("board").topic
    assert topic is not None
    assert topic.chat_id == world.chat.id


async def test_revenue_may_shrink_with_the_load_too(world: World) -> None:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Люди", "Что уменьшается с нагрузкой", "Выручка")
    await world.sandbox.until(lambda: "✓ Выручка" in [it["text"] for it in screen.buttons])
    capacity = await world.database.read(lambda db: capacity_of(db, SALES, TODAY))
    assert capacity.shrinks("revenue", TODAY)


async def test_an_edited_reply_is_no_log_and_no_second_change(world: World) -> None:
    screen = await opened(world, world.olga)
    question = await asked(world, world.olga, screen, "Баллы", "Звонки", "Баллы")
    reply = await world.olga.says("7", reply_to=question)
    await world.olga.hears()
    await world.olga.edits(reply, "5 звонков")
    await world.olga.hears()
    assert await world.counts(world.olga) == {}
    assert (await version(world)).number == 1


async def test_quiet_hours_of_a_whole_day_are_refused(world: World) -> None:
    screen = await opened(world, world.olga)
    question = await asked(world, world.olga, screen, "Тихие часы", "Другое")
    await world.olga.says("8-8", reply_to=question)
    await world.olga.hears()
    assert (await version(world)).number == 0
    await world.olga.says("21-9", reply_to=question)
    await world.shows(screen, "21:00–9:00")
    assert (await posting(world)).quiet == QuietHours(21 * 60, 9 * 60)


async def test_the_owner_switches_the_daily_copies_on_and_off(world: World) -> None:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, "Копии базы", "Включить")
    await world.shows(screen, "Сейчас: включена")
    assert await world.database.read(has_daily_backups)
    assert "/backups" in screen.text
    assert "на другую машину" in screen.text
    await walk(world, world.olga, screen, "Выключить")
    await world.shows(screen, "Сейчас: выключена")
    assert not await world.database.read(has_daily_backups)


async def test_a_head_who_is_no_owner_has_no_switch_for_them(world: World) -> None:
    await world.database.write(lambda db: people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW))
    screen = await opened(world, world.maria)
    assert not [it for it in screen.buttons if "Копии" in it["text"]]
    assert await world.press_again(world.maria, screen, f"settings:{SALES.id}.0:copies")
    assert await world.press_again(world.maria, screen, f"settings:{SALES.id}.0:copies:set:on")
    assert not await world.database.read(has_daily_backups)
    assert (await version(world)).number == 0
