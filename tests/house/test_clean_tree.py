"""What must not stand in the tree: secrets, addresses of registries, paths of a machine."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, name

BINARY = {".png", ".ttf", ".ico"}
REGISTRY = re.compile(r"p[y]pi[.]org|pythonh[o]sted|npm[j]s[.](org|com)|deb[.]deb[i]an")
MACHINE = re.compile(r"(?<![\w.])/(work|farm|root|Users)/[a-z.]|/home/(?!salesbeat)[a-z]+/")
TOKEN = re.compile(r"\b\d{8,10}:[\w-]{35}(?![\w-])")
PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE K[E]Y-----")
LARGEST = 500_000  # bytes


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


TREE = [it for it in files() if it.suffix not in BINARY and it.name != ".env"]


@pytest.mark.parametrize("unwanted", [REGISTRY, MACHINE, TOKEN, PRIVATE_KEY])
def test_no_file_holds_it(unwanted: re.Pattern[str]) -> None:
    assert [name(path) for path in TREE if unwanted.search(read(path))] == []


def test_what_is_unwanted_would_be_found() -> None:
    assert TOKEN.search("BOT_TOKEN=123456789:" + "A" * 35)
    assert MACHINE.search("cd /" + "work/somewhere")
    assert REGISTRY.search("index-url = https://" + "py" + "pi.org/simple")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_hold_hashes_and_no_address(lock: str) -> None:
    lines = read(ROOT / lock)
    pinned = re.findall(r"^[\w.-]+==\S+.*$", lines, re.MULTILINE)
    assert "://" not in lines
    assert len(pinned) > 20
    assert all(it.endswith("\\") for it in pinned), "each is followed by its hashes"


def test_all_that_runs_is_also_installed_for_development() -> None:
    pinned = re.compile(r"^([\w.-]+==\S+)", re.MULTILINE)
    running, developing = (
        set(pinned.findall(read(ROOT / it)))
        for it in ("requirements.lock", "requirements-dev.lock")
    )
    assert running < developing


def test_no_file_is_too_large_for_a_repository() -> None:
    assert [name(path) for path in files() if path.stat().st_size > LARGEST] == []
