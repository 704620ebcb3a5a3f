import sqlite3
from collections.abc import AsyncIterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from sales.teams import Person, Role
from storage import people
from tests.cast import IVAN, MARIA, NOW, OLGA, TODAY, VIKTOR
from tests.delivery.post_office import TEAM_CHAT
from tests.handlers.conversation import Conversation, begun
from tests.reports.logged import join, log

YESTERDAY = date(2026, 11, 18)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with begun(tmp_path) as conversation:
        await conversation.has(partial(log, person=IVAN, day=TODAY, metric="calls", quantity=7))
        yield conversation


@pytest.mark.parametrize("said", ["/today", "/week", "/month"])
async def test_a_manager_sees_their_own_figures_with_a_picture(
    talk: Conversation, said: str
) -> None:
    (answer,) = await talk.says(IVAN, said)

    assert "7 звонков" in answer.text
    assert answer.photo
    assert answer.buttons == ["День", "Неделя", "Месяц", "Почему?"]


async def test_a_button_shows_another_period_in_the_same_message(talk: Conversation) -> None:
    (answer,) = await talk.says(IVAN, "/today")

    assert await talk.presses(IVAN, "week:", under=answer) == []

    assert "Неделя" in answer.text


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("/top", "День · чт, 19 ноября</b> · Баллы"),
        ("/top неделя звонки", "Неделя · 16–22 ноября</b> · Звонки"),
        ("/top month", "Месяц · ноябрь 2026</b> · Баллы"),
        ("/top вчера", "День · ср, 18 ноября</b> · Баллы"),
    ],
)
async def test_the_board_is_of_the_period_and_the_metric_said(
    talk: Conversation, said: str, title: str
) -> None:
    (answer,) = await talk.says(VIKTOR, said)

    assert title in answer.text
    assert answer.photo


async def test_a_word_that_means_nothing_is_told_with_the_right_way(talk: Conversation) -> None:
    (answer,) = await talk.says(IVAN, "/top слоны")

    assert "слоны" in answer.text
    assert "/top неделя звонки" in answer.text


@pytest.mark.parametrize(
    ("said", "example"),
    [
        ("/team слон", "/team неделя"),
        ("/export слон", "/export прошлый месяц"),
        ("/digest 20.11", "/team вчера"),
    ],
)
async def test_a_refused_command_is_shown_with_an_example_that_works(
    talk: Conversation, said: str, example: str
) -> None:
    (refusal,) = await talk.says(OLGA, said)
    assert f"<code>{example}</code>" in refusal.text
    assert "/top" not in refusal.text

    (report, *_) = await talk.says(OLGA, example)
    assert "Не понял" not in report.text


async def test_in_the_chat_the_board_obeys_the_one_who_asked(talk: Conversation) -> None:
    (board,) = await talk.says(IVAN, "/top", TEAM_CHAT)

    await talk.presses(IVAN, "top:week:points", under=board, asked_by=IVAN)
    assert "Неделя" in board.text

    await talk.presses(MARIA, "top:month:points", under=board, asked_by=IVAN)
    assert "Неделя" in board.text
    assert "2. Мария Смирнова — 0" in talk.last_toast


async def test_the_teams_own_post_stays_and_the_press_is_answered_in_private(
    talk: Conversation,
) -> None:
    (post,) = await talk.says(IVAN, "/top", TEAM_CHAT)
    text = post.text

    assert await talk.presses(MARIA, "top:week:calls", under=post) == []

    assert post.text == text
    assert "1. Иван Петров — 7" in talk.last_toast


@pytest.mark.parametrize("said", ["/team", "/team неделя", "/digest"])
async def test_a_head_sees_the_team_and_a_manager_does_not(talk: Conversation, said: str) -> None:
    (seen,) = await talk.says(OLGA, said)
    (refused,) = await talk.says(MARIA, said)

    assert "7 звонков" in seen.text
    assert "7 звонков" not in refused.text


