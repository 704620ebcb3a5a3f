"""What a head asks is told to everyone it concerns, though the process dies just then."""

from pathlib import Path

import pytest

from tests.process.stage import Stage

pytestmark = [pytest.mark.process, pytest.mark.timeout(120)]

PEOPLE = 20
SET = "SELECT EXISTS (SELECT 1 FROM targets)"


async def test_a_plan_for_all_reaches_everyone_over_a_kill(tmp_path: Path) -> None:
    async with Stage.set(tmp_path, managers=PEOPLE) as stage:
        async with stage.bot() as bot:
            await stage.head.says("/target все продажи 5 месяц")
            await stage.until(SET)
            await bot.kill()
        async with stage.bot() as bot:
            told = [await manager.hears() for manager in stage.managers]
            assert all("план на месяц" in it.text for it in told)
            await stage.managers[0].presses("✅ Подтверждаю план", on=told[0])
            await stage.until("SELECT EXISTS (SELECT 1 FROM acknowledgements)")
            assert await bot.terminate() == 0
