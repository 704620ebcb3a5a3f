"""What a button shows is of the team that its message was of, whichever one speaks of by then."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from locales.texts import texts
from reports.digest import build_digest, load_digest
from reports.own_plan import build_own_plan, load_own_plan
from reports.post import Post
from sales.targets import EACH, Aim, Kind, Target
from sales.teams import Role, Team
from storage import people, targets
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, VIKTOR
from tests.handlers.conversation import Conversation, begun

EAST = Team(2, "Восток", "Europe/Moscow", "ru")


def found_east(db: sqlite3.Connection) -> None:
    """Иван, who sells in «Продажи», heads it; Виктор, who looks on there, sells in it."""
    team_id = people.add_team(db, EAST.name, EAST.timezone, EAST.language, IVAN.id, NOW)
    assert team_id == EAST.id
    for person, role in ((IVAN, Role.HEAD), (VIKTOR, Role.MANAGER), (OLGA, Role.MANAGER)):
        people.add_member(db, team_id, person.id, role, NOW)
    for person in (IVAN, VIKTOR, OLGA):
        people.choose_team(db, person.id, SALES.id)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with begun(tmp_path) as conversation:
        await conversation.has(found_east)
        yield conversation


def plan_in_east(db: sqlite3.Connection) -> None:
    aim = Aim(EACH, "calls", "month", Kind.PLAN)
    month = TODAY.replace(day=1)
    targets.set_target(db, EAST.id, Target(aim, month, 100, None, month), IVAN.id, NOW)


def carried(post: Post) -> dict[str, str]:
    """What the buttons carry, by what they say."""
    return {it.text: it.data for row in post.buttons for it in row}


async def digest_of_east(talk: Conversation) -> dict[str, str]:
    facts = await talk.office.database.read(lambda db: load_digest(db, EAST, NOW))
    return carried(build_digest(facts, texts("ru")))


async def plan_of_east(talk: Conversation) -> dict[str, str]:
    """Виктор's own."""
    await talk.has(plan_in_east)
    own = await talk.office.database.read(lambda db: load_own_plan(db, EAST, VIKTOR, NOW))
    return carried(build_own_plan(own, texts("ru")))


@pytest.mark.parametrize("said", ["Команда", "Рейтинг"])
async def test_a_button_under_the_digest_is_of_the_digests_team(
    talk: Conversation, said: str
) -> None:
    (message,) = await talk.says(IVAN, "/help")

    (shown,) = await talk.presses(IVAN, (await digest_of_east(talk))[said], under=message)

    assert "Восток" in shown.text
    assert "Продажи" not in shown.text


async def test_the_team_that_one_speaks_of_stays_the_same(talk: Conversation) -> None:
    (message,) = await talk.says(IVAN, "/help")
    await talk.presses(IVAN, (await digest_of_east(talk))["Команда"], under=message)

    (own,) = await talk.says(IVAN, "/today")

    assert "Продажи" in own.text


async def test_who_only_looks_on_where_they_speak_confirms_the_plan_where_they_sell(
    talk: Conversation,
) -> None:
    (message,) = await talk.says(VIKTOR, "/help")

    await talk.presses(VIKTOR, (await plan_of_east(talk))["✅ Подтверждаю план"], under=message)

    assert "подтверждён" in message.text
    assert "Восток" in message.text


async def test_a_right_in_the_team_spoken_of_is_none_in_the_buttons_team(
    talk: Conversation,
) -> None:
    """Ольга heads «Продажи» and sells in «Восток»."""
    (message,) = await talk.says(OLGA, "/help")

    shown = await talk.presses(OLGA, (await digest_of_east(talk))["Команда"], under=message)

    assert shown == []
    assert "недоступно" in talk.last_toast


async def test_who_has_left_the_team_of_a_button_sees_nothing_of_it(talk: Conversation) -> None:
    data = (await digest_of_east(talk))["Рейтинг"]
    await talk.has(lambda db: people.remove_member(db, EAST.id, IVAN.id, NOW))
    (message,) = await talk.says(IVAN, "/help")

    assert await talk.presses(IVAN, data, under=message) == []
    assert "недоступно" in talk.last_toast


async def test_a_button_from_before_is_of_the_team_spoken_of(talk: Conversation) -> None:
    (message,) = await talk.says(OLGA, "/help")

    (shown,) = await talk.presses(OLGA, "team:week", under=message)

    assert "Продажи" in shown.text
