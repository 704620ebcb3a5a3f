"""Teams of one head share a board that their people see, and nobody else."""

from sqlite3 import Connection

import pytest

from sales.teams import Person, Role
from sandbox.model import Message
from sandbox.testing import Person as Someone
from storage import people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY
from tests.handlers.world import World
from tests.reports.logged import log

ANNA = Person(60, "Анна Вторая", "", "ru")
BORIS = Person(61, "Борис Чужой", "", "ru")


def _second_team(db: Connection, name: str, member: Person, head: Person) -> int:
    people.see_person(db, member.id, member.name, "", "ru")
    people.mark_started(db, member.id, NOW)
    team_id = people.add_team(db, name, SALES.timezone, "ru", head.id, NOW)
    people.add_member(db, team_id, head.id, Role.HEAD, NOW)
    people.add_member(db, team_id, member.id, Role.MANAGER, NOW)
    db.execute(
        "INSERT INTO daily (team_id, person_id, day, metric, count) VALUES (?, ?, ?, 'points', 8)",
        (team_id, member.id, TODAY.isoformat()),
    )
    return team_id


async def two_teams(world: World) -> int:
    """Olga heads a second team with Anna in it; a third one, of Boris, has another head."""

    def prepare(db: Connection) -> int:
        log(db, IVAN, TODAY, "calls", 9)
        team_id = _second_team(db, "Восток", ANNA, OLGA)
        _second_team(db, "Чужие", BORIS, BORIS)
        return team_id

    return await world.database.write(prepare)


async def heard(person: Someone, said: str) -> Message:
    await person.says(said)
    return await person.hears()


async def joined(world: World) -> Message:
    await two_teams(world)
    return await heard(world.olga, "/department Север")


async def test_a_member_of_any_of_its_teams_sees_them_all_on_one_board(world: World) -> None:
    await joined(world)
    board = await heard(world.ivan, "/top отдел")
    assert "Север" in board.text
    assert "1. Иван Петров — 9" in board.text
    assert "2. Анна Вторая — 8" in board.text
    assert "Борис" not in board.text


async def test_its_buttons_stay_with_the_department(world: World) -> None:
    await joined(world)
    board = await heard(world.viktor, "/top отдел")
    await world.viktor.presses("Неделя", on=board)
    await world.shows(board, "16–22 ноября")
    assert "Анна Вторая" in board.text


async def test_other_teams_see_nothing_of_it(world: World) -> None:
    await joined(world)
    boris = world.sandbox.person(BORIS.name, person_id=BORIS.id)
    board = await heard(boris, "/top отдел")
    assert "Иван" not in board.text
    assert "Север" not in board.text
    own = await heard(boris, "/top")
    assert "Иван" not in own.text


async def test_without_the_department_a_board_is_the_teams_own(world: World) -> None:
    await joined(world)
    assert "Анна" not in (await heard(world.ivan, "/top")).text


async def test_a_team_is_taken_out_and_back_in_by_its_button(world: World) -> None:
    screen = await joined(world)
    await world.olga.presses("✓ Восток", on=screen)
    await world.sandbox.until(lambda: "＋ Восток" in [it["text"] for it in screen.buttons])
    assert "Анна" not in (await heard(world.ivan, "/top отдел")).text
    await world.olga.presses("＋ Восток", on=screen)
    await world.sandbox.until(lambda: "✓ Восток" in [it["text"] for it in screen.buttons])
    assert "Анна" in (await heard(world.ivan, "/top отдел")).text


async def test_nobody_brings_in_a_team_that_they_do_not_head(world: World) -> None:
    screen = await joined(world)
    (foreign,) = await world.database.read(
        lambda db: db.execute("SELECT id FROM teams WHERE name = 'Чужие'").fetchone()
    )
    data = screen.buttons[0]["callback_data"].rpartition(":")[0]
    assert await world.press_again(world.olga, screen, f"{data}:{foreign}")
    own = await heard(world.ivan, "/help")
    assert "недоступно" in await world.press_again(
        world.ivan, own, screen.buttons[0]["callback_data"]
    )
    assert "Борис" not in (await heard(world.ivan, "/top отдел")).text
    assert "Анна" in (await heard(world.ivan, "/top отдел")).text


async def test_a_head_of_some_of_its_teams_brings_no_third_one_in(world: World) -> None:
    """Else their own people would see the board of those whom they do not head."""
    screen = await joined(world)

    def head_of_two(db: Connection) -> int:
        people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW)
        return _second_team(db, "Третья", BORIS, MARIA)

    third = await world.database.write(head_of_two)
    data = screen.buttons[0]["callback_data"].rpartition(":")[0]
    own = await heard(world.maria, "/help")
    assert "всеми" in await world.press_again(world.maria, own, f"{data}:{third}")


@pytest.mark.parametrize("said", ["/department Один", "/department"])
async def test_one_team_is_no_department(world: World, said: str) -> None:
    answer = await heard(world.olga, said)
    assert not answer.buttons
    assert "отдел" in (await heard(world.ivan, "/top отдел")).text


async def test_money_of_two_currencies_is_not_added_up(world: World) -> None:
    await joined(world)
    await world.database.write(
        lambda db: db.execute("UPDATE teams SET currency = 'KZT' WHERE name = 'Восток'")
    )
    assert "валют" in (await heard(world.ivan, "/top отдел выручка")).text
    assert "Анна" in (await heard(world.ivan, "/top отдел")).text


async def test_the_department_s_board_of_a_past_month(world: World) -> None:
    await joined(world)
    board = await heard(world.ivan, "/top отдел октябрь")
    assert "октябрь 2026" in board.text
    assert "Анна Вторая — 8" not in board.text
