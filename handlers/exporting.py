"""``/export [period]``: all that the team keeps as files; ``/export all``: of all its days."""

import asyncio
from functools import partial

from aiogram import Router
from aiogram.filters import Command, CommandObject

from handlers.talk import Talk
from locales.report_words import Asked, asked_report, asks_for_all
from reports.board import as_kind
from reports.export import (
    export_caption,
    file_name,
    ledger_csv,
    load_export,
    nothing_to_export,
    workbook,
)


def build_router() -> Router:
    router = Router(name="exporting")
    router.message.register(export, Command("export", ignore_case=True))
    return router


async def export(talk: Talk, command: CommandObject) -> None:
    """Built in a thread: a month of a large team takes a second."""
    said = command.args or ""
    is_all = asks_for_all(said)
    asked = Asked("month") if is_all else asked_report(said, refusal="refusal.export_words")
    work = partial(
        load_export,
        team=talk.team,
        kind=None if is_all else as_kind(asked.kind or "month"),
        now=talk.now,
        back=asked.back,
    )
    facts = await talk.store.read(work)
    if not facts.entries:
        await talk.answer(nothing_to_export(facts, talk.texts))
        return
    chat_id, caption = talk.actor.person.id, export_caption(facts, talk.texts)
    ledger = await asyncio.to_thread(ledger_csv, facts)
    await talk.sender.document(chat_id, file_name(facts, "csv"), ledger, caption)
    book = await asyncio.to_thread(workbook, facts)
    about = talk.texts("export.workbook")
    await talk.sender.document(chat_id, file_name(facts, "xlsx"), book, about)
