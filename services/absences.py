"""Absences: entered by the person or a head, said anew, listed."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sales.absences import (
    Absence,
    AbsenceChanged,
    AbsenceEntered,
    AbsenceList,
    AbsenceSaid,
    AbsenceState,
    check_days,
    states,
    uncovered,
)
from sales.errors import SalesError
from sales.periods import Period, local_day
from sales.teams import Actor, Member, Team
from services.absence_changes import is_over, retract_said, takes_back
from services.absence_reach import answers_to_nobody, heads_to_tell, open_since, teams_sold_for
from services.capacities import capacity_of
from storage import absences, people


class AlreadyKnownError(SalesError):
    """Nothing is new of the days said."""


def enter_absence(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    person_id: int,
    said: AbsenceSaid,
    now: datetime,
    message_id: int | None = None,
) -> AbsenceEntered:
    """Enter the days that are not known yet. Own days already past wait for a head's yes.

    ``message_id``: of the private message that says it. Raises ``SalesError`` for others' days by
    one who is no head, and where nothing is new.
    """
    assert actor.team is not None, "the gate lets only members here"
    team, member = actor.team, _member(db, actor, person_id)
    today = local_day(now, team.timezone)
    capacity = capacity_of(db, team, today)
    check_days(said.days, today, open_since(db, team, person_id, now))
    known = absences.open_absences(db, person_id, said.days.start)
    new = uncovered(said.days, known, capacity.of(person_id).is_workday)
    parts = states(new, today, by_head=_needs_nobody(db, actor, person_id))
    if not parts:
        raise _already(known, said.days)
    entered = _add(db, actor, team, person_id, said, parts, now)
    if message_id is not None:
        absences.note_message(db, [it.id for it in entered], message_id)
    own = replace(capacity.of(person_id), absences=(*known, *entered))
    return AbsenceEntered(
        team=team,
        teams=tuple(team for team, _ in teams_sold_for(db, person_id)),
        person=member.person,
        absences=entered,
        back_on=own.next_workday(said.days.end),
        heads=heads_to_tell(db, actor, person_id),
        today=today,
        is_own=person_id == actor.person.id,
    )


def _needs_nobody(db: sqlite3.Connection, actor: Actor, person_id: int) -> bool:
    """A head's word on others, or on oneself where nobody else could say yes."""
    is_own = person_id == actor.person.id
    return actor.is_head and (not is_own or answers_to_nobody(db, person_id))


def _add(
    db: sqlite3.Connection,
    actor: Actor,
    team: Team,
    person_id: int,
    said: AbsenceSaid,
    parts: Sequence[tuple[Period, AbsenceState]],
    now: datetime,
) -> tuple[Absence, ...]:
    return tuple(
        absences.add_absence(
            db,
            team_id=team.id,
            person_id=person_id,
            said=replace(said, days=days),
            state=state,
            entered_by=actor.person.id,
            now=now,
        )
        for days, state in parts
    )


@dataclass(frozen=True, slots=True)
class Reworded:
    """An edited message: what it said before is over, what it says now is entered (None: all of it
    stands already).
    """

    ended: tuple[AbsenceChanged, ...]
    entered: AbsenceEntered | None


def reword_absence(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    person_id: int,
    said: AbsenceSaid,
    now: datetime,
    message_id: int,
) -> Reworded:
    """Read an edited message anew; raises ``SalesError`` where it says what it said."""
    before = absences.said_in(db, actor.person.id, message_id)
    if before and before[0].person_id == person_id:
        whole = Period(before[0].days.start, before[-1].days.end)
        if said == AbsenceSaid(whole, before[0].kind, before[0].note):
            raise _already(before, whole)
    ended = retract_said(db, actor=actor, message_id=message_id, now=now)
    try:
        entered = enter_absence(
            db, actor=actor, person_id=person_id, said=said, now=now, message_id=message_id
        )
    except AlreadyKnownError:
        if not ended:
            raise
        return Reworded(ended, None)
    return Reworded(ended, entered)


def load_absences(
    db: sqlite3.Connection, *, actor: Actor, person_id: int, now: datetime
) -> AbsenceList:
    """One's own, or for a head anybody's; raises ``SalesError`` for those of others."""
    assert actor.team is not None, "the gate lets only members here"
    team = actor.team
    _member(db, actor, person_id)
    today = local_day(now, team.timezone)
    found = tuple(absences.open_absences(db, person_id, today))
    past: tuple[Absence, ...] = ()
    if actor.is_head and takes_back(db, actor, person_id):
        oldest = open_since(db, team, person_id, now)
        known = absences.open_absences(db, person_id, oldest)
        past = tuple(it for it in known if is_over(it, today))
    names = {it.person.id: it.person for it in people.roster(db, team.id).members}
    waiting = absences.waiting_absences(db, team.id) if actor.is_head else []
    return AbsenceList(
        team=team,
        today=today,
        open=found,
        past=past,
        waiting=tuple((names[it.person_id], it) for it in waiting if it.person_id in names),
    )


def _member(db: sqlite3.Connection, actor: Actor, person_id: int) -> Member:
    assert actor.team is not None, "the gate lets only members here"
    if person_id != actor.person.id and not actor.is_head:
        raise SalesError("gate.no_right")
    for member in people.roster(db, actor.team.id).sellers():
        if member.person.id == person_id:
            return member
    raise SalesError("people.unknown")


def _already(known: Sequence[Absence], days: Period) -> AlreadyKnownError:
    covering = [it for it in known if it.days.start < days.end]
    first, last = covering[0].days.start, covering[-1].last_day
    if first == last:
        return AlreadyKnownError("absence.already_day", day=first)
    return AlreadyKnownError("absence.already", first=first, last=last)
