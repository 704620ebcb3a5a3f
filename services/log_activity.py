"""What a message logs: entries, a question back, or nothing; edits are counted anew."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime

from sales.entries import NewEntry
from sales.errors import EditRefusedError, SalesError
from sales.periods import local_day
from sales.quick_entry import Question, parse
from sales.receipts import Asked, Logged, LogMessage, Nothing, State
from sales.spoken import LOG_COMMANDS, split_command
from sales.teams import Actor, Person
from sales.words import Lexicon
from services.entering import Permit, check, permit, put, standing
from storage import messages, people


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message that may hold a log; ``sent_at`` is its own date, also where it is an edit."""

    chat_id: int
    message_id: int
    sent_at: datetime
    text: str


def log(
    db: sqlite3.Connection,
    actor: Actor,
    said: Said,
    *,
    lexicon: Lexicon,
    now: datetime,
    person: Person | None = None,
) -> Logged | Asked | Nothing:
    """Log what was said, or count an edited message anew; a second delivery changes nothing.

    ``person`` is whose work it is where a head enters it for someone (``/log Иван …``). Raises
    ``SalesError`` for refusals, and then nothing has changed: ``EditRefusedError`` where entries
    of the message stand.
    """
    known = messages.load(db, said.chat_id, said.message_id)
    if known is not None and known.text == said.text:
        return Nothing.REPEATED
    try:
        return _log(db, actor, said, known, lexicon=lexicon, now=now, person=person)
    except SalesError as refusal:
        if known is None or known.state is not State.LOGGED:
            raise
        raise EditRefusedError(refusal.key, **refusal.params) from refusal


def _log(
    db: sqlite3.Connection,
    actor: Actor,
    said: Said,
    known: LogMessage | None,
    *,
    lexicon: Lexicon,
    now: datetime,
    person: Person | None,
) -> Logged | Asked | Nothing:
    message = _message(actor, said, known, person)
    said_on = message.day if known is None else None
    rights = permit(db, actor, message.team_id, now, said_on=said_on)
    found = read(db, message, rights, lexicon)
    if found is None and known is not None:
        raise SalesError("log.edit_means_nothing")
    if found is None:
        return Nothing.TALK
    if isinstance(found, Question):
        check(rights, standing(db, message), found.readings[0].entries)
        return _ask(db, message, found)
    return put(db, rights, message, found)


def read(
    db: sqlite3.Connection, message: LogMessage, rights: Permit, lexicon: Lexicon
) -> tuple[NewEntry, ...] | Question | None:
    """What the message's text says, dated from its own day."""
    command, rest = split_command(message.text)
    if command == "log":
        addressed = people.roster(db, message.team_id).addressed(rest)
        whats = [what for who, what in addressed if who.id == message.person_id]
        if addressed and not whats:
            raise SalesError("log.edit_of_another")
        rest = whats[0] if whats else ""
    elif command is not None and command not in LOG_COMMANDS:
        return None
    metric = LOG_COMMANDS.get(command or "")
    return parse(rest, today=message.day, oldest=rights.days.oldest, lexicon=lexicon, metric=metric)


def _message(
    actor: Actor, said: Said, known: LogMessage | None, person: Person | None
) -> LogMessage:
    if known is not None:
        if known.author_id != actor.person.id:
            raise SalesError("receipt.not_yours")
        if not known.text:  # erased with the name of somebody forgotten: nothing to compare with
            raise SalesError("log.edit_of_erased")
        return replace(known, text=said.text)
    assert actor.team is not None, "the gate lets only members log"
    return LogMessage(
        chat_id=said.chat_id,
        message_id=said.message_id,
        team_id=actor.team.id,
        person_id=(person or actor.person).id,
        author_id=actor.person.id,
        day=local_day(said.sent_at, actor.team.timezone),
        sent_at=said.sent_at,
        text=said.text,
        state=State.ASKED,
    )


def _ask(db: sqlite3.Connection, message: LogMessage, question: Question) -> Asked:
    """Ask back; what an edited message had logged stands until the answer."""
    asked = replace(message, version=message.version + 1)
    messages.save(db, asked)
    return Asked(message=asked, question=question)
