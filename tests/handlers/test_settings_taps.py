"""Taps that come before the screen shows what the one before has done; and screens that are old."""

from sales.teams import Role
from sandbox.model import Message
from services.capacities import capacity_of
from storage import people
from tests.cast import MARIA, NOW, SALES, TODAY
from tests.handlers.settings_walk import opened, posting, walk
from tests.handlers.world import World


async def screen_of(world: World, *labels: str, shows: str) -> Message:
    screen = await opened(world, world.olga)
    await walk(world, world.olga, screen, *labels)
    await world.shows(screen, shows)
    return screen


def data(screen: Message, label: str) -> str:
    """What the button carries now, for a tap on it as it was."""
    found = (it for it in screen.buttons if it["text"].removeprefix("✓ ") == label)
    return str(next(found)["callback_data"])


async def digest_at(world: World) -> int:
    return (await posting(world)).plan("digest").at


async def test_a_press_delivered_twice_changes_once(world: World) -> None:
    screen = await screen_of(world, "Посты", "Утренняя сводка", shows="Когда: 9:00")
    later = data(screen, "10:00")
    for _ in range(2):
        assert "устарел" not in await world.press_again(world.olga, screen, later)
    assert await digest_at(world) == 10 * 60


async def test_of_two_quick_taps_on_two_times_the_second_counts(world: World) -> None:
    screen = await screen_of(world, "Посты", "Утренняя сводка", shows="Когда: 9:00")
    first, second = data(screen, "9:30"), data(screen, "10:00")
    for tap in (first, second):
        await world.press_again(world.olga, screen, tap)
    assert await digest_at(world) == 10 * 60
    await world.shows(screen, "Когда: 10:00")


async def test_a_switch_tapped_twice_is_switched_once(world: World) -> None:
    screen = await screen_of(world, "Посты", "Утренняя сводка", shows="Когда: 9:00")
    off = data(screen, "Выключить")
    for _ in range(2):
        await world.press_again(world.olga, screen, off)
    assert not (await posting(world)).plan("digest").is_on


async def test_two_quick_taps_on_two_days_are_two_days(world: World) -> None:
    screen = await screen_of(world, "Рабочее время", shows="Нажмите на день")
    taps = [data(screen, day) for day in ("сб", "вс", "пн", "сб")]
    for tap in taps:  # the second сб is the first one, delivered again
        await world.press_again(world.olga, screen, tap)
    await world.shows(screen, "вт–вс")
    week = (await world.database.read(lambda db: capacity_of(db, SALES, TODAY))).calendar
    assert week.week_on(TODAY) == {1, 2, 3, 4, 5, 6}


async def test_a_quick_tap_after_somebody_elses_change_is_old(world: World) -> None:
    await world.database.write(lambda db: people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW))
    screen = await screen_of(world, "Посты", "Утренняя сводка", shows="Когда: 9:00")
    theirs = await opened(world, world.maria)
    first, second = data(screen, "9:30"), data(screen, "10:00")
    await world.press_again(world.olga, screen, first)
    await walk(world, world.maria, theirs, "Язык")
    await world.shows(theirs, "Язык команды")
    stale = f"settings:{SALES.id}.1:lang:set:en"
    await world.press_again(world.maria, theirs, stale)
    assert "Мария" in await world.press_again(world.olga, screen, second)
    assert await digest_at(world) == 9 * 60 + 30


async def test_another_message_of_ones_own_is_old_too(world: World) -> None:
    before = await screen_of(world, "Посты", "Утренняя сводка", shows="Когда: 9:00")
    now = await screen_of(world, "Посты", "Утренняя сводка", shows="Когда: 9:00")
    await walk(world, world.olga, now, "10:00")
    await world.shows(now, "Когда: 10:00")
    assert "устарел" in await world.press_again(world.olga, before, data(before, "8:00"))
    assert await digest_at(world) == 10 * 60
    await world.shows(before, "Когда: 10:00")


async def test_a_role_given_by_a_command_makes_open_screens_old(world: World) -> None:
    screen = await screen_of(world, "Люди", "Иван Петров", shows="менеджер")
    half = data(screen, "50%")
    await world.olga.says("/role Иван viewer")
    await world.settled()
    assert "устарел" in await world.press_again(world.olga, screen, half)
    await world.shows(screen, "наблюдатель")
