"""A month that is over, asked for by its name: in November 2026."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from jobs.closing import close_months
from storage import ledger
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES
from tests.handlers.conversation import Conversation, begun
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan
from tests.reports.test_absent import away

OCTOBER_14 = date(2026, 10, 14)
LAST_OCTOBER = date(2025, 10, 14)
THIRD_WORKDAY = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with begun(tmp_path) as conversation:
        await conversation.has(been_here_long)
        for day, calls in ((OCTOBER_14, 31), (LAST_OCTOBER, 47), (NOW.date(), 7)):
            logged = partial(log, person=IVAN, day=day, metric="calls", quantity=calls)
            await conversation.has(logged)
        yield conversation


@pytest.mark.parametrize("said", ["октябрь", "october", "10.2026", "прошлый месяц"])
async def test_a_head_sees_the_team_s_month_that_is_over(talk: Conversation, said: str) -> None:
    (seen,) = await talk.says(OLGA, f"/team {said}")

    assert "октябрь 2026" in seen.text
    assert "31 звонок" in seen.text


async def test_nobody_is_told_to_be_away_till_a_day_long_past(talk: Conversation) -> None:
    await talk.has(partial(away, person=IVAN, start=OCTOBER_14, end=date(2026, 11, 3)))
    (seen,) = await talk.says(OLGA, "/team октябрь")

    assert "Нет на работе" not in seen.text


async def test_with_its_year_it_is_that_year_s(talk: Conversation) -> None:
    (seen,) = await talk.says(OLGA, "/team октябрь 2025")

    assert "октябрь 2025" in seen.text
    assert "47 звонков" in seen.text


async def test_the_board_of_a_month_by_a_metric(talk: Conversation) -> None:
    (board,) = await talk.says(MARIA, "/top октябрь calls")

    assert "октябрь 2026" in board.text
    assert "1. Иван Петров — <b>31</b>" in board.text


async def test_a_month_s_entries_are_exported(talk: Conversation) -> None:
    ledger_file, *_ = await talk.says(OLGA, "/export октябрь")

    assert (ledger_file.document or "").startswith("salesbeat-2026-10")


async def test_a_month_ahead_is_refused(talk: Conversation) -> None:
    (refused,) = await talk.says(OLGA, "/team декабрь 2026")

    assert "впереди" in refused.text


def correct(db: sqlite3.Connection) -> None:
    """31 calls become 30."""
    ledger.void(db, ledger.of_day(db, SALES.id, IVAN.id, OCTOBER_14), OLGA.id, NOW)
    log(db, IVAN, OCTOBER_14, "calls", 30)


async def test_a_closed_month_tells_what_was_corrected_of_the_metric_shown(
    talk: Conversation,
) -> None:
    await talk.has(partial(close_months, now=THIRD_WORKDAY))
    await talk.has(correct)

    for said in ("/team октябрь", "/top октябрь calls"):
        (seen,) = await talk.says(OLGA, said)
        assert "Месяц закрыт 05.11" in seen.text
        assert "Звонки 31 → 30" in seen.text
    (by_meetings,) = await talk.says(OLGA, "/top октябрь встречи")
    assert "31 → 30" not in by_meetings.text


async def test_the_buttons_under_a_past_month_lead_to_its_plan(talk: Conversation) -> None:
    await talk.has(partial(plan, metric="calls", amount=40))
    (table,) = await talk.says(OLGA, "/team октябрь")

    await talk.presses(OLGA, "plan:team:month::people:2026-10-01", under=table)

    assert "октябрь 2026" in table.text
    assert "31 из 80" in table.text
    assert "план не выполнен" in table.text
    assert "подтвердили" not in table.text
