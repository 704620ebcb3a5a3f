"""``/plan`` of a person or a month: understood or refused, never passed over. November 2026."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from sqlite3 import Connection

import pytest

from sales.teams import Person
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES
from tests.delivery.telegram import Shown
from tests.handlers.conversation import Conversation, begun
from tests.reports.logged import join
from tests.reports.planned import been_here_long, plan


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with begun(tmp_path) as conversation:
        await conversation.has(been_here_long)
        for person, meetings in ((IVAN, 41), (MARIA, 52)):
            await conversation.has(
                partial(plan, metric="meetings", amount=meetings, person_id=person.id)
            )
        yield conversation


def plan_buttons(shown: Shown) -> list[str]:
    rows = (shown.markup or {}).get("inline_keyboard", [])
    data = [str(it.get("callback_data", "")) for row in rows for it in row]
    return [it for it in data if it.startswith("plan:")]


async def test_a_head_sees_one_persons_plan_and_has_nothing_to_confirm_in_it(
    talk: Conversation,
) -> None:
    (seen,) = await talk.says(OLGA, "/plan Иван")
    assert "ноябрь" in seen.text
    assert "Иван Петров" in seen.text
    assert "41" in seen.text
    assert "ещё не подтверждён" in seen.text
    assert not plan_buttons(seen)


@pytest.mark.parametrize("said", ["октябрь", "october", "прошлый месяц", "10.2026"])
async def test_a_past_month_is_said_by_its_name(talk: Conversation, said: str) -> None:
    (of_team,) = await talk.says(OLGA, f"/plan {said}")
    assert "октябрь 2026" in of_team.text
    assert SALES.name in of_team.text
    (of_ivan,) = await talk.says(OLGA, f"/plan Иван {said}")
    assert "октябрь 2026" in of_ivan.text
    assert "Иван Петров" in of_ivan.text
    (own,) = await talk.says(MARIA, f"/plan {said}")
    assert "октябрь 2026" in own.text
    assert "52" in own.text
    assert "подтвердите" not in own.text
    assert not plan_buttons(own)


async def test_a_head_asks_for_the_week_and_for_a_metric(talk: Conversation) -> None:
    (week,) = await talk.says(OLGA, "/plan неделя")
    assert "16–22 ноября" in week.text
    (metric,) = await talk.says(OLGA, "/plan встречи")
    assert "Встречи" in metric.text


@pytest.mark.parametrize(
    ("by", "said", "why"),
    [
        (OLGA, "Пётр", "Не понял «пётр»"),
        (OLGA, "Иван вчера", "Не понял"),
        (OLGA, "Иван неделя", "Не понял"),
        (OLGA, "встречи декабрь", "впереди"),
        (IVAN, "декабрь 2031", "впереди"),
        (IVAN, "команда", "Не понял"),
        (IVAN, "неделя", "Не понял"),
        (IVAN, "абракадабра", "Не понял"),
    ],
)
async def test_what_is_no_plan_is_refused(
    talk: Conversation, by: Person, said: str, why: str
) -> None:
    (seen,) = await talk.says(by, f"/plan {said}")
    assert why.casefold().replace("ё", "е") in seen.text.casefold().replace("ё", "е")
    assert "План ·" not in seen.text


async def test_a_manager_is_not_told_whether_another_is_there(talk: Conversation) -> None:
    (real,) = await talk.says(IVAN, "/plan Мария")
    (nobody,) = await talk.says(IVAN, "/plan Пахом")
    assert real.text.casefold().replace("мария", "пахом") == nobody.text.casefold()
    (own,) = await talk.says(IVAN, "/plan Иван")
    assert "подтвердите" in own.text


async def test_of_several_of_one_name_the_head_picks_one(talk: Conversation) -> None:
    namesake = Person(77, "Иван Сидоров", "", "ru")
    await talk.has(partial(join, person=namesake, at=NOW))
    (asked,) = await talk.says(OLGA, "/plan Иван октябрь")
    data = next(it for it in plan_buttons(asked) if it.startswith(f"plan:of:{IVAN.id}:"))
    (seen,) = await talk.presses(OLGA, data, under=asked)
    assert "октябрь 2026" in seen.text
    assert "41" in seen.text
    assert not await talk.presses(MARIA, data, under=asked)


@pytest.mark.parametrize("said", ["декабрь", "на декабрь", "декабрь 2026", "следующий месяц"])
async def test_a_coming_month_shows_what_is_planned_of_it(talk: Conversation, said: str) -> None:
    (of_team,) = await talk.says(OLGA, f"/plan {said}")
    assert "декабрь 2026" in of_team.text
    assert "Мария Смирнова: Встречи план 52" in of_team.text
    (of_ivan,) = await talk.says(OLGA, f"/plan Иван {said}")
    assert "Встречи: план 41" in of_ivan.text
    (own,) = await talk.says(MARIA, f"/plan {said}")
    assert "Встречи: план 52" in own.text


async def test_a_coming_month_of_several_of_one_name(talk: Conversation) -> None:
    await talk.has(partial(join, person=Person(77, "Иван Сидоров", "", "ru"), at=NOW))
    (asked,) = await talk.says(OLGA, "/plan Иван декабрь")
    data = next(it for it in plan_buttons(asked) if it.startswith(f"plan:of:{IVAN.id}:"))
    (seen,) = await talk.presses(OLGA, data, under=asked)
    assert "Встречи: план 41" in seen.text


async def test_the_team_is_meant_by_its_word(talk: Conversation) -> None:
    (seen,) = await talk.says(OLGA, "/plan команда")
    assert f"ноябрь 2026</b> · {SALES.name}" in seen.text
    (week,) = await talk.says(OLGA, "/plan команда неделя")
    assert "16–22 ноября" in week.text


async def test_of_one_who_has_left_it_is_said_that_they_have(talk: Conversation) -> None:
    await talk.has(left_now)
    (seen,) = await talk.says(OLGA, "/plan Иван")
    assert "Иван Петров больше не в команде" in seen.text


def left_now(db: Connection) -> None:
    db.execute("UPDATE members SET left_at = 1795000000 WHERE person_id = ?", (IVAN.id,))
