"""Killed, flooded, given everything twice: each message counts exactly once."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.testing import Sandbox, flood
from storage.rebuild import differences
from tests.process.stage import Stage

pytestmark = [pytest.mark.process, pytest.mark.timeout(120)]

PEOPLE, EACH = 20, 10
FEW_KILLS = 3  # each costs a start; ten are enough once
LOGS = PEOPLE * EACH


def portions(kills: int) -> Iterator[int]:
    """How many logs come before each kill, and after the last one."""
    whole, rest = divmod(LOGS, kills + 1)
    yield from [whole] * kills
    yield whole + rest


async def say(stage: Stage, already: int, count: int) -> None:
    """Everyone in turns; the quantity tells the messages of a person apart."""
    for number in range(already, already + count):
        person = stage.managers[number % PEOPLE]
        await person.says(f"{number // PEOPLE + 1} звонков")


def sends(sandbox: Sandbox) -> int:
    return len(sandbox.calls("sendMessage"))


async def until_sent(sandbox: Sandbox, moment: int) -> None:
    await sandbox.until(lambda: sends(sandbox) >= moment, 30, "the moment to kill")


async def log_and_kill(stage: Stage, kills: int, seed: int) -> None:
    """All the logs; each time the process is killed after a random number of answers to a part."""
    chance, said = random.Random(seed), 0
    *parts, last = portions(kills)
    for part in parts:
        async with stage.bot() as bot:
            moment = sends(stage.sandbox) + chance.randint(1, part)
            await say(stage, said, part)
            said += part
            await until_sent(stage.sandbox, moment)
            await bot.kill()
    async with stage.bot() as bot:
        await say(stage, said, last)
        await stage.sandbox.until_read(within=30)
        await stage.until("SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')")
        assert await bot.terminate() == 0


def check_ledger(stage: Stage) -> None:
    """Each person's ten messages, each once, and the daily figures are what the ledger says."""
    counted = stage.ask("SELECT person_id, quantity, count(*) FROM entries GROUP BY 1, 2")
    expected = {(person.id, n + 1, 1) for person in stage.managers for n in range(EACH)}
    assert set(counted) == expected
    with stage.opened() as db:
        assert differences(db) == []
    assert stage.ask("SELECT count(*) FROM inbox WHERE state <> 'done'") == [(0,)]


async def test_200_logs_survive_10_kills(tmp_path: Path) -> None:
    async with Stage.set(tmp_path, managers=PEOPLE) as stage:
        await log_and_kill(stage, kills=10, seed=1)
        check_ledger(stage)


async def test_200_logs_given_twice_count_once_also_over_kills(tmp_path: Path) -> None:
    async with Stage.set(tmp_path, managers=PEOPLE) as stage:
        stage.sandbox.deliver_twice()
        await log_and_kill(stage, kills=FEW_KILLS, seed=2)
        check_ledger(stage)


async def test_200_logs_survive_floods_and_kills(tmp_path: Path) -> None:
    """Telegram refuses every third message of the bot for a second."""
    async with Stage.set(tmp_path, managers=PEOPLE) as stage:
        stage.sandbox.faults.add(flood(1, every=3))
        await log_and_kill(stage, kills=FEW_KILLS, seed=3)
        check_ledger(stage)
