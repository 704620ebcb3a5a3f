"""Writing a log and showing what came of it: shared by all the ways to log."""

from collections.abc import Iterator
from functools import partial

from aiogram.types import Message

from handlers.talk import Talk
from handlers.telling import Notice, send_told, write_and_tell
from locales.lexicon import load_lexicon
from locales.texts import texts
from reports.post import Post
from reports.receipt import build_question, build_receipt, build_told
from sales.errors import EditRefusedError
from sales.receipts import Asked, Logged, Nothing
from sales.teams import Person, Place
from services import log_activity
from services.log_activity import Said
from storage import messages

Outcome = Logged | Asked | Nothing


async def write(talk: Talk, message: Message, person: Person | None = None) -> Outcome:
    """Log the message in one transaction; ``person``: whose work a head enters."""
    said = Said(
        chat_id=message.chat.id,
        message_id=message.message_id,
        sent_at=message.date,
        text=message.text or "",
    )
    work = partial(
        log_activity.log,
        actor=talk.actor,
        said=said,
        lexicon=load_lexicon(),
        now=talk.now,
        person=person,
    )
    return await write_and_tell(talk, work, partial(of_logged, by=talk.actor.person))


async def rewrite(talk: Talk, message: Message, person: Person | None = None) -> None:
    """Count an edited message anew, or say that the edit is refused and what stood still counts."""
    try:
        outcome = await write(talk, message, person)
    except EditRefusedError as refusal:
        why = talk.texts(refusal.key, **refusal.params)
        await talk.answer(talk.texts("log.edit_refused", why=why))
        return
    await show(talk, outcome)


async def show(talk: Talk, outcome: Outcome, *, instead: int | None = None) -> None:
    """Answer with the receipt, or edit the message that answered before (``instead``: this one)."""
    if isinstance(outcome, Nothing):
        return
    message = outcome.message
    if isinstance(outcome, Logged):
        post = receipt(talk, outcome)
    else:
        post = build_question(outcome, talk.texts)
    shown_in = instead or message.receipt_id
    if shown_in is not None:
        await talk.sender.edit(message.chat_id, shown_in, talk.switchable(post))
    else:
        shown_in = await talk.answer(post)
    if shown_in is not None and shown_in != message.receipt_id:
        key = (message.chat_id, message.message_id)
        talk.store.note(lambda db: messages.set_receipt(db, *key, shown_in))
    if isinstance(outcome, Logged):
        await send_if_told(talk, outcome)


def receipt(talk: Talk, logged: Logged) -> Post:
    is_brief = talk.actor.place is not Place.PRIVATE
    return build_receipt(logged, talk.texts, is_brief=is_brief, names_team=talk.names_team)


def of_logged(outcome: Outcome, by: Person) -> Iterator[Notice]:
    """Whose work someone else has entered or taken back learns of it."""
    if isinstance(outcome, Logged) and outcome.is_for_other:
        post = build_told(outcome, by.name, texts(outcome.person.language))
        yield Notice(outcome.person, outcome.team, post)


async def send_if_told(talk: Talk, logged: Logged) -> None:
    """Where nobody is told, as of nearly all logs, the outbox need not be asked."""
    if logged.is_for_other:
        await send_told(talk)


async def renew(talk: Talk, logged: Logged) -> None:
    """Show in the receipt given before what has become of it by a command."""
    message = logged.message
    if message.receipt_id is not None:
        in_group = message.chat_id < 0
        names_team = talk.names_team and not in_group
        post = build_receipt(logged, talk.texts, is_brief=in_group, names_team=names_team)
        await talk.sender.edit(message.chat_id, message.receipt_id, talk.switchable(post))
