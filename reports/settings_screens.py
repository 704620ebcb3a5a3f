"""All screens of ``/settings``, by name. A new one: a function of ``Page`` here, a button to it
on the screen it belongs to, what it changes in ``services.settings.CHANGES``, and, for what is
typed, ``sales.typed_settings.READERS``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from locales.texts import Texts
from reports import settings_installation, settings_people, settings_posts, settings_team
from reports.post import Post
from reports.settings_facts import SettingsFacts
from reports.settings_page import Page
from sales.errors import SalesError
from sales.posting import KINDS

SCREENS: Mapping[str, Callable[[Page], Post]] = MappingProxyType(
    {
        "home": settings_team.home,
        "zone": settings_team.zone,
        "week": settings_team.week,
        "hours": settings_team.hours,
        "country": settings_team.country,
        "days": settings_team.days,
        "lang": settings_team.lang,
        "money": settings_team.money,
        "posts": settings_posts.posts,
        "post": settings_posts.post,
        "quiet": settings_posts.quiet,
        "budget": settings_posts.budget,
        "weights": settings_people.weights,
        "metric": settings_people.metric,
        "people": settings_people.people,
        "person": settings_people.person,
        "shrink": settings_people.shrink,
        "copies": settings_installation.copies,
    }
)


def build_settings(facts: SettingsFacts, words: Texts, screen: str, subject: str = "") -> Post:
    """A screen; raises ``SalesError`` for one that is not (any more)."""
    build = SCREENS.get(screen)
    if build is None or (screen == "post" and subject not in KINDS):
        raise SalesError("press.old")
    return build(Page(facts, words, screen, subject))
