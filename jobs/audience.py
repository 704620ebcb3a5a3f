"""Who gets a post in private, in their own language; what has to be one post for several teams."""

import sqlite3
from datetime import datetime

from jobs.due_posts import Outgoing
from locales.calendars import work_calendar
from locales.texts import Texts, texts
from reports.post import Post
from sales.periods import local_day
from sales.posting import ROLES, Audience, PostPlan
from sales.teams import Member, Role, Team
from storage import binding, people
from storage.calendars import load_calendar
from storage.posts import Address
from storage.settings import load_posting


def audience(db: sqlite3.Connection, team: Team, kind: str) -> list[Member]:
    """Who is to get it in private and can be written to."""
    roles = ROLES[load_posting(db, team.id).plan(kind).audience]
    members = people.roster(db, team.id).members
    return [member for member in members if member.role in roles and member.can_write]


def to_member(member: Member, post: Post) -> Outgoing:
    return Outgoing(post, (Address(member.person.id),))


def texts_of(member: Member, team: Team) -> Texts:
    return texts(member.person.language or team.language)


def comes(db: sqlite3.Connection, team: Team, kind: str, now: datetime) -> bool:
    """Whether the team has a post of this kind on its local day of ``now``."""
    plan, day = load_posting(db, team.id).plan(kind), local_day(now, team.timezone)
    calendar = load_calendar(db, team, day, work_calendar)
    return plan.is_on and plan.comes_on(day, calendar)


def looked_on(db: sqlite3.Connection, person_id: int, kind: str, now: datetime) -> list[Team]:
    """The teams that they look on at, of whom they are to hear today; in one post of the first."""
    found = [team for team, role in people.memberships(db, person_id) if role is Role.VIEWER]
    return sorted(
        (
            team
            for team in found
            if load_posting(db, team.id).plan(kind).audience is Audience.OVERSEERS
            and comes(db, team, kind, now)
        ),
        key=lambda it: it.id,
    )


def chat_of(db: sqlite3.Connection, team: Team, plan: PostPlan) -> Address | None:
    """The team's chat: the topic that the kind of post has there, else the one of ``/bind``."""
    bound = binding.of_team(db, team.id)
    if bound is None:
        return None
    is_there = plan.topic is not None and plan.topic.chat_id == bound.chat_id
    thread_id = plan.topic.thread_id if plan.topic and is_there else bound.thread_id
    return Address(bound.chat_id, thread_id)
