"""/role and /remove: people change roles and leave; what they logged stays."""

from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.command_menu import show_commands
from handlers.filters import When
from handlers.greeting import keyboard
from handlers.people_buttons import person_rows
from handlers.presses import fields, number
from handlers.talk import Talk
from locales.role_names import role_named
from locales.texts import texts
from reports.post import Button, Post
from reports.wording import short_name
from sales.errors import SalesError
from sales.teams import Person, Role
from services import forgetting, membership
from services.membership import Changed
from storage import people


def build_router() -> Router:
    router = Router(name="members")
    router.message.register(change_role, Command("role", ignore_case=True))
    router.message.register(remove, Command("remove", ignore_case=True))
    router.callback_query.register(role_chosen, When(F.data.startswith("role:")))
    router.callback_query.register(removal_chosen, When(F.data.startswith("remove:")))
    return router


async def change_role(talk: Talk, command: CommandObject, bot: Bot) -> None:
    """``/role Иван head``; without a role, or a name, buttons ask."""
    team = talk.team
    name, role = await _name_and_role(talk, command.args or "")
    found = await _named(talk, name)
    if len(found) > 1:
        end = "" if role is None else f":{role}"
        rows = person_rows(found, lambda it: f"role:{team.id}:{it.id}{end}")
        await talk.answer(talk.texts("role.whom", team=team.name), rows)
    elif role is None:
        await _ask_role(talk, team.id, found[0])
    else:
        changed = await _write_role(talk, team.id, found[0].id, role)
        await talk.answer(_role_text(talk, changed))
        await _tell_of_role(talk, changed, bot)


async def _name_and_role(talk: Talk, said: str) -> tuple[str, Role | None]:
    """A last word that belongs to somebody's name is no role."""
    name, _, last = said.strip().rpartition(" ")
    roster = await talk.store.read(partial(people.roster, team_id=talk.team.id))
    role = None if roster.find(said) else role_named(last)
    return (said, None) if role is None else (name, role)


async def role_chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """A person was chosen, or with them the role."""
    data = (event.data or "").split(":")
    if len(data) == 3:
        team_id, person_id = (number(it) for it in data[1:])
        await talk.toast()
        await _ask_role(talk, team_id, await _member(talk, team_id, person_id))
        return
    team, person, role = fields(event, 3)
    if role not in set(Role):
        raise SalesError("press.old")
    changed = await _write_role(talk, number(team), number(person), Role(role))
    await talk.toast()
    await talk.change(_role_text(talk, changed))
    await _tell_of_role(talk, changed, bot)


async def remove(talk: Talk, command: CommandObject) -> None:
    """``/remove Иван`` asks first."""
    team = talk.team
    found = await _named(talk, command.args or "")
    if len(found) == 1 and (command.args or "").strip():
        await _confirm_removal(talk, team.id, found[0].id)
        return
    rows = person_rows(found, lambda it: f"remove:{team.id}:{it.id}:ask")
    await talk.answer(talk.texts("remove.whom", team=team.name), rows)


async def removal_chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """A person was chosen, or the removal confirmed or called off."""
    team, person, choice = fields(event, 3)
    if choice == "ask":
        await _confirm_removal(talk, number(team), number(person))
    elif choice == "no":
        await talk.toast()
        await talk.change(talk.texts("remove.kept"))
    elif choice == "former":
        await _part(talk, number(team), number(person), bot)
    else:
        await _remove(talk, number(team), number(person), bot)


async def _remove(talk: Talk, team_id: int, person_id: int, bot: Bot) -> None:
    removed = await talk.store.write(
        partial(
            membership.remove,
            actor=talk.actor,
            team_id=team_id,
            person_id=person_id,
            now=talk.now,
        )
    )
    await talk.toast()
    name = short_name(removed.person.name)
    await talk.change(talk.texts("remove.done", name=name, team=removed.team.name))
    if removed.can_write:
        await show_commands(bot, removed.person, removed.speaks_as)


async def _part(talk: Talk, team_id: int, person_id: int, bot: Bot) -> None:
    """Gone, and what they logged goes by no name."""
    parted, former = await talk.store.write(
        partial(
            forgetting.part, actor=talk.actor, team_id=team_id, person_id=person_id, now=talk.now
        )
    )
    await talk.toast()
    name, team = short_name(parted.person.name), parted.team.name
    await talk.change(talk.texts("remove.done_former", name=name, team=team, former=former))
    if parted.can_write:
        await show_commands(bot, parted.person, parted.speaks_as)


async def _named(talk: Talk, said: str) -> list[Person]:
    """Those whom ``said`` can mean, everyone where nothing is said."""
    if said.strip():
        return await talk.store.read(partial(membership.find_people, actor=talk.actor, said=said))
    roster = await talk.store.read(partial(people.roster, team_id=talk.team.id))
    return [member.person for member in roster.members]


async def _member(talk: Talk, team_id: int, person_id: int) -> Person:
    return await talk.store.read(
        partial(membership.member_of, actor=talk.actor, team_id=team_id, person_id=person_id)
    )


async def _ask_role(talk: Talk, team_id: int, person: Person) -> None:
    words = talk.texts
    row = tuple(
        Button(words(f"role.{role}").capitalize(), f"role:{team_id}:{person.id}:{role}")
        for role in Role
    )
    await show(talk, Post(words("role.which", name=short_name(person.name)), buttons=(row,)))


async def show(talk: Talk, post: Post) -> None:
    """The next step of a choice: in the pressed message's place, or as an answer."""
    if isinstance(talk.event, CallbackQuery):
        await talk.change(post)
    else:
        await talk.answer(post)


async def _write_role(talk: Talk, team_id: int, person_id: int, role: Role) -> Changed:
    return await talk.store.write(
        partial(
            membership.set_role,
            actor=talk.actor,
            team_id=team_id,
            person_id=person_id,
            role=role,
            now=talk.now,
        )
    )


def _role_text(talk: Talk, changed: Changed) -> Post:
    role = talk.texts(f"role.{changed.role}")
    name = short_name(changed.person.name)
    return Post(talk.texts("role.done", name=name, role=role, team=changed.team.name))


async def _tell_of_role(talk: Talk, changed: Changed, bot: Bot) -> None:
    """The person learns of it, with the keyboard and commands of the new role."""
    person, words = changed.person, texts(changed.person.language)
    if not changed.can_write:
        return
    if person.id != talk.actor.person.id and changed.has_changed:
        told = words("role.told", role=words(f"role.{changed.role}"), team=changed.team.name)
        keys = keyboard(words, changed.role)
        await talk.sender.send(person.id, Post(told), keyboard=() if keys is None else keys)
    await show_commands(bot, person, changed.speaks_as)


async def _confirm_removal(talk: Talk, team_id: int, person_id: int) -> None:
    team, person = await talk.store.read(
        partial(membership.removable, actor=talk.actor, team_id=team_id, person_id=person_id)
    )
    words = talk.texts
    choices = ("yes", "former", "no")
    rows = tuple(
        (Button(words(f"remove.button_{it}"), f"remove:{team_id}:{person_id}:{it}"),)
        for it in choices
    )
    await talk.toast()
    sure = words("remove.sure", name=short_name(person.name), team=team.name)
    await show(talk, Post(sure, buttons=rows))
