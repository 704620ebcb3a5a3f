"""Absences: entered by the person or a head, agreed to or declined by heads, ended early."""

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
    kept_days,
    states,
    uncovered,
)
from sales.errors import SalesError
from sales.periods import Period, local_day, oldest_open_day
from sales.teams import Actor, Member, Person, Role, Team
from services.capacities import capacity_of
from storage import absences, people


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
    check_days(said.days, today, oldest_open_day(today, capacity.calendar))
    known = absences.open_absences(db, person_id, said.days.start)
    new = uncovered(said.days, known, capacity.of(person_id).is_workday)
    held, is_own = _teams(db, person_id), person_id == actor.person.id
    needs_nobody = actor.is_head and not (is_own and any(it is not Role.HEAD for _, it in held))
    parts = states(new, today, by_head=needs_nobody)
    if not parts:
        raise _already(known, said.days)
    entered = _add(db, actor, team, person_id, said, parts, now)
    if message_id is not None:
        absences.note_message(db, [it.id for it in entered], message_id)
    own = replace(capacity.of(person_id), absences=(*known, *entered))
    return AbsenceEntered(
        team=team,
        teams=tuple(team for team, _ in held),
        person=member.person,
        absences=entered,
        back_on=own.next_workday(said.days.end),
        heads=_heads_to_tell(db, actor, person_id),
        is_own=is_own,
        can_write=member.can_write,
    )


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
    """An edited message: what it said before is over, what it says now is entered."""

    ended: tuple[AbsenceChanged, ...]
    entered: AbsenceEntered


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
    ended = end_said(db, actor=actor, message_id=message_id, now=now)
    entered = enter_absence(
        db, actor=actor, person_id=person_id, said=said, now=now, message_id=message_id
    )
    return Reworded(ended, entered)


def end_said(
    db: sqlite3.Connection, *, actor: Actor, message_id: int, now: datetime
) -> tuple[AbsenceChanged, ...]:
    """End all that a message has entered; empty where that is nothing."""
    said = absences.said_in(db, actor.person.id, message_id)
    return tuple(end_absence(db, actor=actor, absence_id=it.id, now=now) for it in said)


def decide_absence(
    db: sqlite3.Connection, *, actor: Actor, absence_id: int, agrees: bool, now: datetime
) -> AbsenceChanged:
    """A head's yes to days already past, or no to any; what is decided stays decided."""
    team, absence = _led(db, actor, absence_id)
    is_late = absence.state is AbsenceState.STANDING and agrees
    if not absence.is_open or is_late:
        raise SalesError("absence.decided")
    state = AbsenceState.STANDING if agrees else AbsenceState.DECLINED
    return _move(db, actor, team, absence, state, now)


def end_absence(
    db: sqlite3.Connection, *, actor: Actor, absence_id: int, now: datetime
) -> AbsenceChanged:
    """Call off one that has not begun; end one that is under way: today is worked again."""
    team, absence = _own_or_led(db, actor, absence_id)
    if not absence.is_open:
        raise SalesError("absence.decided")
    today = local_day(now, team.timezone)
    if absence.days.end <= today and absence.state is AbsenceState.STANDING:
        raise SalesError("absence.over")
    changed = _move(db, actor, team, absence, AbsenceState.CANCELLED, now)
    days = kept_days(absence.days, today)
    if days is None or absence.state is AbsenceState.WAITING:
        return changed
    kept = absences.add_absence(
        db,
        team_id=team.id,
        person_id=absence.person_id,
        said=AbsenceSaid(days, absence.kind, absence.note),
        state=absence.state,
        entered_by=absence.entered_by,
        now=now,
        shortens=absence.id,
    )
    return replace(changed, kept=kept)


def load_absences(
    db: sqlite3.Connection, *, actor: Actor, person_id: int, now: datetime
) -> AbsenceList:
    """One's own, or for a head anybody's; raises ``SalesError`` for those of others."""
    assert actor.team is not None, "the gate lets only members here"
    team = actor.team
    _member(db, actor, person_id)
    today = local_day(now, team.timezone)
    found = tuple(absences.open_absences(db, person_id, today))
    names = {it.person.id: it.person for it in people.roster(db, team.id).members}
    waiting = absences.waiting_absences(db, team.id) if actor.is_head else []
    return AbsenceList(
        team=team,
        today=today,
        open=found,
        waiting=tuple((names[it.person_id], it) for it in waiting if it.person_id in names),
    )


def _own_or_led(db: sqlite3.Connection, actor: Actor, absence_id: int) -> tuple[Team, Absence]:
    """An own one with the team that the actor speaks of; else as ``_led``."""
    found = absences.load_absence(db, absence_id)
    if found is not None and found.person_id == actor.person.id:
        for team, _ in people.memberships(db, actor.person.id):
            return team, found
    return _led(db, actor, absence_id)


def _led(db: sqlite3.Connection, actor: Actor, absence_id: int) -> tuple[Team, Absence]:
    """One of a person that the actor heads, with the team they are both in."""
    found = absences.load_absence(db, absence_id)
    mine = people.memberships(db, actor.person.id)
    shared = [it for it in mine if found and found.person_id in people.names(db, it[0].id)]
    if found is None or not shared:
        raise SalesError("press.old")
    for team, role in shared:
        if role is Role.HEAD:
            return team, found
    raise SalesError("people.not_head")


def _teams(db: sqlite3.Connection, person_id: int) -> list[tuple[Team, Role]]:
    """Those that a person sells for: there is nothing to be relieved of elsewhere."""
    found = people.memberships(db, person_id)
    return [(team, role) for team, role in found if role is not Role.VIEWER]


def _heads_to_tell(
    db: sqlite3.Connection, actor: Actor, person_id: int
) -> tuple[tuple[Person, Team], ...]:
    """The heads of the person's teams, each once. In a team of which the actor is a head, only an
    own absence is news to the others.
    """
    told: dict[Person, Team] = {}
    for team, _ in _teams(db, person_id):
        heads = people.roster(db, team.id).heads_to_tell(but=actor.person.id)
        held = people.membership(db, team.id, actor.person.id)
        if actor.person.id == person_id or held is None or held[1] is not Role.HEAD:
            told |= {head: team for head in heads if head not in told}
    return tuple((head, team) for head, team in told.items() if head.id != person_id)


def _member(db: sqlite3.Connection, actor: Actor, person_id: int) -> Member:
    assert actor.team is not None, "the gate lets only members here"
    if person_id != actor.person.id and not actor.is_head:
        raise SalesError("gate.no_right")
    for member in people.roster(db, actor.team.id).sellers():
        if member.person.id == person_id:
            return member
    raise SalesError("people.unknown")


def _already(known: Sequence[Absence], days: Period) -> SalesError:
    covering = [it for it in known if it.days.start < days.end]
    first, last = covering[0].days.start, covering[-1].last_day
    if first == last:
        return SalesError("absence.already_day", day=first)
    return SalesError("absence.already", first=first, last=last)


def _move(
    db: sqlite3.Connection,
    actor: Actor,
    team: Team,
    absence: Absence,
    state: AbsenceState,
    now: datetime,
) -> AbsenceChanged:
    absences.set_state(db, absence.id, state, actor.person.id, now)
    known = people.load_known(db, absence.person_id)
    assert known is not None, "absences refer to people"
    return AbsenceChanged(
        team=team,
        person=known.person,
        absence=replace(absence, state=state),
        is_own=absence.person_id == actor.person.id,
        can_write=known.can_write,
        heads=_heads_to_tell(db, actor, absence.person_id),
    )
