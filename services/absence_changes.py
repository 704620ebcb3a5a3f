"""What becomes of absences: agreed to or declined by heads, ended early, taken back.

Of a closed month nothing changes: what was asked of its days has been reported.
"""

import sqlite3
from dataclasses import replace
from datetime import date, datetime

from sales.absences import Absence, AbsenceChanged, AbsenceSaid, AbsenceState, kept_days
from sales.errors import SalesError
from sales.periods import Period, local_day
from sales.teams import Actor, Role, Team
from services.absence_reach import answers_to_nobody, heads_to_tell, open_since
from storage import absences, people


def decide_absence(
    db: sqlite3.Connection, *, actor: Actor, absence_id: int, agrees: bool, now: datetime
) -> AbsenceChanged:
    """A head's yes to days already past, or no to any; what is decided stays decided."""
    team, absence = _led(db, actor, absence_id)
    is_late = absence.state is AbsenceState.STANDING and agrees
    if not absence.is_open or is_late:
        raise SalesError("absence.decided")
    if not agrees:
        return _withdraw(db, actor, team, absence, AbsenceState.DECLINED, now)
    oldest = open_since(db, team, absence.person_id, now)
    if absence.days.start < oldest:
        raise SalesError("absence.too_old", oldest=oldest)
    return _move(db, actor, team, absence, AbsenceState.STANDING, now)


def end_absence(
    db: sqlite3.Connection, *, actor: Actor, absence_id: int, now: datetime
) -> AbsenceChanged:
    """Call off one that has not begun; end one that is under way: today is worked again. One that
    is over a head takes back.
    """
    team, absence = _own_or_led(db, actor, absence_id)
    if not absence.is_open:
        raise SalesError("absence.decided")
    today = local_day(now, team.timezone)
    if is_over(absence, today):
        _oldest_open(db, team, absence, now)
        if not takes_back(db, actor, absence.person_id):
            raise SalesError("absence.over")
        return _withdraw(db, actor, team, absence, AbsenceState.CANCELLED, now)
    changed = _move(db, actor, team, absence, AbsenceState.CANCELLED, now)
    if absence.state is AbsenceState.WAITING:
        return changed
    return replace(changed, kept=_keep(db, team, absence, today, now))


def end_said(
    db: sqlite3.Connection, *, actor: Actor, message_id: int, now: datetime
) -> tuple[AbsenceChanged, ...]:
    """End what a message has entered and what is not over, or else all of it; empty where it has
    entered nothing.
    """
    assert actor.team is not None, "the gate lets only members here"
    said = absences.said_in(db, actor.person.id, message_id)
    today = local_day(now, actor.team.timezone)
    running = [it for it in said if not is_over(it, today)]
    return tuple(end_absence(db, actor=actor, absence_id=it.id, now=now) for it in running or said)


def retract_said(
    db: sqlite3.Connection, *, actor: Actor, message_id: int, now: datetime
) -> tuple[AbsenceChanged, ...]:
    """Make room for what the message says now: a head's word goes as a whole, one's own as far as
    it is not over. What is of a closed month stays.
    """
    retracted = []
    for absence in absences.said_in(db, actor.person.id, message_id):
        team, _ = _own_or_led(db, actor, absence.id)
        today = local_day(now, team.timezone)
        if not takes_back(db, actor, absence.person_id):
            if not is_over(absence, today):
                retracted.append(end_absence(db, actor=actor, absence_id=absence.id, now=now))
        elif absence.days.end > open_since(db, team, absence.person_id, now):
            state = AbsenceState.CANCELLED
            retracted.append(_withdraw(db, actor, team, absence, state, now))
    return tuple(retracted)


def is_over(absence: Absence, today: date) -> bool:
    """Whether it counts, and its last day is past."""
    return absence.state is AbsenceState.STANDING and absence.days.end <= today


def takes_back(db: sqlite3.Connection, actor: Actor, person_id: int) -> bool:
    """Whether a head may make past days worked ones again: those of others, and one's own of whom
    there is no other head to ask.
    """
    return actor.person.id != person_id or answers_to_nobody(db, person_id)


def _withdraw(
    db: sqlite3.Connection,
    actor: Actor,
    team: Team,
    absence: Absence,
    state: AbsenceState,
    now: datetime,
) -> AbsenceChanged:
    """All its days are worked ones again, but for those of closed months; ``absence`` of the
    outcome has those alone that are.
    """
    if absence.state is AbsenceState.WAITING:
        return _move(db, actor, team, absence, state, now)
    oldest = _oldest_open(db, team, absence, now)
    changed = _move(db, actor, team, absence, state, now)
    _keep(db, team, absence, oldest, now)
    withdrawn = Period(max(absence.days.start, oldest), absence.days.end)
    return replace(changed, absence=replace(changed.absence, days=withdrawn))


def _oldest_open(db: sqlite3.Connection, team: Team, absence: Absence, now: datetime) -> date:
    """Of its days, or of all; raises ``SalesError`` where all of them are of closed months."""
    oldest = open_since(db, team, absence.person_id, now)
    if absence.days.end <= oldest:
        raise SalesError("absence.too_old", oldest=oldest)
    return oldest


def _keep(
    db: sqlite3.Connection, team: Team, absence: Absence, until: date, now: datetime
) -> Absence | None:
    """Enter the days before ``until`` anew, if there are any."""
    days = kept_days(absence.days, until)
    if days is None:
        return None
    return absences.add_absence(
        db,
        team_id=team.id,
        person_id=absence.person_id,
        said=AbsenceSaid(days, absence.kind, absence.note),
        state=absence.state,
        entered_by=absence.entered_by,
        now=now,
        shortens=absence.id,
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


def _move(
    db: sqlite3.Connection,
    actor: Actor,
    team: Team,
    absence: Absence,
    state: AbsenceState,
    now: datetime,
) -> AbsenceChanged:
    absences.set_state(db, absence.id, state, actor.person.id, now)
    person = people.load_person(db, absence.person_id)
    assert person is not None, "absences refer to people"
    return AbsenceChanged(
        team=team,
        person=person,
        absence=replace(absence, state=state),
        is_own=absence.person_id == actor.person.id,
        heads=heads_to_tell(db, actor, absence.person_id),
    )
