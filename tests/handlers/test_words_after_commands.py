"""A word after a command that takes none is refused, not passed over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import ledger
from tests.cast import IVAN, SALES, TODAY
from tests.handlers.conversation import Conversation, begun


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with begun(tmp_path) as conversation:
        yield conversation


@pytest.mark.parametrize("said", ["/today вчера", "/week прошлая", "/month октябрь", "/week Мария"])
async def test_own_figures_are_of_now_and_say_so(talk: Conversation, said: str) -> None:
    (seen,) = await talk.says(IVAN, said)
    assert f"«{said.partition(' ')[2]}»" in seen.text
    assert "/entries вчера" in seen.text
    assert seen.photo is None


async def test_undo_with_a_number_undoes_nothing(talk: Conversation) -> None:
    await talk.says(IVAN, "5 звонков")
    (seen,) = await talk.says(IVAN, "/undo 1")
    assert "/void 123" in seen.text
    (entry,) = await talk.office.database.read(
        lambda db: ledger.of_day(db, SALES.id, IVAN.id, TODAY)
    )
    assert entry.voided_at is None
