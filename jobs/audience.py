"""Who gets a post in private, in their own language; what has to be one post for several teams."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime

from jobs.due_posts import Outgoing
from locales.calendars import work_calendar
from locales.texts import Texts, texts
from reports.post import Button, Post
from sales.periods import local_day
from sales.posting import ROLES, Audience, PostPlan
from sales.rights import role_may
from sales.teams import Member, Role, Team
from sales.work_hours import moment
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
    """With the buttons that they may press: many a post is the same for all who look at it."""
    rows = (tuple(it for it in row if _may_press(member, it)) for row in post.buttons)
    buttons = tuple(row for row in rows if row)
    return Outgoing(replace(post, buttons=buttons), (Address(member.person.id),))


def _may_press(member: Member, button: Button) -> bool:
    return bool(button.url) or role_may(member.role, button.data.split(":")[0])


def texts_of(member: Member, team: Team) -> Texts:
    return texts(member.person.language or team.language)


def comes(db: sqlite3.Connection, team: Team, kind: str, day: date) -> bool:
    """Whether the team has a post of this kind on its day, and not only in quiet hours."""
    posting = load_posting(db, team.id)
    plan, calendar = posting.plan(kind), load_calendar(db, team, day, work_calendar)
    return plan.is_on and posting.window(kind) is not None and plan.comes_on(day, calendar)


def looked_on(
    db: sqlite3.Connection, person_id: int, kind: str, day: date
) -> list[tuple[Team, ...]]:
    """The teams that they look on at, of whom they are to hear on the day: a post each.

    Teams whose day it is as well when the first of them has its post are told of in that one.
    """
    found = [team for team, role in people.memberships(db, person_id) if role is Role.VIEWER]
    heard = [
        team
        for team in found
        if load_posting(db, team.id).plan(kind).audience is Audience.OVERSEERS
        and comes(db, team, kind, day)
    ]
    posts: list[tuple[Team, ...]] = []
    for team in sorted(heard, key=lambda it: it.id):
        others = [it for it in posts if _is_day(team, day, _comes_at(db, it[0], kind, day))]
        if others:
            posts[posts.index(others[0])] += (team,)
        else:
            posts.append((team,))
    return posts


def _comes_at(db: sqlite3.Connection, team: Team, kind: str, day: date) -> datetime:
    window = load_posting(db, team.id).window(kind)
    assert window is not None, "it comes"
    return moment(day, window.at, team.timezone)


def _is_day(team: Team, day: date, now: datetime) -> bool:
    return local_day(now, team.timezone) == day


def chat_of(db: sqlite3.Connection, team: Team, plan: PostPlan) -> Address | None:
    """The team's chat: the topic that the kind of post has there, else the one of ``/bind``."""
    bound = binding.of_team(db, team.id)
    if bound is None:
        return None
    is_there = plan.topic is not None and plan.topic.chat_id == bound.chat_id
    thread_id = plan.topic.thread_id if plan.topic and is_there else bound.thread_id
    return Address(bound.chat_id, thread_id)
