"""The house as files: its rooms, its Python, its papers. Walks folders, so that it needs no git."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOT_ROOMS = (
    *("bot", "handlers", "jobs", "delivery", "reports", "services"),
    *("charts", "locales", "storage", "sales"),
)
ROOMS = (*BOT_ROOMS, "sandbox")
PAPERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs")
NOT_OURS = {
    line.strip("/\n")
    for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if line.endswith("/")
} | {".git"}


def files(*folders: str, suffix: str = "") -> Iterator[Path]:
    """The files under the folders (none given: of the whole tree), without what git ignores."""
    for start in map(ROOT.joinpath, folders or (".",)):
        for path in [start] if start.is_file() else sorted(start.rglob("*")):
            is_ours = NOT_OURS.isdisjoint(path.relative_to(ROOT).parts)
            if is_ours and path.is_file() and path.name.endswith(suffix) and path.suffix != ".pyc":
                yield path


def python(*folders: str) -> list[Path]:
    return list(files(*folders, suffix=".py"))


def papers() -> list[Path]:
    """Everything that is written for people."""
    return [path for path in files(*PAPERS, suffix=".md") if path.exists()]


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(text(path))


def name(path: Path) -> str:
    """As in the repository."""
    return path.relative_to(ROOT).as_posix()
