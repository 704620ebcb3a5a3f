"""A mistake of ours in a handler: told plainly, its update set aside, its effect taken back."""

import sqlite3
from typing import Any

import pytest

from locales.texts import texts
from services import day_marks
from storage.daily import say_zero
from tests.cast import IVAN, NOW, SALES
from tests.handlers.world import World


async def test_an_update_that_met_a_bug_is_set_aside_and_has_changed_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def halfway(db: sqlite3.Connection, *_: Any, **__: Any) -> None:
        say_zero(db, SALES.id, IVAN.id, NOW.date(), NOW)
        raise ZeroDivisionError

    monkeypatch.setattr(day_marks, "say_zero", halfway)
    before = await world.everything()
    await world.ivan.says("/zero")
    told = await world.ivan.hears()
    assert told.text == texts("ru")("error.bug")
    await world.settled()
    states = await world.database.read(
        lambda db: [row[0] for row in db.execute("SELECT state FROM inbox ORDER BY update_id")]
    )
    assert states[-1] == "failed"
    assert await world.everything() == before
