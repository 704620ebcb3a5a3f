"""What heads set of one kind of post: whether, when, on which days, to whom, in which topic."""

import sqlite3
from dataclasses import replace
from datetime import datetime

from sales.errors import SalesError
from sales.posting import KINDS, WEEKDAYS, Audience, PostPlan, Topic
from sales.teams import Actor, Role, Team
from sales.work_hours import MIDNIGHT
from services.binding import Spot
from services.settings_deeds import Deed, among, with_day, within
from storage import binding, due, people, settings, topics


def set_post_on(deed: Deed, kind: str, value: str) -> None:
    _replan(deed, replace(_plan(deed.db, deed.team, kind), is_on=value == "1"))


def set_post_at(deed: Deed, kind: str, value: str) -> None:
    at = within(value, 0, MIDNIGHT - 1)
    _replan(deed, replace(_plan(deed.db, deed.team, kind), at=at))


def set_post_days(deed: Deed, kind: str, value: str) -> None:
    plan = _plan(deed.db, deed.team, kind)
    _replan(deed, replace(plan, days=with_day(plan.days, value)))


def set_post_weekday(deed: Deed, kind: str, value: str) -> None:
    plan = _plan(deed.db, deed.team, kind)
    allowed = WEEKDAYS.get(KINDS[kind].comes, ())
    _replan(deed, plan.on_weekday(int(among(value, tuple(map(str, allowed))))))


def set_post_to(deed: Deed, kind: str, value: str) -> None:
    plan = _plan(deed.db, deed.team, kind)
    audience = Audience(among(value, KINDS[kind].audiences))
    settings.set_plan(deed.db, deed.team.id, replace(plan, audience=audience))


def set_post_home(deed: Deed, kind: str, _: str) -> None:
    settings.set_plan(deed.db, deed.team.id, replace(_plan(deed.db, deed.team, kind), topic=None))


def set_post_topic(deed: Deed, kind: str, value: str) -> None:
    """One of the topics of the team's chat that are known by name."""
    bound = binding.of_team(deed.db, deed.team.id)
    known = topics.names(deed.db, bound.chat_id) if bound is not None else {}
    thread_id = int(among(value, tuple(map(str, known))))
    assert bound is not None, "no chat has no topics"
    if binding.held_by(deed.db, bound.chat_id, thread_id) not in {None, deed.team.id}:
        raise SalesError("settings.topic_taken")
    plan = replace(_plan(deed.db, deed.team, kind), topic=Topic(bound.chat_id, thread_id))
    settings.set_plan(deed.db, deed.team.id, plan)


def choose_topic(
    db: sqlite3.Connection, *, actor: Actor, kind: str, spot: Spot, now: datetime
) -> Team:
    """Said in the topic itself: this kind of post of the team whose chat this is comes here."""
    team, topic = _team_of_topic(db, actor, spot), Topic(spot.chat_id, spot.thread_id)
    if spot.topic_name is not None:
        topics.note_created(db, spot.chat_id, spot.thread_id, spot.topic_name)
    settings.next_version(db, team.id, actor.person.id, now)
    settings.set_plan(db, team.id, replace(_plan(db, team, kind), topic=topic))
    return team


def _team_of_topic(db: sqlite3.Connection, actor: Actor, spot: Spot) -> Team:
    """The team that the actor heads and whose posts go to the chat: of several the topic's own."""
    found = []
    for team, role in people.memberships(db, actor.person.id):
        bound = binding.of_team(db, team.id)
        if role is Role.HEAD and bound is not None and bound.chat_id == spot.chat_id:
            found.append(team)
    if not found:
        raise SalesError("settings.topic_elsewhere")
    holder = binding.held_by(db, spot.chat_id, spot.thread_id)
    chosen = next((team for team in found if holder in {None, team.id}), None)
    if chosen is None:
        raise SalesError("settings.topic_taken")
    return chosen


def _plan(db: sqlite3.Connection, team: Team, kind: str) -> PostPlan:
    return settings.load_posting(db, team.id).plan(among(kind, KINDS))


def _replan(deed: Deed, plan: PostPlan) -> None:
    settings.set_plan(deed.db, deed.team.id, plan)
    due.reckon_anew(deed.db, deed.team.id, [plan.kind])
