"""What the demo's head and people have set: the team, its plans, loads, an absence, a yes."""

import sqlite3
from datetime import date, datetime, time, timedelta

from bot.demo_team import (
    ACCEPTED,
    AWAY,
    HEAD,
    PLAYERS,
    TARGETS,
    TEAM,
    TIMEZONE,
    WEEKS,
    Player,
)
from sales.absences import AbsenceKind, AbsenceSaid
from sales.capacity import FULL
from sales.periods import DAY, Period, local_day, local_moment, month_period
from sales.targets import Amounts, fingerprint, terms
from sales.teams import Actor, Place, Team
from services import absences, acknowledging, targets, teams, work_calendar
from services.binding import Spot, bind
from storage import people
from storage import targets as said_targets

_FRIDAY = 4


def away_days(day: date) -> Period:
    """The holiday of the one who is away on the day that the demo opens on."""
    return Period(day - 3 * DAY, day + 9 * DAY)


def own_day_off(day: date) -> date:
    """The Friday of the week after ``day``: the team goes on a trip of its own."""
    return day + (_FRIDAY - day.weekday() + 7) * DAY


def found(db: sqlite3.Connection, day: date, chat: Spot) -> Team:
    """The team as it was set up ``WEEKS`` before ``day``."""
    start = local_moment(day - timedelta(weeks=WEEKS), time(9), TIMEZONE)
    for player in PLAYERS:
        who = player.person
        people.see_person(db, who.id, who.name, who.username, who.language)
        people.mark_started(db, who.id, start)
    owner = Actor(HEAD.person, "ru", Place.PRIVATE, is_owner=True)
    team = teams.create_team(db, actor=owner, name=TEAM, timezone=TIMEZONE, now=start)
    head = acting(HEAD, team)
    for player in PLAYERS:
        _join(db, head, team, player, day)
    bind(db, actor=head, spot=chat, team_id=team.id, now=start)
    for aim, amount in TARGETS.items():
        targets.set_target(
            db, actor=head, team_id=team.id, aim=aim, amounts=Amounts(amount), now=start
        )
    return team


def bring_up(db: sqlite3.Connection, team: Team, day: date, now: datetime) -> None:
    """What was set since then: all of it before ``now``, the evening before ``day``."""
    said = AbsenceSaid(away_days(day), AbsenceKind.VACATION)
    before = local_moment(said.days.start - 4 * DAY, time(12), TIMEZONE)
    absences.enter_absence(
        db, actor=acting(AWAY, team), person_id=AWAY.person.id, said=said, now=before
    )
    head = acting(HEAD, team)
    work_calendar.add_day_off(db, actor=head, team_id=team.id, day=own_day_off(day), now=before)
    for player in ACCEPTED:
        _accept(db, acting(player, team), team, now)


def acting(player: Player, team: Team) -> Actor:
    return Actor(player.person, player.person.language, Place.PRIVATE, team, player.role, teams=1)


def _join(db: sqlite3.Connection, head: Actor, team: Team, player: Player, day: date) -> None:
    weeks = player.habits.weeks if player.habits else WEEKS
    joined = local_moment(day - timedelta(weeks=weeks), time(9), TIMEZONE)
    people.add_member(db, team.id, player.person.id, player.role, joined)
    if player.load < FULL or player.ramp:
        work_calendar.set_schedule(
            db,
            actor=head,
            team_id=team.id,
            person_id=player.person.id,
            week=None,
            load=player.load,
            ramp=player.ramp,
            now=joined,
        )


def _accept(db: sqlite3.Connection, actor: Actor, team: Team, now: datetime) -> None:
    month = month_period(local_day(now, team.timezone))
    said = said_targets.all_targets(db, team.id, team.timezone)
    shown = fingerprint(terms(said, actor.person.id, month.end - DAY), month.start)
    acknowledging.accept(db, actor=actor, team_id=team.id, shown=shown, now=now)
