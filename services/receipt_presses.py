"""What a receipt's buttons do: undo, bring back, one more or less, another day, a reading."""

import sqlite3
from datetime import datetime, timedelta

from sales import corrections
from sales.corrections import holds_one_metric
from sales.entries import MAX_QUANTITY, NewEntry
from sales.errors import SalesError
from sales.quick_entry import Question
from sales.receipts import Act, Logged, LogMessage, Press, State
from sales.teams import Actor
from sales.words import Lexicon
from services import entering
from services.entering import Permit, permit
from services.log_activity import read
from storage import messages


def press(
    db: sqlite3.Connection, actor: Actor, press: Press, *, lexicon: Lexicon, now: datetime
) -> Logged:
    """Do what the button says, once. Raises ``SalesError`` for old, strange and second presses."""
    message = messages.load(db, press.chat_id, press.message_id)
    if message is None:
        raise SalesError("receipt.counted_already")
    if message.author_id != actor.person.id:
        raise SalesError("receipt.not_yours")
    if message.version != press.version:
        raise SalesError("receipt.counted_already")
    rights = permit(db, actor, message.team_id, now)
    if press.act is Act.READING:
        return _choose(db, rights, message, press.reading, lexicon)
    if press.act is Act.BACK:
        return entering.bring_back(db, rights, message)
    return _change(db, rights, message, press.act)


def undo_last(
    db: sqlite3.Connection, actor: Actor, now: datetime, *, chat_id: int | None = None
) -> Logged:
    """Void the author's last message that stands, in the team they speak of.

    ``chat_id``: of this chat alone, so that the team's chat takes back only what it has seen.
    """
    assert actor.team is not None, "the gate lets only members undo"
    message = messages.last_logged(db, actor.team.id, actor.person.id, chat_id)
    if message is None:
        raise SalesError("undo.nothing")
    return entering.take_back(db, permit(db, actor, message.team_id, now), message)


def _choose(
    db: sqlite3.Connection, rights: Permit, message: LogMessage, reading: int, lexicon: Lexicon
) -> Logged:
    found = read(db, message, rights, lexicon)
    if not isinstance(found, Question) or reading >= len(found.readings):
        raise SalesError("receipt.counted_already")
    return entering.put(db, rights, message, found.readings[reading].entries)


def _change(db: sqlite3.Connection, rights: Permit, message: LogMessage, act: Act) -> Logged:
    if message.state is not State.LOGGED:
        raise SalesError("receipt.counted_already")
    entries = tuple(entry.what for entry in entering.standing(db, message))
    changed = _changed(entries, message, act)
    if not changed:
        return entering.take_back(db, rights, message)
    return entering.put(db, rights, message, changed)


def _changed(entries: tuple[NewEntry, ...], message: LogMessage, act: Act) -> tuple[NewEntry, ...]:
    """The entries after the press; none: all are taken back."""
    if act is Act.UNDO:
        return ()
    if act is Act.YESTERDAY:
        return corrections.on_day(entries, message.day - timedelta(days=1))
    if act is Act.TODAY:
        return corrections.on_day(entries, message.day)
    if not holds_one_metric(entries):
        raise SalesError("receipt.counted_already")
    if act is Act.LESS:
        return corrections.one_less(entries)
    if sum(entry.quantity for entry in entries) >= MAX_QUANTITY:
        raise SalesError("refusal.quantity_too_big", limit=MAX_QUANTITY)
    return corrections.one_more(entries)
