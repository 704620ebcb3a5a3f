"""What Telegram's menu button shows after a start: by role, place and language."""

from pathlib import Path

from aiogram import Bot

from bot.menus import publish_menus
from bot.settings import Settings
from bot.wiring import build_bot
from handlers.command_menu import GROUP, private_commands
from sales import teams as known
from sales.teams import Role
from sandbox.testing import Fault, Person, Sandbox
from storage.db import Database
from tests.cast import IVAN, OLGA, add_cast


def bot_of(sandbox: Sandbox) -> Bot:
    settings = {"bot_token": sandbox.token, "telegram_api_url": sandbox.url}
    return build_bot(Settings.model_validate(settings))


async def publish(sandbox: Sandbox, folder: Path) -> None:
    database = await Database.open(folder / "salesbeat.db")
    bot = bot_of(sandbox)
    try:
        await database.write(add_cast)
        await publish_menus(bot, database, default_language="ru", owners=frozenset())
    finally:
        await bot.session.close()
        await database.close()


def met(sandbox: Sandbox, person: known.Person) -> Person:
    """One of the cast, who has pressed Start."""
    somebody = sandbox.person(person.name, person_id=person.id)
    somebody.user.started = True
    return somebody


def descriptions(sandbox: Sandbox, person: Person) -> list[str]:
    chat, language = person.private.chat, person.user.language or ""
    shown = sandbox.telegram.menus.shown(chat, person.id, chat.member(person.id), language)
    return [command["description"] for command in shown]


async def test_each_sees_the_commands_of_their_role_and_place(tmp_path: Path) -> None:
    async with Sandbox.running() as sandbox:
        olga, ivan = met(sandbox, OLGA), met(sandbox, IVAN)
        stranger = sandbox.person("Stranger")
        group = sandbox.group("Чат", olga, members=[ivan])
        await publish(sandbox, tmp_path)
        assert tuple(olga.commands()) == private_commands(Role.HEAD)
        assert tuple(ivan.commands()) == private_commands(Role.MANAGER)
        assert tuple(stranger.commands()) == private_commands(None)
        assert tuple(ivan.commands(group)) == GROUP


async def test_strangers_read_them_in_the_language_of_their_app(tmp_path: Path) -> None:
    async with Sandbox.running() as sandbox:
        people = [sandbox.person(code, language=code) for code in ("ru", "en", "de")]
        await publish(sandbox, tmp_path)
        russian, english, german = (descriptions(sandbox, person) for person in people)
        assert russian != english
        assert german == russian  # the default language


async def test_one_menu_that_fails_leaves_the_others(tmp_path: Path) -> None:
    async with Sandbox.running() as sandbox:
        olga, ivan = met(sandbox, OLGA), met(sandbox, IVAN)
        for_olga = 7  # after the lists for strangers and groups in two languages and none
        refusal = Fault(
            "refuse", methods=frozenset({"setmycommands"}), code=400, every=for_olga, times=1
        )
        sandbox.faults.add(refusal)
        await publish(sandbox, tmp_path)
        assert tuple(olga.commands()) == private_commands(None)
        assert tuple(ivan.commands()) == private_commands(Role.MANAGER)
