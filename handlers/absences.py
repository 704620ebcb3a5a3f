"""/absent: days away, one's own or as a head someone's; heads decline or agree by buttons.

An edited message changes what it has entered.
"""

from datetime import date
from functools import partial
from typing import NamedTuple

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.absence_telling import of_all_ended, of_decided, of_ended, of_entered, of_reworded
from handlers.filters import When
from handlers.people_buttons import person_rows
from handlers.presses import fields, iso_day, number
from handlers.talk import Talk
from handlers.telling import send_told, write_and_tell
from locales.absence_words import load_absence_words
from reports.absences import (
    build_as_decided,
    build_decided,
    build_ended,
    build_entered,
    build_list,
    build_which,
)
from sales.absence_entry import Back, parse_absence
from sales.absence_names import unknown_before_days
from sales.absences import AbsenceSaid
from sales.errors import SalesError
from sales.periods import day_period, local_day
from sales.spoken import split_command
from sales.teams import Person
from services.absence_changes import decide_absence, end_absence, end_said
from services.absences import enter_absence, load_absences, reword_absence
from storage import absences, people


def build_router() -> Router:
    router = Router(name="absences")
    router.message.register(absent, Command("absent", ignore_case=True))
    router.callback_query.register(pressed, When(F.data.startswith("absent:")))
    return router


def build_edits_router() -> Router:
    """Before free text, whose edits are logs."""
    router = Router(name="absence_edits")
    router.edited_message.register(edited, Command("absent", ignore_case=True))
    return router


async def absent(talk: Talk, command: CommandObject) -> None:
    """``/absent [Иван] 24.11-05.12 отпуск``, ``/absent [Иван] нет``; alone, what is known."""
    said = command.args or ""
    whom = await _addressed(talk, said, talk.message)
    if len(whom.people) > 1:
        question = (
            talk.texts("absence.who_is", said=whom.unknown[:40])
            if whom.unknown
            else talk.texts("absence.which_person")
        )
        rows = person_rows([it for it, _ in whom.people], lambda it: f"absent:for:{it.id}")
        await talk.answer(question, rows, is_reply=True)
        return
    person, rest = whom.people[0]
    await _do(talk, person, rest, talk.message)


async def edited(talk: Talk, event: Message, command: CommandObject) -> None:
    """Read anew; a refused edit leaves what the message said before, and says so."""
    try:
        await absent(talk, command)
    except SalesError as refusal:
        said = partial(
            absences.said_in, entered_by=talk.actor.person.id, message_id=event.message_id
        )
        if not await talk.store.read(said):
            raise
        why = talk.texts(refusal.key, **refusal.params)
        await talk.answer(talk.texts("log.edit_refused", why=why))


class _Addressed(NamedTuple):
    """Whom it can be about, each with the rest; ``unknown``: a head's words that name nobody."""

    people: list[tuple[Person, str]]
    unknown: str = ""


async def _addressed(talk: Talk, said: str, message: Message | None) -> _Addressed:
    """Those whom the text begins by naming, else oneself; a head who misspells a name is asked."""
    roster = await talk.store.read(partial(people.roster, team_id=talk.team.id))
    found, oneself = roster.addressed(said), talk.actor.person
    if found and not talk.actor.is_head and found[0][0].id != oneself.id:
        raise SalesError("gate.no_right")
    if found or not talk.actor.is_head or message is None:
        return _Addressed(found or [(oneself, said)])
    today = local_day(message.date, talk.team.timezone)
    unknown = unknown_before_days(said, today, load_absence_words())
    if unknown is None:
        return _Addressed([(oneself, said)])
    sellers = [it.person for it in roster.sellers()]
    candidates = [(it, said if it.id == oneself.id else unknown.rest) for it in sellers]
    return _Addressed(candidates, unknown.said)


async def _do(talk: Talk, person: Person, said: str, message: Message | None) -> None:
    """What the message says is meant from the team's local day of its own date."""
    if message is None or not said.strip():
        await _list(talk, person)
        return
    today = local_day(message.date, talk.team.timezone)
    wanted = parse_absence(said, today, load_absence_words())
    if wanted is Back.BACK:
        await _end_only(talk, person, message.message_id)
    elif isinstance(wanted, AbsenceSaid):
        await _say(talk, person, wanted, message.message_id)


