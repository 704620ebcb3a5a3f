"""Putting right what was logged: the receipt's buttons, /undo, /void; and /zero."""

from collections.abc import Iterator
from functools import partial

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.filters import When
from handlers.logging_answers import of_logged, receipt, renew, send_if_told
from handlers.talk import Talk
from handlers.telling import Notice, send_told, write_and_tell
from locales.lexicon import load_lexicon
from locales.report_words import asked_day
from locales.texts import Html, texts
from reports.receipt import build_told_voided, build_voided, build_zero, of_team
from sales.errors import SalesError
from sales.periods import local_day
from sales.receipts import Act, Press, Voided
from sales.teams import Person, Place
from services import day_marks, receipt_presses


def build_router() -> Router:
    router = Router(name="corrections")
    router.callback_query.register(pressed, When(F.data.startswith("receipt:")))
    router.message.register(undone, Command("undo", ignore_case=True))
    router.message.register(voided, Command("void", ignore_case=True))
    router.message.register(zero, Command("zero", ignore_case=True))
    return router


async def pressed(talk: Talk, event: CallbackQuery) -> None:
    """A button of a receipt edits that receipt."""
    press = parse_press(event.data or "")
    work = partial(
        receipt_presses.press,
        actor=talk.actor,
        press=press,
        lexicon=load_lexicon(),
        now=talk.now,
    )
    outcome = await write_and_tell(talk, work, partial(of_logged, by=talk.actor.person))
    await talk.toast()
    await talk.change(receipt(talk, outcome))
    if talk.message is not None and talk.message.message_id != outcome.message.receipt_id:
        await renew(talk, outcome)  # it was pressed under the answer to /undo
    await send_if_told(talk, outcome)


async def undone(talk: Talk, event: Message, command: CommandObject) -> None:
    """The last message goes, with a way to bring it back; again, the one before it."""
    if command.args:
        raise SalesError("refusal.undo_words", said=command.args[:40])
    chat_id = None if talk.actor.place is Place.PRIVATE else event.chat.id
    work = partial(receipt_presses.undo_last, actor=talk.actor, now=talk.now, chat_id=chat_id)
    outcome = await write_and_tell(talk, work, partial(of_logged, by=talk.actor.person))
    await renew(talk, outcome)
    await talk.answer(receipt(talk, outcome))
    await send_if_told(talk, outcome)


async def voided(talk: Talk, command: CommandObject) -> None:
    """``/void 123``"""
    number = (command.args or "").strip().lstrip("№#")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise SalesError("void.how")
    work = partial(day_marks.void_entry, actor=talk.actor, entry_id=int(number), now=talk.now)
    outcome = await write_and_tell(talk, work, partial(_of_voided, by=talk.actor.person))
    if outcome.left is not None:
        await renew(talk, outcome.left)
    await _answer(talk, build_voided(outcome, talk.texts))
    await send_told(talk)


def _of_voided(voided: Voided, by: Person) -> Iterator[Notice]:
    if voided.is_for_other:
        told = build_told_voided(voided, by.name, texts(voided.person.language))
        yield Notice(voided.person, voided.team, told)


async def zero(talk: Talk, event: Message, command: CommandObject) -> None:
    """``/zero [day]``: today, or that day, is complete, and zero is right."""
    day = None
    if command.args:
        said_on = local_day(event.date, talk.team.timezone)
        day = asked_day(command.args, said_on, refusal="refusal.zero_words")
    work = partial(day_marks.say_zero, actor=talk.actor, sent_at=event.date, now=talk.now, day=day)
    await _answer(talk, build_zero(await talk.store.write(work), talk.texts))


async def _answer(talk: Talk, said: Html) -> None:
    await talk.answer(of_team(said, talk.actor.team if talk.names_team else None, talk.texts))


def parse_press(data: str) -> Press:
    """``receipt:<chat>:<message>:<version>:<act>``; one that no longer reads is an old button."""
    try:
        _, chat_id, message_id, version, act = data.split(":")
        is_reading = act.startswith(Act.READING)
        return Press(
            chat_id=int(chat_id),
            message_id=int(message_id),
            version=int(version),
            act=Act.READING if is_reading else Act(act),
            reading=int(act.removeprefix(Act.READING)) if is_reading else 0,
        )
    except ValueError as error:
        raise SalesError("receipt.counted_already") from error
