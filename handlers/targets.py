"""/target: minimums and plans, typed or chosen by buttons that carry all that was chosen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from sqlite3 import Connection

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.filters import When
from handlers.members import show
from handlers.people_buttons import person_rows
from handlers.presses import number
from handlers.talk import Talk
from handlers.target_buttons import AND_OWN, NONE, Chosen, pressed, read_kind, read_period
from handlers.target_screens import (
    build_metrics,
    build_numbers,
    build_periods,
    build_set,
    build_whom,
)
from handlers.target_telling import write_and_tell
from handlers.telling import later_line, quiet_ends
from reports.post import Post
from reports.receipt import of_team
from reports.wording import lines
from sales.errors import SalesError
from sales.periods import local_day
from sales.targets import EACH, Aim, Amounts
from sales.teams import Person, Team
from services import targets
from services.membership import find_people
from services.target_entry import Wanted, read_target
from services.targets import TargetSet, TargetsFacts


def build_router() -> Router:
    router = Router(name="targets")
    router.message.register(target, Command("target", ignore_case=True))
    router.callback_query.register(chosen, When(F.data.startswith("target:")))
    return router


async def target(talk: Talk, command: CommandObject) -> None:
    """``/target Иван calls 20 day``; without arguments buttons guide."""
    try:
        await talk.answer(await _said(talk, command.args or ""))
    except SalesError as refusal:
        why = talk.texts(refusal.key, **refusal.params)
        await talk.answer(_named(Post(why), talk, talk.team))


async def _said(talk: Talk, args: str) -> Post:
    team = talk.team
    if not args:
        return build_whom(await _facts(talk, team.id), talk.texts)
    wanted = read_target(args, local_day(talk.now, team.timezone))
    found: list[Person] = []
    if wanted.group is None:
        found = await talk.store.read(partial(find_people, actor=talk.actor, said=wanted.whom))
    if len(found) > 1:
        rows = person_rows(found, lambda it: pressed(team.id, it.id, wanted))
        return _named(Post(talk.texts("target.which_person"), buttons=rows), talk, team)
    person_id = found[0].id if wanted.group is None else wanted.group
    return await _set(talk, team.id, _work(person_id, wanted))


async def chosen(talk: Talk, event: CallbackQuery) -> None:
    """Each press adds a field: the team, whom, by when and how, what, how many."""
    team_id, *rest = (event.data or "").split(":")[1:]
    post = await _next(talk, await _facts(talk, number(team_id)), rest)
    await talk.toast()
    await show(talk, post)


async def _next(talk: Talk, facts: TargetsFacts, fields: list[str]) -> Post:
    match fields:
        case []:
            return build_whom(facts, talk.texts)
        case [person]:
            post = build_periods(facts, number(person), talk.texts)
        case [person, field, kind]:
            when = read_period(field)
            post = build_metrics(facts, _aim(person, when, kind, ""), talk.texts, when.first)
        case [person, field, kind, metric]:
            when = read_period(field)
            aim = _aim(person, when, kind, metric)
            targets.check_target(aim, None)
            post = build_numbers(facts, aim, talk.texts, when.first)
        case [person, field, kind, metric, said]:
            work = _pressed(person, field, kind, metric, said)
            return await _set(talk, facts.team.id, work)
        case _:
            raise SalesError("press.old")
    return _named(post, talk, facts.team)


def _aim(person: str, when: Chosen, kind: str, metric: str) -> Aim:
    if when.period is None:
        raise SalesError("press.old")
    return Aim(number(person), metric, when.period, read_kind(kind))


Work = Callable[..., TargetSet]
"""Wants the database, the actor, the team and the time."""


def _pressed(person: str, field: str, kind: str, metric: str, said: str) -> Work:
    """What the last button says; "" for a period: all of them."""
    lower, _, upper = said.partition("-") if said != NONE else ("", "", "")
    when = read_period(field)
    wanted = Wanted(
        whom="",
        group=None,
        metric=metric,
        period=when.period,
        kind=read_kind(kind) if kind else None,
        amount=number(lower) if lower else None,
        upper=number(upper) if upper else None,
        first=when.first,
    )
    if when.put_off is None:
        return _work(number(person), wanted)
    aim = _aim(person, when, kind, metric)
    return partial(targets.put_off, aim=aim, amounts=_amounts(wanted), since=when.put_off)


def _work(person_id: int, wanted: Wanted) -> Work:
    if wanted.period is None or wanted.kind is None:
        return partial(
            targets.remove_targets, person_id=person_id, metric=wanted.metric, kind=wanted.kind
        )
    with_own = person_id == AND_OWN
    aim = Aim(EACH if with_own else person_id, wanted.metric, wanted.period, wanted.kind)
    return partial(
        targets.set_target,
        aim=aim,
        amounts=_amounts(wanted),
        first=wanted.first,
        with_own=with_own,
    )


def _amounts(wanted: Wanted) -> Amounts | None:
    return None if wanted.amount is None else Amounts(wanted.amount, wanted.upper)


async def _set(talk: Talk, team_id: int, work: Work) -> Post:
    """Do it, tell whom it concerns, and answer."""

    def write(db: Connection) -> TargetSet:
        return work(db, actor=talk.actor, team_id=team_id, now=talk.now)

    outcome, told = await write_and_tell(talk, team_id, write)
    post = build_set(outcome, talk.texts, told)
    if told:
        heard = await talk.store.read(partial(quiet_ends, team=outcome.team, now=talk.now))
        post = replace(post, text=lines(post.text, later_line(talk, outcome.team, heard)))
    return _named(post, talk, outcome.team)


async def _facts(talk: Talk, team_id: int) -> TargetsFacts:
    return await talk.store.read(
        partial(targets.load_targets, actor=talk.actor, team_id=team_id, now=talk.now)
    )


def _named(post: Post, talk: Talk, team: Team) -> Post:
    """With the team's name below, for one who is in several."""
    return replace(post, text=of_team(post.text, team if talk.names_team else None, talk.texts))
