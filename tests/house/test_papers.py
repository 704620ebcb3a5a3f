"""The papers speak of what is there: commands, files, headings, tests, terms."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import build_parser
from locales.texts import texts
from sales.catalog import CATALOG
from tests.house.tree import BOT_ROOMS, ROOMS, ROOT, files, name, papers, parsed, python, text

TARGETS = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
LINK = re.compile(r"\]\(([^)\s]+)\)")
A_PATH = re.compile(rf"`((?:{'|'.join(ROOMS)}|tests|docs)/[\w./-]*\w)`")
A_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
RULE = re.compile(r"^\| (?!rule|---)(.+?) \| (.+?) \|$", re.MULTILINE)
TERM = re.compile(r"^\| (?!Russian|---)(.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def code(paper: Path) -> str:
    """What stands in the paper as code: in fences and in backticks."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text(paper), re.DOTALL))


def anchors(paper: Path) -> set[str]:
    """The headings of a paper as links name them."""
    headings = re.findall(r"^#+ (.+)$", text(paper), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", it.lower()).replace(" ", "-") for it in headings}


def commands() -> set[str]:
    """What may follow ``python -m bot``."""
    actions = build_parser()._actions
    return {str(name) for it in actions if isinstance(it.choices, dict) for name in it.choices}


@pytest.mark.parametrize("paper", papers(), ids=name)
def test_links_lead_somewhere(paper: Path) -> None:
    for link in LINK.findall(text(paper)):
        path, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = paper.parent / path if path else paper
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("paper", papers(), ids=name)
def test_commands_exist(paper: Path) -> None:
    assert set(re.findall(r"\bmake ([a-z]+)", code(paper))) <= TARGETS
    assert set(re.findall(r"python -m bot ([a-z]+)", code(paper))) <= commands()


@pytest.mark.parametrize("paper", papers(), ids=name)
def test_files_that_are_spoken_of_exist(paper: Path) -> None:
    assert [it for it in A_PATH.findall(text(paper)) if not (ROOT / it).exists()] == []


def test_the_makefile_has_a_recipe_for_all_it_promises() -> None:
    promised = re.findall(r"^\.PHONY: (.+)$", text(ROOT / "Makefile"), re.MULTILINE)
    assert set(promised[0].split()) <= TARGETS


def test_what_ci_runs_is_what_the_readme_says() -> None:
    ran = set(re.findall(r"\bmake ([a-z]+)$", text(ROOT / ".ci/run"), re.MULTILINE))
    assert ran == {"test", "lint"}
    assert {"make test", "make demo"} <= set(code(ROOT / "README.md").splitlines())


def rules() -> list[tuple[str, str]]:
    return RULE.findall(text(ROOT / "docs/invariants.md"))


def functions(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


@pytest.mark.parametrize(("rule", "held_by"), rules())
def test_every_rule_names_tests_that_exist(rule: str, held_by: str) -> None:
    tests = A_TEST.findall(held_by)
    assert tests, rule
    for path, test in tests:
        assert test in functions(ROOT / path), rule


def test_the_rules_are_found_at_all() -> None:
    assert len(rules()) >= 20


def test_the_code_speaks_the_glossarys_words() -> None:
    written = "\n".join(text(it) for it in [*python(*BOT_ROOMS), *files("storage", suffix=".sql")])
    words = set(re.findall(r"\w+", written))
    terms = TERM.findall(text(ROOT / "docs/glossary.md"))
    missing = [
        term
        for _, cell, _ in terms
        for term in re.findall(r"`([^`]+)`", cell)
        if not set(re.findall(r"\w+", term)) <= words
    ]
    assert missing == []
    assert len(terms) >= 40


def test_every_metric_has_its_row_with_its_points() -> None:
    row = re.compile(r"^\| `(\w+)` \| (.+?) \| .+ \| (\d+) \| (\d+|—) \| (.+) \|$", re.MULTILINE)
    told = row.findall(text(ROOT / "docs/metrics.md"))
    words = texts("ru")
    assert told == [
        (it.id, words(f"metric.{it.id}"), str(it.weight), str(it.cap or "—"), it.source)
        for it in CATALOG.values()
    ]


def test_every_decision_is_a_page_of_the_same_parts() -> None:
    pages = [it for it in files("docs/adr", suffix=".md") if it.name != "README.md"]
    numbers = [int(it.name[:4]) for it in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for page in pages:
        parts = re.findall(r"^## (.+)$", text(page), re.MULTILINE)
        assert parts[:4] == ["Context", "Decision", "Alternatives", "Consequences"], page.name
        assert parts[4:] in ([], ["Deviations"]), page.name
