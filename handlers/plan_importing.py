"""A table of a month's plans: shown first, then entered whole by a button."""

import asyncio
from functools import partial

from aiogram import Bot
from aiogram.types import CallbackQuery

from handlers.documents import loaded
from handlers.presses import fields, number
from handlers.talk import Talk
from handlers.target_telling import write_and_tell
from reports.plan_import import build_plans_preview, plan_template
from reports.wording import lines, short_name
from sales.errors import SalesError
from sales.periods import local_day, month_period
from services import plan_import
from services.plan_import import plan_table
from services.tables import Table
from storage import people


async def offer_plans(talk: Talk, table: Table) -> None:
    """A reply to the document, by which it is found again."""
    work = partial(
        plan_import.look_through,
        actor=talk.actor,
        team_id=talk.team.id,
        table=table,
        now=talk.now,
    )
    preview = await talk.store.read(work)
    await talk.answer(build_plans_preview(preview, talk.texts), is_reply=True)


async def plan_template_asked(talk: Talk) -> None:
    """An empty table, with the team's names in its examples."""
    team = talk.team
    roster = await talk.store.read(partial(people.roster, team_id=team.id))
    names = tuple(member.person.name for member in roster.sellers())
    month = month_period(local_day(talk.now, team.timezone)).start
    content = await asyncio.to_thread(plan_template, talk.texts, names, month)
    await talk.toast()
    caption = talk.texts("import.template")
    await talk.sender.document(talk.actor.person.id, "salesbeat-plans.xlsx", content, caption)


async def plans_chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """Enter all of it."""
    _, team_id, fingerprint = fields(event, 3)
    brought = talk.message.reply_to_message if talk.message is not None else None
    if brought is None or brought.document is None:
        raise SalesError("press.old")
    table = await asyncio.to_thread(plan_table, await loaded(bot, brought.document))
    if table is None:
        raise SalesError("press.old")
    work = partial(
        plan_import.enter,
        actor=talk.actor,
        team_id=number(team_id),
        table=table,
        fingerprint=fingerprint,
        now=talk.now,
    )
    done, told = await write_and_tell(talk, number(team_id), work)
    await talk.toast()
    entered = talk.texts("plan.imported", n=len(done.rows), team=short_name(done.team.name))
    await talk.change(lines(entered, talk.texts("target.telling", n=told) if told else ""))
