"""Иван sells for two teams: the heads of both hear of his absence, each as a head of their own."""

from sqlite3 import Connection

from sales.absences import AbsenceState
from sales.teams import Role
from storage import people
from tests.cast import IVAN, MARIA, NOW
from tests.handlers.test_absences import answered, labels, states
from tests.handlers.world import World


def second_team(db: Connection) -> None:
    """Мария heads it."""
    team_id = people.add_team(db, "Вторая", "Europe/Moscow", "ru", MARIA.id, NOW)
    people.add_member(db, team_id, MARIA.id, Role.HEAD, NOW)
    people.add_member(db, team_id, IVAN.id, Role.MANAGER, NOW)


async def test_both_heads_hear_and_what_one_decides_the_other_hears_too(world: World) -> None:
    await world.database.write(second_team)
    assert "Продажи, Вторая" in (await answered(world.ivan, "/absent завтра")).text
    assert "«Продажи»" in (await world.olga.hears()).text
    told = await world.maria.hears()
    assert "«Вторая»" in told.text
    await world.maria.presses(labels(told)[0], on=told)
    assert "Мария Смирнова, «Вторая»" in (await world.ivan.hears()).text
    heard = (await world.olga.hears()).text
    assert "Иван Петров" in heard
    assert "Мария Смирнова, «Вторая»" in heard
    assert await states(world) == [AbsenceState.DECLINED]


async def test_called_off_both_heads_hear_it(world: World) -> None:
    await world.database.write(second_team)
    await answered(world.ivan, "/absent завтра")
    for head in (world.olga, world.maria):
        await head.hears()
    await answered(world.ivan, "/absent нет")
    assert "«Продажи»: отсутствие отменено" in (await world.olga.hears()).text
    assert "«Вторая»: отсутствие отменено" in (await world.maria.hears()).text


async def test_a_head_who_enters_it_is_answered_and_the_other_head_hears(world: World) -> None:
    await world.database.write(second_team)
    answer = (await answered(world.olga, "/absent Иван завтра отпуск")).text
    assert "Вторая" not in answer  # whose else he is, is not hers to know
    assert "всех команд" in answer
    assert "отпуск" in (await world.maria.hears()).text
    assert "Ольга" in (await world.ivan.hears()).text
