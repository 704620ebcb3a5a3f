"""Small files and small functions: what does not fit in the head at once is not trusted."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOMS, files, name, parsed, python, text

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's name and its length in lines, signature and docstring included."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    read = [*python(), *files("sandbox/page")]
    assert [name(it) for it in read if len(text(it).splitlines()) > LONGEST_FILE] == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name(path)}: {function} has {lines} lines"
        for path in python()
        for function, lines in functions(path)
        if lines > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_has_a_name_that_could_hold_anything() -> None:
    assert [name(it) for it in python(*ROOMS, "tests") if it.stem in VAGUE] == []
