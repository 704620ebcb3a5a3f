"""Everything that may be said is heard, is told of in both languages, and asks for a right."""

import re
from collections.abc import Iterator

import pytest
from aiogram import Router
from aiogram.filters import Command

from handlers.routers import build_routers
from locales.texts import LANGUAGES
from sales.rights import RULES, SPOKEN
from tests.house.test_catalogues import forms, messages
from tests.house.tree import python, text

PRESSED = {"receipt", "join", "accept", "talk"}  # buttons that continue no command
COMMANDS = sorted(RULES.keys() - PRESSED - {SPOKEN})


def heard(routers: list[Router]) -> Iterator[str]:
    """The commands that the routers, and those in them, wait for."""
    for router in routers:
        for handler in router.message.handlers:
            for condition in handler.filters or ():
                if isinstance(condition.callback, Command):
                    yield from map(str, condition.callback.commands)
        yield from heard(router.sub_routers)


def pressed() -> set[str]:
    """What the buttons' data begins with, where handlers wait for it."""
    waits = r'F\.data\.startswith\("(\w+):'
    return {act for path in python("handlers") for act in re.findall(waits, text(path))}


def test_every_command_has_a_right_and_every_right_a_command() -> None:
    assert sorted(heard(build_routers())) == COMMANDS


def test_every_press_has_a_right() -> None:
    assert PRESSED <= pressed() <= RULES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_told_of(language: str) -> None:
    known = messages(language)
    help_texts = " ".join(forms(it)[0] for key, it in known.items() if key.startswith("help."))
    untold = [
        command
        for command in COMMANDS
        if not known.keys() & {f"command.{command}", f"menu.button.{command}"}
        and not re.search(rf"/{command}\b", help_texts)
    ]
    assert untold == []
