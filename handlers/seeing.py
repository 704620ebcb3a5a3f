"""What people ask to see: own figures, the leaderboard, the team, the digest, entries."""

from datetime import date
from functools import partial

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.departments import department_top
from handlers.filters import When
from handlers.people_buttons import person_rows
from handlers.presses import fields, iso_day
from handlers.talk import Talk
from locales.report_words import asked_day, asked_report, of_department
from reports.board import BoardFacts, Kind, as_kind, board_alert, build_board, load_board
from reports.digest import build_digest, load_digest
from reports.entries import build_entries, load_entries
from reports.own import OWN_COMMANDS, build_own, load_own
from reports.post import Post
from reports.team import build_team_report, load_team_report
from sales.catalog import CATALOG, POINTS
from sales.errors import SalesError
from sales.periods import local_day
from sales.teams import Person, Place, Roster
from storage import people


def build_router() -> Router:
    router = Router(name="seeing")
    for kind, command in OWN_COMMANDS.items():
        router.message.register(partial(own, kind=kind), Command(command, ignore_case=True))
        router.callback_query.register(
            partial(own_pressed, kind=kind), When(F.data == f"{command}:")
        )
    router.message.register(top, Command("top", ignore_case=True))
    router.callback_query.register(top_pressed, When(F.data.startswith("top:")))
    router.message.register(team, Command("team", ignore_case=True))
    router.callback_query.register(team_pressed, When(F.data.startswith("team:")))
    router.message.register(digest, Command("digest", ignore_case=True))
    router.message.register(entries, Command("entries", ignore_case=True))
    router.callback_query.register(entries_pressed, When(F.data.startswith("entries:")))
    return router


async def own(talk: Talk, command: CommandObject, kind: Kind) -> None:
    """``/today``, ``/week``, ``/month``: of now, one's own, and no other."""
    if command.args:
        raise SalesError("refusal.own_words", said=command.args[:40])
    await talk.answer(await _own(talk, kind))


async def own_pressed(talk: Talk, kind: Kind) -> None:
    await _show(talk, await _own(talk, kind))


async def _own(talk: Talk, kind: Kind) -> Post:
    work = partial(load_own, team=talk.team, person=talk.actor.person, kind=kind, now=talk.now)
    return build_own(await talk.store.read(work), talk.texts, names_team=talk.names_team)


async def top(talk: Talk, command: CommandObject) -> None:
    """``/top [отдел] [day|week|month] [metric]``"""
    is_of_department, said = of_department(command.args or "")
    asked = asked_report(said, local_day(talk.now, talk.team.timezone))
    if is_of_department:
        await department_top(talk, as_kind(asked.kind), asked.metric or POINTS, asked.back)
        return
    work = partial(
        load_board,
        team=talk.team,
        kind=as_kind(asked.kind),
        metric=asked.metric,
        now=talk.now,
        back=asked.back,
    )
    await talk.answer(_board(talk, await talk.store.read(work)))


async def top_pressed(talk: Talk, event: CallbackQuery) -> None:
    """Another period of the board that was asked for; under a post of the team, told in private."""
    kind, metric = fields(event, 2)
    if metric not in {*CATALOG, POINTS}:
        raise SalesError("press.old")
    work = partial(load_board, team=talk.team, kind=as_kind(kind), metric=metric, now=talk.now)
    facts = await talk.store.read(work)
    if talk.actor.place is Place.PRIVATE or _asked_it(talk):
        await _show(talk, _board(talk, facts))
    else:
        await talk.toast(board_alert(facts, talk.actor.person.id, talk.texts), alert=True)


def _board(talk: Talk, facts: BoardFacts) -> Post:
    return build_board(facts, talk.texts, names_team=talk.names_team)


def _asked_it(talk: Talk) -> bool:
    """Whether the message with the button answers the one who presses it."""
    asked = talk.message.reply_to_message if talk.message is not None else None
    user = asked.from_user if asked is not None else None
    return user is not None and user.id == talk.actor.person.id


async def team(talk: Talk, command: CommandObject) -> None:
    """``/team [period]``"""
    today = local_day(talk.now, talk.team.timezone)
    asked = asked_report(command.args or "", today, refusal="refusal.team_words")
    await talk.answer(await _team_report(talk, as_kind(asked.kind), asked.back))


async def team_pressed(talk: Talk, event: CallbackQuery) -> None:
    (kind,) = fields(event, 1)
    await _show(talk, await _team_report(talk, as_kind(kind), 0))


async def _team_report(talk: Talk, kind: Kind, back: int) -> Post:
    work = partial(load_team_report, team=talk.team, kind=kind, now=talk.now, back=back)
    return build_team_report(await talk.store.read(work), talk.texts)


async def digest(talk: Talk, command: CommandObject) -> None:
    """The morning digest now; there is none of another day."""
    if command.args:
        raise SalesError("refusal.digest_words")
    facts = await talk.store.read(partial(load_digest, team=talk.team, now=talk.now))
    await talk.answer(build_digest(facts, talk.texts))


async def entries(talk: Talk, command: CommandObject) -> None:
    """``/entries [day]``; a head's ``/entries Иван [day]``."""
    said, whose = command.args or "", [talk.actor.person]
    if talk.actor.is_head and said:
        found = (await _everyone(talk)).addressed(said)
        if found:
            whose, said = [person for person, _ in found], found[0][1]
    today = local_day(talk.now, talk.team.timezone)
    day = asked_day(said, today) if said else today
    if len(whose) == 1:
        await talk.answer(await _entries(talk, whose[0], day))
        return
    rows = person_rows(whose, lambda it: f"entries:{it.id}:{day.isoformat()}")
    await talk.answer(talk.texts("entries.whose"), rows)


async def entries_pressed(talk: Talk, event: CallbackQuery) -> None:
    """One of several of the same name was chosen."""
    person_id, day = fields(event, 2)
    members = (await _everyone(talk)).members
    found = [it.person for it in members if str(it.person.id) == person_id]
    if not found or not (talk.actor.is_head or found[0].id == talk.actor.person.id):
        raise SalesError("press.old")
    post = await _entries(talk, found[0], iso_day(day))
    await talk.toast()
    await talk.change(post)


async def _everyone(talk: Talk) -> Roster:
    """The members of now and, behind them, those who have left."""
    now = await talk.store.read(partial(people.roster, team_id=talk.team.id))
    left = await talk.store.read(partial(people.former, team_id=talk.team.id))
    return Roster(now.members + left.members)


async def _entries(talk: Talk, person: Person, day: date) -> Post:
    work = partial(load_entries, team=talk.team, person=person, day=day)
    return build_entries(await talk.store.read(work), talk.texts, names_team=talk.names_team)


async def _show(talk: Talk, post: Post) -> None:
    """In place of the picture pressed; a text (the digest) stays, and the answer follows it."""
    await talk.toast()
    if talk.message is not None and talk.message.photo:
        await talk.change(post)
    else:
        await talk.answer(post)
