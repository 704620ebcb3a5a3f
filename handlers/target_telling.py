"""A head's word on targets is told to whom it concerns, in private, one message an act.

It is queued in the transaction that changes the targets: whoever is asked for something else hears
of it, whatever happens to the process, and the head's answer waits for nobody.
"""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from handlers.talk import Talk
from handlers.target_screens import amounts_shown, target_named
from handlers.telling import queue, quiet_ends
from locales.numbers import dated, month_year
from locales.texts import Html, Texts, texts
from reports.post import Button, Buttons, Post
from reports.receipt import of_team
from reports.wording import lines, metric_name, short_name
from sales.target_changes import TargetChange
from services.target_notices import TargetNotice, noticed
from storage.posts import Address

T = TypeVar("T")

MOST_CHANGES = 12
MOST_MONTHS = 3


async def write_and_tell(
    talk: Talk, team_id: int, work: Callable[[sqlite3.Connection], T]
) -> tuple[T, int]:
    """Do the work in the update's one write, and queue what it says to others: to how many."""

    def write(db: sqlite3.Connection) -> tuple[T, int]:
        outcome, notices = noticed(db, work, actor=talk.actor, team_id=team_id, now=talk.now)
        for notice in notices:
            _queue(db, talk, notice)
        return outcome, len(notices)

    return await talk.store.write(write)


def build_notice(notice: TargetNotice, head: str, texts: Texts) -> Post:
    """Old and new of each target, and a button where there is a plan to confirm."""
    told = [
        _line(it, notice.today, texts, notice.team.currency) for it in notice.changes[:MOST_CHANGES]
    ]
    more = len(notice.changes) - MOST_CHANGES
    text = lines(
        texts("target.told", head=short_name(head)),
        *told,
        texts("list.and_more", shown="", n=more) if more > 0 else "",
        texts("target.told_accept" if notice.to_accept else "target.told_plan"),
    )
    named = of_team(text, notice.team if notice.names_team else None, texts)
    return Post(named, buttons=_accepting(notice, texts))


def _accepting(notice: TargetNotice, texts: Texts) -> Buttons:
    """A button for each month, named where there are several or it is ahead."""
    said = notice.to_accept[:MOST_MONTHS]
    is_plain = len(said) == 1 and not said[0].is_ahead
    return tuple(
        (
            Button(
                texts("plan.button_accept")
                if is_plain
                else texts("plan.button_accept_of", month=month_year(it.month, texts.language)),
                f"plan:yes:{notice.team.id}:{it.shown}",
            ),
        )
        for it in said
    )


def _line(change: TargetChange, today: date, texts: Texts, currency: str) -> Html:
    return texts(
        "target.told_line",
        metric=metric_name(texts, change.aim.metric),
        what=target_named(change.aim, texts),
        before=amounts_shown(change.before, change.aim.metric, texts, currency),
        now=amounts_shown(change.now, change.aim.metric, texts, currency)
        if change.now
        else texts("target.none_now"),
        since=dated(change.since, today, texts.language),
    )


def _queue(db: sqlite3.Connection, talk: Talk, notice: TargetNotice) -> None:
    post = build_notice(notice, talk.actor.person.name, texts(notice.person.language))
    heard = quiet_ends(db, notice.team, talk.now)
    to, act = Address(notice.person.id), str(talk.store.id)
    queue(db, notice.team, to, post, act=act, now=talk.now, heard=heard)
