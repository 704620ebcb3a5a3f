"""What heads set by buttons: one change at a time, against the version that the head has seen."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sales.errors import SalesError
from sales.teams import Actor
from services import settings_installation, settings_people, settings_posts, settings_team
from services.membership import headed_team
from services.settings_deeds import Change, Deed
from storage import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One press (or reply): on which screen, shown at which ``version``, what is to become what.

    ``subject``: what the screen is about, where there are several of its kind; ``message_id``: of
    the screen, 0 where it is not to be seen any more.
    """

    team_id: int
    version: int
    screen: str
    subject: str
    field: str
    value: str
    message_id: int = 0


def change(db: sqlite3.Connection, *, actor: Actor, wish: Wish, now: datetime) -> bool:
    """Do it, unless something has been set since the screen was shown, other than by quick taps on
    that very screen: then False.

    Raises ``SalesError`` for what cannot be.
    """
    team = headed_team(db, actor, wish.team_id)
    act = CHANGES.get((wish.screen, wish.field))
    if act is None:
        raise SalesError("press.old")
    held = settings.load_version(db, team.id)
    if not held.is_known_to(actor.person.id, wish.message_id, wish.version):
        return False
    settings.next_version(db, team.id, actor.person.id, now, wish.message_id)
    act(Deed(db, actor, team, now), wish.subject, wish.value)
    return True


CHANGES: Mapping[tuple[str, str], Change] = MappingProxyType(
    {
        ("zone", "set"): settings_team.set_zone,
        ("week", "set"): settings_team.set_week,
        ("hours", "set"): settings_team.set_hours,
        ("country", "set"): settings_team.set_country,
        ("days", "off"): settings_team.set_day_off,
        ("days", "work"): settings_team.set_working_day,
        ("days", "clear"): settings_team.set_clear_day,
        ("lang", "set"): settings_team.set_language,
        ("money", "set"): settings_team.set_currency,
        ("quiet", "set"): settings_team.set_quiet,
        ("budget", "set"): settings_team.set_budget,
        ("post", "on"): settings_posts.set_post_on,
        ("post", "at"): settings_posts.set_post_at,
        ("post", "days"): settings_posts.set_post_days,
        ("post", "weekday"): settings_posts.set_post_weekday,
        ("post", "to"): settings_posts.set_post_to,
        ("post", "topic"): settings_posts.set_post_topic,
        ("post", "home"): settings_posts.set_post_home,
        ("metric", "points"): settings_people.set_points,
        ("metric", "cap"): settings_people.set_cap,
        ("shrink", "set"): settings_people.set_shrinking,
        ("person", "week"): settings_people.set_own_week,
        ("person", "load"): settings_people.set_load,
        ("person", "ramp"): settings_people.set_ramp,
        ("copies", "set"): settings_installation.set_copies,
    }
)
"""What a screen can change, by screen and field."""
