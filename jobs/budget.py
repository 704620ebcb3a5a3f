"""How many posts a chat may get in a day, held where posts are queued (``sales.noise`` decides)."""

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from sales.noise import Verdict, Waiting, verdicts
from sales.posting import KINDS, ROLES, USUAL_A_DAY, Audience, Posting
from sales.teams import Team
from storage import due, people, posts
from storage.posts import Address

log = logging.getLogger(__name__)


def allowed(
    db: sqlite3.Connection,
    team: Team,
    kind: str,
    day: date,
    to: Iterable[Address],
    posting: Posting,
) -> tuple[Address, ...]:
    """Those of the chats that may still get it today; the log says which may not."""
    waiting, kept = Waiting(kind, KINDS[kind].value), []
    for address in to:
        found = judged(db, team, day, address, [waiting], posting)
        if found[kind] is Verdict.SEND:
            kept.append(address)
        else:
            log.info("%s of team %s is kept from %s: enough for a day", kind, team.id, address)
    return tuple(kept)


def judged(
    db: sqlite3.Connection,
    team: Team,
    day: date,
    address: Address,
    waiting: list[Waiting],
    posting: Posting,
) -> dict[str, Verdict]:
    """What becomes of what waits for one chat on the team's local day.

    A group counts all that any team posts there, against the number its head has set. In private
    each team counts for itself: whoever heads five gets five digests.
    """
    own = team.id if address.is_private else None
    sent = posts.count_of_day(db, address.chat_id, day, team_id=own)
    names = {it.name for it in waiting}
    to_come = [it for it in _to_come(db, team, day, address, posting) if it not in names]
    a_day = USUAL_A_DAY if address.is_private else posting.a_day
    return verdicts(sent, waiting, [KINDS[it].value for it in to_come], a_day)


def _to_come(
    db: sqlite3.Connection, team: Team, day: date, address: Address, posting: Posting
) -> Iterator[str]:
    """The kinds that the chat is still to get on the day."""
    role = next(
        (
            it.role
            for it in people.roster(db, team.id).members
            if address.is_private and it.person.id == address.chat_id
        ),
        None,
    )
    for one in due.of_team(db, team.id):
        audience = posting.plan(one.kind).audience
        comes_here = (
            role in ROLES.get(audience, ()) if address.is_private else audience is Audience.CHAT
        )
        if one.day == day and comes_here:
            yield one.kind
