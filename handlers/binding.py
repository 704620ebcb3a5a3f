"""/bind: where a team's posts go; «Я в команде» under it; chats that the bot enters and leaves."""

from collections.abc import Callable
from functools import partial
from sqlite3 import Connection

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message

from delivery.chats import note_gone
from handlers.filters import When
from handlers.inviting import of_request
from handlers.presses import fields, number
from handlers.starting import FROM_GROUP
from handlers.talk import Talk, topic_of
from handlers.telling import send_told, write_and_tell
from locales.post_names import chat_post_named
from locales.texts import Html, Texts, texts
from reports.post import Button, Post
from reports.wording import chat_shown, short_name
from sales.posting import KINDS, Audience
from sales.teams import Role, Team
from services import binding, membership
from services.binding import Spot, WhichTeam
from services.settings_posts import choose_topic
from storage import people, posts, topics
from storage.posts import Address

_OUT = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.KICKED})
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
CHAT_POSTS = tuple(
    kind for kind, it in KINDS.items() if Audience.CHAT in it.audiences and not it.in_board
)


def build_router() -> Router:
    router = Router(name="binding")
    router.message.register(bind, Command("bind", ignore_case=True))
    router.message.register(moved, When(F.migrate_to_chat_id))
    router.message.register(moved_here, When(F.migrate_from_chat_id))
    router.message.register(topic_opened, When(F.forum_topic_created))
    router.message.register(topic_renamed, When(F.forum_topic_edited.name))
    router.callback_query.register(bind_chosen, When(F.data.startswith("bind:")))
    router.callback_query.register(join, When(F.data.startswith("join:")))
    router.my_chat_member.register(met_person, When(F.chat.type == ChatType.PRIVATE))
    router.my_chat_member.register(met_group, When(F.chat.type.in_(_GROUPS)))
    return router


async def bind(talk: Talk, event: Message, command: CommandObject) -> None:
    """``/bind`` said in a group or topic; ``/bind board``: only this kind of post comes here."""
    said = (command.args or "").strip()
    if not said:
        await _bind(talk, _spot(event), None)
    elif (kind := chat_post_named(said)) is not None:
        await _bind_post(talk, kind, _spot(event))
    else:
        await talk.answer(_unknown(talk.texts, said))


def _unknown(words: Texts, said: str) -> Html:
    named = [str(words(f"settings.post.{kind}")).lower() for kind in CHAT_POSTS]
    return words(
        "bind.unknown_post",
        said=short_name(said),
        example=named[0],
        posts=Html(", ".join(named)),
    )


async def _bind_post(talk: Talk, kind: str, spot: Spot) -> None:
    team = await talk.store.write(
        partial(choose_topic, actor=talk.actor, kind=kind, spot=spot, now=talk.now)
    )
    name = talk.texts(f"settings.post.{kind}")
    await talk.answer(talk.texts("settings.topic_chosen", name=name, team=team.name))


async def bind_chosen(talk: Talk, event: CallbackQuery) -> None:
    """Which team, or (0) the offer to a head who has just added the bot."""
    (team_id,) = fields(event, 1)
    if talk.message is not None:
        await _bind(talk, _spot(talk.message), number(team_id) or None)


async def _bind(talk: Talk, spot: Spot, team_id: int | None) -> None:
    bound = await talk.store.write(
        partial(binding.bind, actor=talk.actor, spot=spot, team_id=team_id, now=talk.now)
    )
    await talk.toast()
    if isinstance(bound, WhichTeam):
        rows = tuple((Button(team.name, f"bind:{team.id}"),) for team in bound.teams)
        await talk.answer(talk.texts("bind.which"), rows)
        return
    await talk.answer(_told(talk, bound))
    words = texts(bound.team.language)
    await talk.sender.send(
        spot.chat_id,
        build_joining(words, bound.team, talk.bot_name),
        thread_id=spot.thread_id,
    )


def _told(talk: Talk, bound: binding.Bound) -> Html:
    parts = [talk.texts("bind.done", team=bound.team.name, bot=talk.bot_name)]
    if bound.moved_from is not None:
        parts.append(talk.texts("bind.moved_from", chat=_where(talk.texts, bound.moved_from)))
    if bound.instead_of is not None:
        parts.append(talk.texts("bind.instead_of", team=bound.instead_of.name))
    return Html("\n\n".join(parts))


