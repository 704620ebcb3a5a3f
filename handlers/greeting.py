"""The first words to a person by role, with the keyboard of the commonest actions."""

from delivery.keyboards import Words
from locales.texts import Texts
from reports.post import Post
from sales.rights import SELLERS
from sales.teams import Role, Team

_KEYBOARD = (
    ("keyboard.call", "keyboard.no_answer", "keyboard.meeting"),
    ("keyboard.proposal", "keyboard.sale", "keyboard.today"),
)


def keyboard(texts: Texts, role: Role | None) -> Words | None:
    """The six commonest actions of those who sell; each reads as a log or a command. None: none."""
    if role not in SELLERS:
        return None
    return tuple(tuple(texts(key) for key in row) for row in _KEYBOARD)


def build_greeting(
    texts: Texts, role: Role | None, team: Team | None, *, is_owner: bool = False
) -> Post:
    """What the bot is for, and what to do first."""
    if role is None or team is None:
        return Post(texts("start.owner" if is_owner else "start.stranger"))
    return Post(texts(f"start.{role}", team=team.name))
