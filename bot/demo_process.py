"""The demo's bot: the real process, told by its environment to talk to the sandbox."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import Settings

HOME = Path(__file__).resolve().parent.parent
STOP_SECONDS = 30.0  # the process itself gives up draining before that
LAST_LINES = 15


@asynccontextmanager
async def bot_process(folder: Path, *, url: str, token: str, owner: int) -> AsyncIterator[Process]:
    """Runs while the block does; its database, clock and log are files of ``folder``."""
    command = (sys.executable, "-m", "bot", "--clock", str(clock_file(folder)))
    with log_file(folder).open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=folder,  # no .env there
            env=_environment(folder, url, token, owner),
            stdin=DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        await _stop(process)


def database_file(folder: Path) -> Path:
    return folder / "salesbeat.db"


def clock_file(folder: Path) -> Path:
    return folder / "clock"


def log_file(folder: Path) -> Path:
    return folder / "bot.log"


def last_lines(folder: Path) -> str:
    """The end of the bot's log."""
    lines = log_file(folder).read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-LAST_LINES:])


def _environment(folder: Path, url: str, token: str, owner: int) -> dict[str, str]:
    """This process's, with none of its settings for the bot but these."""
    names = {name.upper() for name in Settings.model_fields}
    inherited = {name: value for name, value in os.environ.items() if name.upper() not in names}
    paths = [str(HOME), *filter(None, [os.environ.get("PYTHONPATH")])]
    return inherited | {
        "PYTHONPATH": os.pathsep.join(paths),
        "BOT_TOKEN": token,
        "TELEGRAM_API_URL": url,
        "DATABASE_PATH": str(database_file(folder)),
        "ADMIN_IDS": str(owner),
    }


async def _stop(process: Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
