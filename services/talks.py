"""What a head does about a talk of the digest: asks, praises, or lets it rest for a reason."""

import sqlite3
from datetime import date, datetime

from sales.advice import Kind
from sales.errors import SalesError
from sales.norms import Link, first_recent_day, links_of, norm_span
from sales.periods import local_day
from sales.talks import ANSWERED_FOR, SUBJECTS, Act, Held, Reason, Topic, opened
from sales.teams import Actor, Member, Team
from services.capacities import capacity_of
from services.membership import headed_team
from storage import binding, people, talks
from storage.daily import person_days
from storage.presence import known_days


def hold(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    topic: Topic,
    act: Act,
    reason: Reason | None = None,
    in_chat: bool = False,
    now: datetime,
) -> Held:
    """One act a talk, whoever of the heads does it first.

    Raises ``SalesError`` where the actor does not head the team, the digest is too old, the talk
    has been dealt with, or the person cannot be written to or, being away, is not to be asked.
    """
    team, member = load_topic(db, actor=actor, topic=topic, now=now)
    chat = binding.of_team(db, team.id)
    if (in_chat and chat is None) or (act is Act.ASKED and topic.subject == Kind.PRAISE):
        raise SalesError("press.old")
    if act is not Act.SNOOZED and not in_chat and not member.can_write:
        raise SalesError("talk.cannot_write", name=member.person.name)
    today = local_day(now, team.timezone)
    capacity = capacity_of(db, team, today)
    absence = capacity.of(member.person.id).absence_on(today)
    if act is Act.ASKED and absence is not None:
        raise SalesError("talk.away", name=member.person.name, last=absence.last_day)
    talk = opened(
        person_id=member.person.id,
        subject=topic.subject,
        opened_on=topic.opened_on,
        act=act,
        reason=reason,
        links=_links(db, team, member.person.id, topic.opened_on),
        today=today,
        calendar=capacity.calendar,
    )
    if not talks.add(db, team.id, talk, actor.person.id, now):
        raise SalesError("talk.already")
    return Held(team, member.person, talk, (chat.chat_id, chat.thread_id) if chat else None)


def load_topic(
    db: sqlite3.Connection, *, actor: Actor, topic: Topic, now: datetime
) -> tuple[Team, Member]:
    """The team and the person of a talk that the actor may hold; raises ``SalesError`` else."""
    team = headed_team(db, actor, topic.team_id)
    age = local_day(now, team.timezone) - topic.opened_on
    members = people.roster(db, team.id).sellers()
    member = next((it for it in members if it.person.id == topic.person_id), None)
    if member is None or topic.subject not in SUBJECTS or not 0 <= age.days < ANSWERED_FOR.days:
        raise SalesError("press.old")
    return team, member


def _links(db: sqlite3.Connection, team: Team, person_id: int, day: date) -> tuple[Link, ...]:
    """As the digest of the day saw them."""
    capacity = capacity_of(db, team, day)
    first = first_recent_day(day, capacity.calendar)
    span = norm_span(first, day)
    known = known_days(db, team.id, span).get(person_id, set())
    own = capacity.of(person_id)
    counted = [it for it in known if own.is_workday(it)]
    return links_of(person_days(db, team.id, person_id, span), counted, first)