async def _say(talk: Talk, person: Person, said: AbsenceSaid, message_id: int) -> None:
    """What the message said before, if anything, is over."""
    work = partial(
        reword_absence,
        actor=talk.actor,
        person_id=person.id,
        said=said,
        message_id=message_id,
        now=talk.now,
    )
    reworded = await write_and_tell(talk, work, partial(of_reworded, by=talk.actor.person))
    if reworded.entered is not None:
        await talk.answer(build_entered(reworded.entered, talk.texts))
    else:
        for changed in reworded.ended:
            await talk.answer(build_ended(changed, talk.texts))
    await send_told(talk)


async def _press_day(talk: Talk, day: date) -> None:
    said = AbsenceSaid(day_period(day))
    me = talk.actor.person
    work = partial(enter_absence, actor=talk.actor, person_id=me.id, said=said, now=talk.now)
    entered = await write_and_tell(talk, work, partial(of_entered, by=me))
    await talk.toast()
    await talk.answer(build_entered(entered, talk.texts))
    await send_told(talk)


async def _list(talk: Talk, person: Person) -> None:
    found = await talk.store.read(
        partial(load_absences, actor=talk.actor, person_id=person.id, now=talk.now)
    )
    name = "" if person.id == talk.actor.person.id else person.name
    await talk.answer(build_list(found, talk.texts, name=name))


async def _end_only(talk: Talk, person: Person, message_id: int) -> None:
    """«нет»: the only open absence ends; of several, or of those that are over, one is chosen by
    its button. Where a message that entered one is edited so, that one ends.
    """
    ended = await talk.store.read(
        partial(absences.said_in, entered_by=talk.actor.person.id, message_id=message_id)
    )
    if ended:
        await _end_said(talk, message_id)
        return
    found = await talk.store.read(
        partial(load_absences, actor=talk.actor, person_id=person.id, now=talk.now)
    )
    if not (found.open or found.past):
        raise SalesError("absence.none")
    if len(found.open) != 1:
        await talk.answer(build_which(found.open or found.past, talk.texts))
        return
    await _end(talk, found.open[0].id)


async def _end_said(talk: Talk, message_id: int) -> None:
    work = partial(end_said, actor=talk.actor, message_id=message_id, now=talk.now)
    ended = await write_and_tell(talk, work, partial(of_all_ended, by=talk.actor.person))
    for changed in ended:
        await talk.answer(build_ended(changed, talk.texts))
    await send_told(talk)


async def _end(talk: Talk, absence_id: int) -> None:
    work = partial(end_absence, actor=talk.actor, absence_id=absence_id, now=talk.now)
    changed = await write_and_tell(talk, work, partial(of_ended, by=talk.actor.person))
    post = build_ended(changed, talk.texts)
    if isinstance(talk.event, CallbackQuery):
        await talk.toast()
        await talk.change(post)
    else:
        await talk.answer(post)
    await send_told(talk)


async def pressed(talk: Talk, event: CallbackQuery) -> None:
    act, field = fields(event, 2)
    match act:
        case "yes" | "no":
            await _decide(talk, number(field), agrees=act == "yes")
        case "end":
            await _end(talk, number(field))
        case "day":
            await _press_day(talk, iso_day(field))
        case "for":
            await _chosen(talk, number(field))
        case _:
            raise SalesError("press.old")


async def _decide(talk: Talk, absence_id: int, *, agrees: bool) -> None:
    work = partial(
        decide_absence, actor=talk.actor, absence_id=absence_id, agrees=agrees, now=talk.now
    )
    try:
        changed = await write_and_tell(talk, work, partial(of_decided, by=talk.actor.person))
    except SalesError as refusal:
        if refusal.key == "absence.decided":
            await _show_decided(talk, absence_id)
        raise
    await talk.toast()
    await talk.change(build_decided(changed, talk.texts))
    await send_told(talk)


async def _show_decided(talk: Talk, absence_id: int) -> None:
    """In place of the buttons, what another head or the person decided meanwhile."""
    found = await talk.store.read(partial(absences.load_absence, absence_id=absence_id))
    if found is None:
        return
    person = await talk.store.read(partial(people.load_person, person_id=found.person_id))
    if person is not None:
        await talk.change(build_as_decided(person, found, talk.texts))


async def _chosen(talk: Talk, person_id: int) -> None:
    """The command that the question replies to is read for the person pressed."""
    command = talk.message.reply_to_message if talk.message is not None else None
    _, said = split_command((command.text if command else "") or "")
    whom = await _addressed(talk, said, command)
    found = [it for it in whom.people if it[0].id == person_id]
    if command is None or not found:
        raise SalesError("press.old")
    await talk.toast()
    await _do(talk, *found[0], command)
