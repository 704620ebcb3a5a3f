"""At start: everyone's list of commands is what their role says now."""

import logging
import sqlite3

from aiogram import Bot
from aiogram.exceptions import AiogramError

from handlers.command_menu import show_commands, show_default_commands
from sales.teams import Person, Role
from services.membership import speaks_as
from storage import people
from storage.db import Database

log = logging.getLogger(__name__)


async def publish_menus(
    bot: Bot, database: Database, *, default_language: str, owners: frozenset[int]
) -> None:
    """Set the lists for strangers and groups, then for each person the bot can write to."""
    try:
        await show_default_commands(bot, default_language)
    except AiogramError as error:
        log.warning("the default menus stay as they are: %s", error)
    for person, role in await database.read(reachable):
        await show_commands(bot, person, role, is_owner=person.id in owners)


def reachable(db: sqlite3.Connection) -> list[tuple[Person, Role | None]]:
    """Whom the bot can write to, each with their role in the team their private chat speaks of."""
    return [(person, speaks_as(db, person.id)) for person in people.reachable(db)]
