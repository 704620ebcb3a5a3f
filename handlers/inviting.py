"""/invite: links into the team; and the heads' yes or no to those who pressed «Я в команде»."""

import secrets
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.command_menu import show_commands
from handlers.filters import When
from handlers.greeting import build_greeting, keyboard
from handlers.picking import offer_list
from handlers.presses import fields, number
from handlers.talk import Talk
from handlers.telling import Notice
from locales.numbers import day_month
from locales.role_names import role_named
from locales.texts import Html, Texts, texts
from locales.zones import local
from reports.post import Button, Buttons, Post
from reports.settings_people import PICK
from reports.wording import short_name
from sales.errors import SalesError
from sales.teams import Role, Team
from services import membership
from services.invites import MOST_USES, create_invite
from services.membership import Changed
from storage.invites import Invite

CODE_BYTES = 24  # 32 characters of [A-Za-z0-9_-]; Telegram takes 64


def build_router() -> Router:
    router = Router(name="inviting")
    router.message.register(invite, Command("invite", ignore_case=True))
    router.callback_query.register(invite_chosen, When(F.data.startswith("invite:")))
    router.callback_query.register(decided, When(F.data.startswith("accept:")))
    return router


async def invite(talk: Talk, command: CommandObject) -> None:
    """``/invite [head|manager|viewer] [uses]``"""
    role, uses = read_invite(command.args or "")
    await _send_link(talk, talk.team.id, role, uses)


async def invite_chosen(talk: Talk, event: CallbackQuery) -> None:
    team_id, role, uses = fields(event, 3)
    if role == PICK:
        await offer_list(talk, number(team_id))
        await talk.toast()
        return
    if role not in set(Role):
        raise SalesError("press.old")
    await _send_link(talk, number(team_id), Role(role), number(uses))
    await talk.toast()


def read_invite(said: str) -> tuple[Role, int]:
    """The role and the number of uses, in either order; raises ``SalesError`` for other words."""
    role, uses = Role.MANAGER, 1
    for word in said.split():
        named = role_named(word)
        if named is not None:
            role = named
        elif word.isascii() and word.isdigit() and len(word) < 9:
            uses = int(word)
        else:
            raise SalesError("invite.how", most=MOST_USES)
    return role, uses


async def _send_link(talk: Talk, team_id: int, role: Role, uses: int) -> None:
    team, made = await talk.store.write(
        partial(
            create_invite,
            actor=talk.actor,
            team_id=team_id,
            role=role,
            uses=uses,
            code=secrets.token_urlsafe(CODE_BYTES),
            now=talk.now,
        )
    )
    link = f"https://t.me/{talk.bot_name}?start={made.code}"
    await talk.answer(build_invite(talk.texts, team, made, link))
    forwarded = Post(talk.texts("invite.forward", team=team.name, link=link))
    await talk.sender.send(talk.actor.person.id, forwarded)


def build_invite(texts: Texts, team: Team, made: Invite, link: str) -> Post:
    """What the link does; the message to forward comes after it."""
    text = texts(
        "invite.ready",
        team=team.name,
        role=texts(f"role.{made.role}"),
        uses=texts.plural("invite.uses.n", made.uses_left),
        until=day_month(local(team.timezone, made.expires_at).date(), texts.language),
    )
    share = {"url": link, "text": texts("invite.share", team=team.name)}
    many = Button(texts("invite.button_many"), f"invite:{team.id}:{Role.MANAGER}:15")
    has_many = made.role is Role.MANAGER and made.uses_left > 1
    buttons: Buttons = (
        (Button(texts("invite.button_share"), url=f"https://t.me/share/url?{urlencode(share)}"),),
        *(() if has_many else ((many,),)),
        (
            Button(texts("invite.button_head"), f"invite:{team.id}:{Role.HEAD}:1"),
            Button(texts("invite.button_viewer"), f"invite:{team.id}:{Role.VIEWER}:1"),
        ),
    )
    return Post(text, buttons=buttons)


def of_request(asked: membership.Asked) -> Iterator[Notice]:
    """Asking again while one waits is no news."""
    for head in asked.heads if asked.is_new else ():
        yield Notice(head, asked.team, build_request(texts(head.language), asked))


def build_request(words: Texts, asked: membership.Asked) -> Post:
    """Someone wants in: one tap takes them, or all who wait."""
    team, person = asked.team, asked.person
    rows: list[tuple[Button, ...]] = [
        (
            Button(words("join.button_take"), f"accept:take:{team.id}:{person.id}"),
            Button(words("join.button_decline"), f"accept:drop:{team.id}:{person.id}"),
        )
    ]
    if len(asked.waiting) > 1:
        everyone = words("join.button_all", n=len(asked.waiting))
        rows.append((Button(everyone, f"accept:all:{team.id}:0"),))
    name = short_name(person.name)
    named = words("join.who", name=name, username=person.username) if person.username else name
    return Post(words("join.request", who=named, team=team.name), buttons=tuple(rows))


async def decided(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """A head's tap: take one, take all, decline one."""
    choice, team, person = fields(event, 3)
    if choice == "drop":
        await _turn_down(talk, number(team), number(person))
        return
    person_id = number(person) if choice == "take" else None
    taken = await talk.store.write(
        partial(
            membership.let_in,
            actor=talk.actor,
            team_id=number(team),
            person_id=person_id,
            now=talk.now,
        )
    )
    await _show_taken(talk, taken)
    for change in taken:
        await _welcome(talk, change, bot)


async def _turn_down(talk: Talk, team_id: int, person_id: int) -> None:
    person = await talk.store.write(
        partial(membership.turn_down, actor=talk.actor, team_id=team_id, person_id=person_id)
    )
    if person is None:
        await _decided_already(talk)
        return
    await talk.toast()
    await talk.change(talk.texts("join.declined", name=short_name(person.name)))


async def _show_taken(talk: Talk, taken: tuple[Changed, ...]) -> None:
    if not taken:
        await _decided_already(talk)
        return
    await talk.toast()
    names = ", ".join(short_name(change.person.name) for change in taken)
    parts = [talk.texts("join.taken", names=names, team=taken[0].team.name)]
    silent = [short_name(change.person.name) for change in taken if not change.can_write]
    if silent:
        parts.append(talk.texts("join.not_started", names=", ".join(silent)))
    await talk.change(Html("\n".join(parts)))


async def _decided_already(talk: Talk) -> None:
    await talk.toast(talk.texts("join.decided_already"), alert=True)
    await talk.change(talk.texts("join.decided_already"))


async def _welcome(talk: Talk, change: Changed, bot: Bot) -> None:
    """Tell the one who was taken, if the bot may write to them."""
    if not change.can_write:
        return
    words = texts(change.person.language)
    greeting = build_greeting(words, change.role, change.team)
    await talk.sender.send(change.person.id, greeting, keyboard=keyboard(words, change.role))
    await show_commands(bot, change.person, change.speaks_as)