def _where(words: Texts, spot: Spot) -> Html:
    names = {spot.thread_id: spot.topic_name} if spot.topic_name is not None else {}
    return chat_shown(words, spot.title, spot.thread_id, names)


def build_joining(words: Texts, team: Team, bot_name: str) -> Post:
    """The message under which the team's people say that they are in it."""
    rows = (
        (Button(words("join.button"), f"join:{team.id}"),),
        (Button(words("join.button_start"), url=f"https://t.me/{bot_name}?start={FROM_GROUP}"),),
    )
    return Post(words("join.invitation", team=team.name), buttons=rows)


async def join(talk: Talk, event: CallbackQuery) -> None:
    """«Я в команде»: whoever presses waits for a head's tap."""
    (team_id,) = fields(event, 1)
    work = partial(membership.ask_in, actor=talk.actor, team_id=number(team_id), now=talk.now)
    asked = await write_and_tell(talk, work, of_request)
    key = "join.asked" if asked.can_write else "join.asked_start"
    await talk.toast(talk.texts(key if asked.is_new else "join.waiting"), alert=True)
    await send_told(talk)


async def moved(talk: Talk, event: Message) -> None:
    """The group became a supergroup, says the old one."""
    assert event.migrate_to_chat_id is not None
    await _move(talk, event.chat.id, event.migrate_to_chat_id)


async def moved_here(talk: Talk, event: Message) -> None:
    """The same, as the new one says it."""
    assert event.migrate_from_chat_id is not None
    await _move(talk, event.migrate_from_chat_id, event.chat.id)


async def _move(talk: Talk, old: int, new: int) -> None:
    await talk.store.write(partial(posts.move_chat, chat_id=old, new_id=new))


async def topic_opened(talk: Talk, event: Message) -> None:
    assert event.forum_topic_created is not None
    await _note_topic(talk, event, topics.note_created, event.forum_topic_created.name)


async def topic_renamed(talk: Talk, event: Message) -> None:
    assert event.forum_topic_edited is not None
    assert event.forum_topic_edited.name is not None
    await _note_topic(talk, event, topics.note_renamed, event.forum_topic_edited.name)


async def _note_topic(
    talk: Talk, event: Message, note: Callable[[Connection, int, int, str], None], name: str
) -> None:
    await talk.store.write(lambda db: note(db, event.chat.id, topic_of(event), name))


async def met_person(talk: Talk, event: ChatMemberUpdated) -> None:
    """A person blocked the bot (their heads hear of it) or came back."""
    if event.new_chat_member.status in _OUT:
        lost = Address(event.chat.id)
        await talk.store.write(
            partial(note_gone, lost=lost, reason="blocked by the person", now=talk.now)
        )
    else:
        await talk.store.write(partial(people.mark_started, person_id=event.chat.id, now=talk.now))


async def met_group(talk: Talk, event: ChatMemberUpdated) -> None:
    """Removed: nothing is bound there any more. Added by a head: ``/bind`` is offered."""
    was_out = event.old_chat_member.status in _OUT
    if event.new_chat_member.status in _OUT:
        lost = Address(event.chat.id)
        await talk.store.write(
            partial(note_gone, lost=lost, reason="removed from the chat", now=talk.now)
        )
    elif was_out and await talk.store.read(partial(_heads_a_team, person_id=talk.actor.person.id)):
        await _offer(talk, event.chat)


async def _offer(talk: Talk, chat: Chat) -> None:
    button = Button(talk.texts("bind.button_here"), "bind:0")
    text = talk.texts("bind.offer", bot=talk.bot_name)
    await talk.sender.send(chat.id, Post(text, buttons=((button,),)))


def build_guide(words: Texts, bot_name: str) -> Post:
    """How to bind, for a head in private."""
    add = Button(words("bind.button_add"), url=f"https://t.me/{bot_name}?startgroup={FROM_GROUP}")
    return Post(words("bind.guide", bot=bot_name), buttons=((add,),))


def _heads_a_team(db: Connection, person_id: int) -> bool:
    return any(role is Role.HEAD for _, role in people.memberships(db, person_id))


def _spot(message: Message) -> Spot:
    title = message.chat.title or str(message.chat.id)
    start = message.reply_to_message  # Telegram's, where a topic's message answers no other
    created = start.forum_topic_created if start is not None else None
    return Spot(
        chat_id=message.chat.id,
        thread_id=topic_of(message),
        title=title,
        topic_name=created.name if created is not None and topic_of(message) else None,
    )
