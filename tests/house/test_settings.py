""".env.example is the settings, told to an operator."""

import re

import pytest

from bot.settings import Settings
from tests.house.tree import ROOT, text

EXAMPLE = text(ROOT / ".env.example")
SHOWN = dict(re.findall(r"^(\w+)=(.*)$", EXAMPLE, re.MULTILINE))
FIELDS = {name.upper(): field for name, field in Settings.model_fields.items()}


def test_the_example_holds_every_setting_and_no_other() -> None:
    assert list(SHOWN) == list(FIELDS)


@pytest.mark.parametrize("name", [name for name, it in FIELDS.items() if not it.is_required()])
def test_the_example_shows_the_default(name: str) -> None:
    default = FIELDS[name].default
    assert SHOWN[name] == ("" if default in {"", frozenset()} else str(default))


def test_only_the_token_is_asked_for() -> None:
    assert [name for name, it in FIELDS.items() if it.is_required()] == ["BOT_TOKEN"]
    assert SHOWN["BOT_TOKEN"] == ""


def test_every_setting_is_explained() -> None:
    groups = [group for group in EXAMPLE.split("\n\n") if "=" in group]
    assert all(group.startswith("# ") for group in groups)


@pytest.mark.parametrize("paper", ["Dockerfile", "compose.yaml", "docs/operating.md", "README.md"])
def test_papers_speak_of_settings_that_exist(paper: str) -> None:
    names = r"\b[A-Z]+_(?:TOKEN|IDS|PATH|URL|PROXY|TIMEZONE|LANGUAGE|HOST|PORT|LEVEL|FORMAT)\b"
    assert set(re.findall(names, text(ROOT / paper))) <= set(FIELDS)
