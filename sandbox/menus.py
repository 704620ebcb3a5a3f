"""Command menus: one list per scope and language, resolved as Telegram does."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.model import Chat, Member

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scope:
    type: str
    chat: int = 0
    user: int = 0


DEFAULT = Scope("default")


@dataclass(slots=True)
class Menus:
    """`buttons` holds the menu button by chat; 0 is the default one."""

    lists: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    buttons: dict[int, Json] = field(default_factory=dict)

    def shown(self, chat: Chat, person: int, member: Member, language: str) -> list[Json]:
        """The commands that a person is offered: the narrowest scope that has any.

        Within a scope the person's language comes before the list without a language.
        """
        for scope in _scopes(chat, person, member):
            for code in (language, ""):
                commands = self.lists.get((scope, code))
                if commands:
                    return commands
        return []

    def button(self, chat: int) -> Json:
        return self.buttons.get(chat) or self.buttons.get(0) or {"type": "commands"}


def _scopes(chat: Chat, person: int, member: Member) -> list[Scope]:
    if chat.type == "private":
        return [Scope("chat", chat.id), Scope("all_private_chats"), DEFAULT]
    scopes = [Scope("chat_member", chat.id, person)]
    if member.admin:
        scopes.append(Scope("chat_administrators", chat.id))
    scopes.append(Scope("chat", chat.id))
    if member.admin:
        scopes.append(Scope("all_chat_administrators"))
    return [*scopes, Scope("all_group_chats"), DEFAULT]
