"""The running process: odd updates, presses, health, its log, stopping."""

import asyncio
import json
import socket
from pathlib import Path

import pytest
from aiohttp import ClientSession

from sandbox.testing import Fault
from storage.rebuild import differences
from tests.process.stage import STARTED, Bot, Stage

pytestmark = pytest.mark.process


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


async def health(port: int) -> tuple[int, bool]:
    async with ClientSession() as http, http.get(f"http://127.0.0.1:{port}/healthz") as answer:
        return answer.status, (await answer.json())["ok"]


def check_log(bot: Bot, token: str) -> None:
    """Each line one object, at all levels, and the token in none of them."""
    lines = [json.loads(line) for line in bot.log.splitlines()]
    assert {"DEBUG", "INFO", "ERROR"} <= {line["level"] for line in lines}
    assert token not in bot.log
    assert token.partition(":")[2] not in bot.log


async def test_an_unreadable_update_and_a_repeated_press_harm_nothing_beside_them(
    tmp_path: Path,
) -> None:
    port = free_port()
    async with Stage.set(tmp_path) as stage:
        ivan, maria = stage.managers
        await ivan.says("5 звонков")
        stage.sandbox.telegram.queue.put("message", {"message_id": "?", "from": {"id": ivan.id}})
        await maria.says("2 встречи")
        settings = {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": "json", "HTTP_PORT": str(port)}
        async with stage.bot(**settings) as bot:
            receipt = await ivan.hears(STARTED)
            await maria.hears()
            assert await health(port) == (200, True)
            await ivan.presses_without_waiting("+1", on=receipt)
            await ivan.presses("+1", on=receipt)
            assert await bot.terminate() == 0
            check_log(bot, stage.sandbox.token)
        standing = "SELECT person_id, quantity FROM entries WHERE voided_at IS NULL ORDER BY 1"
        assert stage.ask(standing) == [(ivan.id, 6), (maria.id, 2)]
        assert stage.ask("SELECT count(*) FROM inbox WHERE state = 'unreadable'") == [(1,)]


async def test_sigterm_finishes_what_was_taken_and_the_next_start_does_the_rest(
    tmp_path: Path,
) -> None:
    async with Stage.set(tmp_path, managers=5) as stage:
        sandbox = stage.sandbox
        sandbox.faults.add(Fault("delay", seconds=0.2))
        async with stage.bot() as bot:
            for _ in range(4):
                for person in stage.managers:
                    await person.says("1 звонок")
            await sandbox.until(lambda: len(sandbox.calls("sendMessage")) > 2, STARTED)
            assert await bot.terminate() == 0
            assert "stopped" in bot.log
        assert len(sandbox.calls("sendMessage")) == 20 - len(sandbox.telegram.queue)
        assert stage.ask("SELECT count(*) FROM inbox WHERE state = 'new'") == [(0,)]
        await stage.managers[0].says("3 встречи")
        async with stage.bot():
            await stage.until("SELECT sum(quantity) = 23 FROM entries")
        with stage.opened() as db:
            assert differences(db) == []


async def test_a_copy_taken_while_the_bot_writes_can_be_put_in_its_place(tmp_path: Path) -> None:
    async with Stage.set(tmp_path, managers=20) as stage:
        copy = tmp_path / "copy.db"
        async with stage.bot():
            for person in stage.managers * 5:
                await person.says("1 звонок")
            await stage.until("SELECT count(*) > 10 FROM entries")
            taken = await stage.command("backup", str(copy))
            assert (taken.code, taken.err) == (0, "")
            await stage.until("SELECT count(*) = 100 FROM entries")
        counted = int(stage.ask("SELECT count(*) FROM entries")[0][0])
        stage.restore(copy)
        restored = int(stage.ask("SELECT count(*) FROM entries")[0][0])
        assert 10 < restored <= counted
        sound = await stage.command("check")
        assert (sound.code, sound.err) == (0, "")
        nowhere = tmp_path / "nowhere"
        for target, named in ((copy, copy), (nowhere / "copy.db", nowhere)):
            refused = await stage.command("backup", str(target))
            assert refused.code == 1
            assert str(named) in refused.err
            assert "Traceback" not in refused.err
        async with stage.bot():
            await stage.managers[0].says("3 встречи")
            await stage.until("SELECT sum(quantity) = 3 FROM entries WHERE metric = 'meetings'")


async def test_rebuild_finds_a_figure_changed_by_hand_and_mends_it(tmp_path: Path) -> None:
    async with Stage.set(tmp_path) as stage:
        day = ("INSERT INTO daily VALUES (?, ?, '2035-03-14', 'calls', 7, 0)",)
        with stage.opened() as db:
            db.execute(*day, (stage.team_id, stage.managers[0].id))
        found = await stage.command("check")
        mended = await stage.command("rebuild")
        again = await stage.command("rebuild")
        assert (found.code, mended.code, again.code) == (1, 1, 0)
        assert "calls" in found.out
        assert "calls" in mended.out
        assert stage.ask("SELECT count(*) FROM daily") == [(0,)]


async def test_a_wrong_setting_is_one_sentence_and_help_tells_the_commands(
    tmp_path: Path,
) -> None:
    async with Stage.set(tmp_path) as stage:
        wrong, refused, told = await asyncio.gather(
            stage.command(BOT_TOKEN="no token at all"),
            stage.command(BOT_TOKEN="1234:of-another-bot"),
            stage.command("--help"),
        )
        for ended, about in ((wrong, "BOT_TOKEN"), (refused, "BOT_TOKEN")):
            assert ended.code == 2
            assert about in ended.err.splitlines()[-1]
            assert "Traceback" not in ended.err
            assert "of-another-bot" not in ended.err
            assert "no token at all" not in ended.err
        assert all(word in told.out for word in ("demo", "rebuild", "backup", "PATH", "check"))
