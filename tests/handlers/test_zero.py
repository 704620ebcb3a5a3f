"""``/zero`` of a day that is said: what cannot be read, or may not be entered, marks nothing."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from sales.periods import Period
from sales.teams import Person
from storage.presence import known_days
from tests.cast import IVAN, OLGA, SALES, TODAY
from tests.handlers.conversation import Conversation, begun

YESTERDAY = date(2026, 11, 18)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with begun(tmp_path) as conversation:
        yield conversation


async def zeros(talk: Conversation, person: Person = IVAN) -> set[date]:
    def marked(db: sqlite3.Connection) -> set[date]:
        return known_days(db, SALES.id, Period(date(2026, 1, 1), date(2027, 12, 31))).get(
            person.id, set()
        )

    return await talk.office.database.read(marked)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("/zero", TODAY),
        ("/zero сегодня", TODAY),
        ("/zero вчера", YESTERDAY),
        ("/zero за вчера", YESTERDAY),
        ("/zero 18.11", YESTERDAY),
        ("/zero yesterday", YESTERDAY),
        ("/zero в понедельник", date(2026, 11, 16)),
    ],
)
async def test_the_day_said_is_the_day_marked(talk: Conversation, said: str, day: date) -> None:
    (answer,) = await talk.says(IVAN, said)
    assert f"{day:%d.%m}" in answer.text
    assert await zeros(talk) == {day}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("/zero завтра", "впереди|не наступило"),
        ("/zero 20.11.2026", "не наступило"),
        ("/zero звонки", "Не понял «звонки»"),
        ("/zero абракадабра", "Не понял «абракадабра»"),
        ("/zero вчера и сегодня", "Не понял"),
        ("/zero 31.11", "Такого дня нет"),
        ("/zero 10.11", "Попросите руководителя"),
    ],
)
async def test_what_is_no_day_to_mark_is_refused(talk: Conversation, said: str, why: str) -> None:
    (answer,) = await talk.says(IVAN, said)
    assert any(it in answer.text for it in why.split("|"))
    assert not await zeros(talk)


async def test_a_zero_of_a_closed_month_is_refused_to_heads_too(talk: Conversation) -> None:
    (answer,) = await talk.says(OLGA, "/zero 15.10")
    assert "в закрытом месяце" in answer.text
    assert not await zeros(talk, OLGA)
    await talk.says(OLGA, "/zero 02.11")
    assert await zeros(talk, OLGA) == {date(2026, 11, 2)}
