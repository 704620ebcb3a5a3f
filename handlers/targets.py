"""/target: minimums and plans, typed or chosen by buttons that carry all that was chosen."""

from functools import partial

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.filters import When
from handlers.members import show
from handlers.people_buttons import person_rows
from handlers.presses import number
from handlers.talk import Talk
from handlers.target_screens import (
    KINDS,
    NONE,
    PERIODS,
    build_metrics,
    build_numbers,
    build_periods,
    build_set,
    build_whom,
    pressed,
)
from sales.errors import SalesError
from sales.targets import Aim
from sales.teams import Person
from services import targets
from services.membership import find_people
from services.target_entry import Wanted, read_target
from services.targets import Amounts, TargetSet, TargetsFacts


def build_router() -> Router:
    router = Router(name="targets")
    router.message.register(target, Command("target", ignore_case=True))
    router.callback_query.register(chosen, When(F.data.startswith("target:")))
    return router


async def target(talk: Talk, command: CommandObject) -> None:
    """``/target Иван calls 20 day``; without arguments buttons guide."""
    team = talk.team
    if not command.args:
        await talk.answer(build_whom(await _facts(talk, team.id), talk.texts))
        return
    wanted = read_target(command.args)
    found: list[Person] = []
    if wanted.group is None:
        found = await talk.store.read(partial(find_people, actor=talk.actor, said=wanted.whom))
    if len(found) > 1:
        rows = person_rows(found, lambda it: pressed(team.id, it.id, wanted))
        await talk.answer(talk.texts("target.which_person"), rows)
        return
    person_id = found[0].id if wanted.group is None else wanted.group
    await talk.answer(build_set(await _write(talk, team.id, person_id, wanted), talk.texts))


async def chosen(talk: Talk, event: CallbackQuery) -> None:
    """Each press adds a field: the team, whom, by when and how, what, how many."""
    team_id, *rest = (event.data or "").split(":")[1:]
    facts = await _facts(talk, number(team_id))
    match rest:
        case []:
            post = build_whom(facts, talk.texts)
        case [person]:
            post = build_periods(facts, number(person), talk.texts)
        case [person, period, kind]:
            post = build_metrics(facts, _aim(person, period, kind, ""), talk.texts)
        case [person, period, kind, metric]:
            aim = _aim(person, period, kind, metric)
            targets.check_target(aim, None)
            post = build_numbers(facts, aim, talk.texts)
        case [person, period, kind, metric, said]:
            wanted = _wanted(period, kind, metric, said)
            outcome = await _write(talk, facts.team.id, number(person), wanted)
            post = build_set(outcome, talk.texts)
        case _:
            raise SalesError("press.old")
    await talk.toast()
    await show(talk, post)


def _aim(person: str, period: str, kind: str, metric: str) -> Aim:
    if period not in PERIODS or kind not in KINDS:
        raise SalesError("press.old")
    return Aim(number(person), metric, PERIODS[period], KINDS[kind])


def _wanted(period: str, kind: str, metric: str, said: str) -> Wanted:
    """What the last button says; "" for a period: all of them."""
    lower, _, upper = said.partition("-") if said != NONE else ("", "", "")
    if period not in {*PERIODS, ""} or kind not in {*KINDS, ""}:
        raise SalesError("press.old")
    return Wanted(
        whom="",
        group=None,
        metric=metric,
        period=PERIODS.get(period),
        kind=KINDS.get(kind),
        amount=number(lower) if lower else None,
        upper=number(upper) if upper else None,
    )


async def _facts(talk: Talk, team_id: int) -> TargetsFacts:
    return await talk.store.read(
        partial(targets.load_targets, actor=talk.actor, team_id=team_id, now=talk.now)
    )


async def _write(talk: Talk, team_id: int, person_id: int, wanted: Wanted) -> TargetSet:
    by = partial(partial, actor=talk.actor, team_id=team_id, now=talk.now)
    if wanted.period is None or wanted.kind is None:
        work = by(
            targets.remove_targets, person_id=person_id, metric=wanted.metric, kind=wanted.kind
        )
        return await talk.store.write(work)
    aim = Aim(person_id, wanted.metric, wanted.period, wanted.kind)
    amounts = None if wanted.amount is None else Amounts(wanted.amount, wanted.upper)
    return await talk.store.write(by(targets.set_target, aim=aim, amounts=amounts))
