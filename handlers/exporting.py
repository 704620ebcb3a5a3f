"""``/export [period]``: all that the team keeps as files; ``/export all``: of all its days."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial

from aiogram import Router
from aiogram.filters import Command, CommandObject

from handlers.talk import Talk
from locales.report_words import Asked, asked_report, asks_for_all
from locales.texts import Html, Texts
from reports.board import as_kind
from reports.export import (
    ExportFacts,
    export_caption,
    file_name,
    load_export,
    workbook_caption,
)
from reports.export_sheets import all_sheets, daily_sheet, ledger_sheet
from reports.sheets import as_csv, workbook
from sales.errors import SalesError
from sales.periods import local_day

MOST_BYTES = 50 * 2**20  # what a bot may send


def build_router() -> Router:
    router = Router(name="exporting")
    router.message.register(export, Command("export", ignore_case=True))
    return router


async def export(talk: Talk, command: CommandObject) -> None:
    """Built in a thread: a month of a large team takes a second."""
    said = command.args or ""
    is_all = asks_for_all(said)
    today = local_day(talk.now, talk.team.timezone)
    asked = Asked("month") if is_all else asked_report(said, today, refusal="refusal.export_words")
    work = partial(
        load_export,
        team=talk.team,
        kind=None if is_all else as_kind(asked.kind or "month"),
        now=talk.now,
        back=asked.back,
    )
    facts = await talk.store.read(work)
    for ending, about, build in _files(facts, talk.texts):
        content = await asyncio.to_thread(build, facts, talk.texts)
        if len(content) > MOST_BYTES:
            raise SalesError("export.too_big", megabytes=MOST_BYTES // 2**20)
        name = file_name(facts, ending)
        await talk.sender.document(talk.actor.person.id, name, content, about)


def _files(
    facts: ExportFacts, texts: Texts
) -> Iterator[tuple[str, Html, Callable[[ExportFacts, Texts], bytes]]]:
    """How each file's name ends, what is said of it, and how it is built; none without rows."""
    if facts.entries:
        yield "-ledger.csv", export_caption(facts, texts), _ledger
    if facts.days:
        yield "-daily.csv", texts("export.daily"), _daily
    yield ".xlsx", workbook_caption(facts, texts), _workbook


def _ledger(facts: ExportFacts, texts: Texts) -> bytes:
    return as_csv(ledger_sheet(facts, texts))


def _daily(facts: ExportFacts, texts: Texts) -> bytes:
    return as_csv(daily_sheet(facts, texts))


def _workbook(facts: ExportFacts, texts: Texts) -> bytes:
    return workbook(all_sheets(facts, texts), texts.language)
