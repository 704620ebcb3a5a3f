import asyncio
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession

from sandbox.testing import OFF, Sandbox

ROOT = Path(__file__).parents[2]


@pytest.mark.process
async def test_it_runs_alone_and_prints_what_a_bot_needs(
    session: ClientSession, tmp_path: Path
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", "0", "--clock-file", tmp_path / "clock"),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        lines = [(await process.stdout.readline()).decode().strip() for _ in range(3)]
        url = lines[1].removeprefix("TELEGRAM_API_URL=")
        token = lines[2].removeprefix("BOT_TOKEN=")
        async with session.get(f"{url}/bot{token}/getMe") as response:
            assert (await response.json())["ok"]
        await session.post(f"{url}/sandbox/clock", json={"advance_seconds": 60})
        assert float((tmp_path / "clock").read_text()) == 60.0
    finally:
        process.terminate()
        await process.wait()


async def test_two_sandboxes_know_nothing_of_each_other() -> None:
    async with Sandbox.running() as one, Sandbox.running(limits=OFF) as other:
        one.person("Иван")
        assert one.url != other.url
        assert other.telegram.world.people == []
