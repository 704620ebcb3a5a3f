"""Absences: entered by the person or a head, agreed to or declined by heads, ended early."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
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
from sales.teams import Actor, Member, Team
from services.capacities import capacity_of
from services.membership import headed_team
from storage import absences, people


def enter_absence(
    db: sqlite3.Connection, *, actor: Actor, person_id: int, said: AbsenceSaid, now: datetime
) -> AbsenceEntered:
    """Enter the days that are not known yet. Own days already past wait for a head's yes.

    Raises ``SalesError`` for others' days by one who is no head, and where nothing is new.
    """
    assert actor.team is not None, "the gate lets only members here"
    team, member = actor.team, _member(db, actor, person_id)
    today = local_day(now, team.timezone)
    capacity = capacity_of(db, team, today)
    check_days(said.days, today, oldest_open_day(today, capacity.calendar))
    known = absences.open_absences(db, team.id, person_id, said.days.start)
    new = uncovered(said.days, known, capacity.of(person_id).is_workday)
    entered = tuple(
        absences.add_absence(
            db,
            team_id=team.id,
            person_id=person_id,
            said=replace(said, days=days),
            state=state,
            entered_by=actor.person.id,
            now=now,
        )
        for days, state in states(new, today, by_head=actor.is_head)
    )
    if not entered:
        raise _already(known, said.days)
    own = replace(capacity.of(person_id), absences=(*known, *entered))
    is_own = person_id == actor.person.id
    return AbsenceEntered(
        team=team,
        person=member.person,
        absences=entered,
        back_on=own.next_workday(said.days.end),
        heads=people.roster(db, team.id).heads_to_tell(but=person_id) if is_own else (),
        is_own=is_own,
        can_write=member.can_write,
    )


def decide_absence(
    db: sqlite3.Connection, *, actor: Actor, absence_id: int, agrees: bool, now: datetime
) -> AbsenceChanged:
    """A head's yes to days already past, or no to any; what is decided stays decided."""
    team, absence = _found(db, actor, absence_id)
    headed_team(db, actor, team.id)
    is_late = absence.state is AbsenceState.STANDING and agrees
    if not absence.is_open or is_late:
        raise SalesError("absence.decided")
    state = AbsenceState.STANDING if agrees else AbsenceState.DECLINED
    return _move(db, actor, team, absence, state, now)


def end_absence(
    db: sqlite3.Connection, *, actor: Actor, absence_id: int, now: datetime
) -> AbsenceChanged:
    """Call off one that has not begun; end one that is under way: today is worked again."""
    team, absence = _found(db, actor, absence_id)
    is_own = absence.person_id == actor.person.id
    if not is_own:
        headed_team(db, actor, team.id)
    if not absence.is_open:
        raise SalesError("absence.decided")
    today = local_day(now, team.timezone)
    if absence.days.end <= today and absence.state is AbsenceState.STANDING:
        raise SalesError("absence.over")
    changed = _move(db, actor, team, absence, AbsenceState.CANCELLED, now)
    if is_own:
        changed = replace(
            changed, heads=people.roster(db, team.id).heads_to_tell(but=actor.person.id)
        )
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
    found = tuple(absences.open_absences(db, team.id, person_id, today))
    names = {it.person.id: it.person for it in people.roster(db, team.id).members}
    waiting = absences.waiting_absences(db, team.id) if actor.is_head else []
    return AbsenceList(
        team=team,
        today=today,
        open=found,
        waiting=tuple((names[it.person_id], it) for it in waiting if it.person_id in names),
    )


def _found(db: sqlite3.Connection, actor: Actor, absence_id: int) -> tuple[Team, Absence]:
    found = absences.load_absence(db, absence_id)
    held = people.membership(db, found[0], actor.person.id) if found else None
    if found is None or held is None:
        raise SalesError("press.old")
    return held[0], found[1]


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
    )
