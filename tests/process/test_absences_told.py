"""An own absence is told to the head, though the process dies just then."""

from pathlib import Path

import pytest

from sandbox.testing import Fault
from storage.posts import LEASE
from tests.process.stage import Stage

pytestmark = [pytest.mark.process, pytest.mark.timeout(120)]

ENTERED = "SELECT EXISTS (SELECT 1 FROM absences)"
DECLINED = "SELECT EXISTS (SELECT 1 FROM absences WHERE state = 'declined')"


async def test_the_head_hears_once_of_an_absence_over_a_kill_and_may_decline(
    tmp_path: Path,
) -> None:
    async with Stage.set(tmp_path) as stage:
        manager, head = stage.managers[0], stage.head
        stage.sandbox.faults.add(Fault("refuse", chat=str(head.id)))  # nothing gets there in time
        async with stage.bot() as bot:
            await manager.says("/absent завтра отпуск")
            await stage.until(ENTERED)
            await bot.kill()
        stage.sandbox.faults.clear()
        stage.sandbox.advance(LEASE.total_seconds())  # the one who died may have been sending
        async with stage.bot() as bot:
            told = await head.hears()
            assert "отпуск" in told.text
            await head.presses(told.buttons[0]["text"], on=told)
            await stage.until(DECLINED)
            assert await bot.terminate() == 0
        sent = stage.sandbox.calls("sendMessage")
        reached = [it for it in sent if it.arguments["chat_id"] == str(head.id) and not it.error]
        assert ["отпуск" in it.arguments["text"] for it in reached] == [True]
