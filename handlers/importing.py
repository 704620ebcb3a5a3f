"""``/import`` and tables sent in private: looked through, then entered by a button, or undone."""

import asyncio
from functools import partial

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.documents import loaded
from handlers.filters import When
from handlers.plan_importing import offer_plans, plan_template_asked, plans_chosen
from handlers.presses import fields, number
from handlers.talk import Talk
from locales.columns import column_names
from reports.importing import build_how, build_imported, build_preview, template
from sales.errors import SalesError
from sales.imports import Document, Preview, Rows
from sales.periods import local_day
from sales.rights import may
from sales.teams import Place, Roster
from services import importing
from services.import_rows import NEEDED, read_rows
from services.plan_import import plan_table
from services.tables import read_table
from storage import people

TABLES = (".xlsx", ".csv")


def build_router() -> Router:
    router = Router(name="importing")
    router.message.register(how, Command("import"))
    router.message.register(sent, When(F.document))
    router.callback_query.register(template_asked, When(F.data == "import:template"))
    router.callback_query.register(plan_template_asked, When(F.data == "import:plans"))
    router.callback_query.register(plans_chosen, When(F.data.startswith("import:plan:")))
    router.callback_query.register(chosen, When(F.data.startswith("import:")))
    return router


async def how(talk: Talk) -> None:
    """``/import``"""
    await talk.answer(build_how(talk.texts))


async def template_asked(talk: Talk) -> None:
    """An empty table, with the team's names in its examples."""
    team = talk.team
    roster = await talk.store.read(partial(people.roster, team_id=team.id))
    names = tuple(member.person.name for member in roster.sellers())
    day = f"{local_day(talk.now, team.timezone):%d.%m.%Y}"
    content = await asyncio.to_thread(template, talk.texts, names, day)
    await talk.toast()
    caption = talk.texts("import.template")
    await talk.sender.document(talk.actor.person.id, "salesbeat-import.xlsx", content, caption)


async def sent(talk: Talk, event: Message, bot: Bot) -> None:
    """A head's document is a table to import; the answer is a reply, by which it is found again."""
    if event.document is None or not may(talk.actor, "import"):
        if _is_refused(talk, event):
            raise SalesError("gate.no_right")
        raise SkipHandler
    content = await loaded(bot, event.document)
    plans = await asyncio.to_thread(plan_table, content)
    if plans is not None:
        await offer_plans(talk, plans)
        return
    team_id = talk.team.id
    rows = await _rows(talk, team_id, content)
    preview = await talk.store.read(
        partial(importing.look_through, actor=talk.actor, team_id=team_id, rows=rows, now=talk.now)
    )
    await talk.answer(build_preview(preview, talk.texts), is_reply=True)


def _is_refused(talk: Talk, event: Message) -> bool:
    """A member's table in private: it is meant for the bot, and not theirs to send."""
    name = (event.document.file_name if event.document else None) or ""
    is_table = name.lower().endswith(TABLES)
    return is_table and talk.actor.team is not None and talk.actor.place is Place.PRIVATE


async def chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """Enter it, with what is doubtful or without; or nothing; or take all of it back."""
    team_id, choice, detail = fields(event, 3)
    if choice == "no":
        await talk.toast()
        await talk.change(talk.texts("import.called_off"))
    elif choice == "undo":
        await _undo(talk, number(team_id), number(detail))
    else:
        await _enter(talk, bot, number(team_id), choice, detail)


async def _enter(talk: Talk, bot: Bot, team_id: int, choice: str, fingerprint: str) -> None:
    question = talk.message
    brought = question.reply_to_message if question is not None else None
    if brought is None or brought.document is None:
        raise SalesError("press.old")
    rows = await _rows(talk, team_id, await loaded(bot, brought.document))
    done = await talk.store.write(
        partial(
            importing.enter,
            actor=talk.actor,
            team_id=team_id,
            rows=rows,
            document=Document(brought.chat.id, brought.message_id),
            fingerprint=fingerprint,
            with_doubtful=choice == "all",
            now=talk.now,
        )
    )
    if isinstance(done, Preview):
        await talk.toast(talk.texts("import.changed"))
        await talk.change(build_preview(done, talk.texts))
        return
    await talk.toast()
    await talk.change(build_imported(done, talk.texts))


async def _rows(talk: Talk, team_id: int, content: bytes) -> Rows:
    """Read before the database is asked, in a thread: a large table takes seconds."""
    everyone = await talk.store.read(partial(importing.everyone, actor=talk.actor, team_id=team_id))
    return await asyncio.to_thread(_read, content, everyone)


def _read(content: bytes, everyone: Roster) -> Rows:
    return read_rows(read_table(content, column_names(), NEEDED), everyone)


async def _undo(talk: Talk, team_id: int, message_id: int) -> None:
    document = Document(talk.actor.person.id, message_id)
    undone = await talk.store.write(
        partial(importing.undo, actor=talk.actor, team_id=team_id, document=document, now=talk.now)
    )
    await talk.toast()
    await talk.change(build_imported(undone, talk.texts))
