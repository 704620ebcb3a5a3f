"""Each room says what it is and what it is not, and ships whole."""

import ast
import re
import tomllib
from pathlib import PurePath

import pytest

from tests.house.tree import ROOMS, ROOT, files, parsed, python, text

PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_and_what_it_is_not(room: str) -> None:
    says = ast.get_docstring(parsed(ROOT / room / "__init__.py")) or ""
    assert re.search(r"\b(not|no|nothing)\b", says, re.IGNORECASE)


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_says_what_it_is(room: str) -> None:
    assert [it.name for it in python(room) if not ast.get_docstring(parsed(it))] == []


def test_every_room_is_packed_and_stands_on_a_floor() -> None:
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == sorted(ROOMS)
    linter = PROJECT["tool"]["importlinter"]
    assert sorted(linter["root_packages"]) == sorted(ROOMS)
    floors = {
        room.strip() for floor in linter["contracts"][0]["layers"] for room in floor.split("|")
    }
    assert floors | {"sandbox"} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_reads_at_run_time_is_packed_with_it(room: str) -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"].get(room, ())
    unpacked = [
        path.name
        for path in files(room)
        if path.suffix not in {".py", ".md"}
        and not any(PurePath(path.relative_to(ROOT / room)).match(it) for it in patterns)
    ]
    assert unpacked == []


def test_the_image_holds_every_room_and_no_more_than_it_needs() -> None:
    allowed = {it[1:] for it in text(ROOT / ".dockerignore").splitlines() if it.startswith("!")}
    assert allowed == {*ROOMS, "requirements.lock", "LICENSE"}