async def test_a_button_of_the_digest_leaves_the_digest_where_it_is(talk: Conversation) -> None:
    (digest,) = await talk.says(OLGA, "/digest")
    text = digest.text

    (table,) = await talk.presses(OLGA, "team:week", under=digest)

    assert digest.text == text
    assert table.photo


async def test_a_manager_sees_their_own_entries_of_a_day(talk: Conversation) -> None:
    (today,) = await talk.says(IVAN, "/entries")
    (yesterday,) = await talk.says(IVAN, "/entries вчера")

    assert "7 звонков" in today.text
    assert "ср, 18 ноября" in yesterday.text


async def test_a_head_sees_anyones_entries_and_a_manager_nobody_elses(talk: Conversation) -> None:
    (seen,) = await talk.says(OLGA, "/entries Иван 19.11")
    (refused,) = await talk.says(MARIA, "/entries Иван")

    assert "7 звонков" in seen.text
    assert "7 звонков" not in refused.text


async def test_where_a_name_fits_several_buttons_ask_whose(talk: Conversation) -> None:
    other = Person(77, "Иван Сидоров")
    await talk.has(partial(join, person=other))

    (question,) = await talk.says(OLGA, "/entries Иван вчера")
    assert question.buttons == [IVAN.name, other.name]
    await talk.presses(OLGA, f"entries:{other.id}:{YESTERDAY}", under=question)

    assert other.name in question.text
    assert "ср, 18 ноября" in question.text


async def test_a_made_up_press_shows_a_manager_nothing_of_others(talk: Conversation) -> None:
    (own,) = await talk.says(MARIA, "/entries")

    shown = await talk.presses(MARIA, f"entries:{IVAN.id}:{TODAY}", under=own)

    assert shown == []
    assert "7 звонков" not in own.text


@pytest.mark.parametrize(
    "data", ["top:week", "top:week:slons", "entries:x", "entries:2:x", "entries:x:x"]
)
async def test_a_button_that_no_longer_reads_changes_nothing(talk: Conversation, data: str) -> None:
    (board,) = await talk.says(OLGA, "/top")
    text = board.text

    await talk.presses(OLGA, data, under=board)

    assert talk.last_toast
    assert board.text == text


async def test_an_export_is_three_files_and_the_workbook_alone_without_entries(
    talk: Conversation,
) -> None:
    files = await talk.says(OLGA, "/export неделя")
    (book,) = await talk.says(OLGA, "/export прошлый месяц")

    assert [file.document for file in files] == [
        "salesbeat-2026-11-16-2026-11-22-ledger.csv",
        "salesbeat-2026-11-16-2026-11-22-daily.csv",
        "salesbeat-2026-11-16-2026-11-22.xlsx",
    ]
    assert book.document == "salesbeat-2026-10-01-2026-10-31.xlsx"
    assert "октябрь 2026 записей нет" in book.text


@pytest.mark.parametrize("said", ["всё", "за все время", "all"])
async def test_all_that_there_is_can_be_exported_at_once(talk: Conversation, said: str) -> None:
    await talk.has(partial(log, person=IVAN, day=date(2024, 2, 29), metric="calls", quantity=1))

    *_, book = await talk.says(OLGA, f"/export {said}")

    assert book.document == "salesbeat-2024-02-29-2026-11-19.xlsx"


async def test_one_in_two_teams_is_told_which_one_it_is(talk: Conversation) -> None:
    (before,) = await talk.says(IVAN, "/top")
    await talk.has(partial(_second_team, person=IVAN))

    answers = [(await talk.says(IVAN, said))[0].text for said in ("/top", "/today", "/entries")]

    assert "«Продажи»" not in before.text
    assert all("«Продажи»" in answer for answer in answers)


def _second_team(db: sqlite3.Connection, person: Person) -> None:
    other = people.add_team(db, "Вторая", "Europe/Moscow", "ru", OLGA.id, NOW)
    people.add_member(db, other, person.id, Role.MANAGER, NOW)
