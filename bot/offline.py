"""Commands for the operator that need no Telegram: rebuild, backup, check."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from storage.db import Database, StorageError, backup, problems
from storage.rebuild import Difference, differences, rebuild
from storage.schema import SchemaError


def run(options: argparse.Namespace, path: Path) -> int:
    """0: well; 1: something differed, is wrong, or could not be done."""
    commands: dict[str, Callable[[], int]] = {
        "rebuild": lambda: asyncio.run(_rebuild(path)),
        "backup": lambda: _backup(path, options.path),
        "check": lambda: asyncio.run(_check(path)),
    }
    if not path.exists():
        print(f"there is no database at {path} yet", file=sys.stderr)
        return 1
    try:
        return commands[options.command]()
    except (StorageError, SchemaError, OSError) as error:
        print(f"{options.command}: {error}", file=sys.stderr)
        return 1


async def _rebuild(path: Path) -> int:
    database = await Database.open(path)
    try:
        found = await database.write(rebuild)
    finally:
        await database.close()
    for it in found:
        print(_line(it))
    print(
        f"{len(found)} daily figures differed and were set right" if found else "nothing differed"
    )
    return 1 if found else 0


async def _check(path: Path) -> int:
    database = await Database.open(path)
    try:
        found = await database.read(problems)
        found += [_line(it) for it in await database.read(differences)]
    finally:
        await database.close()
    for line in found:
        print(line)
    print(f"{len(found)} problems" if found else "settings and database are sound")
    return 1 if found else 0


def _backup(path: Path, target: Path) -> int:
    try:
        backup(path, target)
    except FileExistsError as error:
        advice = "nothing was copied; name another file, or move this one away first"
        raise StorageError(f"{target} exists already: {advice}") from error
    except FileNotFoundError as error:
        advice = "nothing was copied; make it first, or name another file"
        raise StorageError(f"there is no folder {target.parent}: {advice}") from error
    print(f"{target}: {target.stat().st_size} bytes, checked")
    return 0


def _line(it: Difference) -> str:
    where = "team {}, person {}, {}, {}".format(*it.key)
    return f"{where}: kept {it.kept.pair()}, the ledger says {it.true.pair()}"
