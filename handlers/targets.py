"""/target: minimums of the day, typed or chosen by buttons that carry all that was chosen."""

from functools import partial

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.filters import When
from handlers.members import show
from handlers.people_buttons import person_rows
from handlers.presses import number
from handlers.talk import Talk
from locales.texts import Html, Texts
from reports.figures import shown
from reports.post import Button, Buttons, Post
from reports.wording import short_name
from sales.catalog import CATALOG, Unit
from sales.errors import SalesError
from sales.teams import Person, Team
from services import targets
from services.membership import find_people
from services.targets import MinimumSet, MinimumsFacts
from storage.targets import EACH

NONE = "-"  # in a button: there is to be no minimum

_OFFERED = {
    "calls": (10, 15, 20, 25, 30, 40, 50, 60),
    "new_calls": (5, 10, 15, 20, 25, 30, 40, 50),
    "talk_minutes": (30, 45, 60, 90, 120, 150, 180, 240),
    "conversations": (3, 5, 8, 10, 15, 20, 25, 30),
    "emails": (5, 10, 15, 20, 25, 30, 40, 50),
    "revenue": tuple(whole * 100_000 for whole in (20, 50, 100, 150, 200, 300, 500, 1000)),
}
_FEW = (1, 2, 3, 4, 5, 6, 8, 10)  # of what is done a few times a day
_A_ROW = 4


def build_router() -> Router:
    router = Router(name="targets")
    router.message.register(target, Command("target"))
    router.callback_query.register(chosen, When(F.data.startswith("target:")))
    return router


async def target(talk: Talk, command: CommandObject) -> None:
    """``/target Иван calls 20 day``; without arguments buttons guide."""
    team = _team(talk)
    if not command.args:
        facts = await _facts(talk, team.id)
        await talk.answer(build_whom(talk.texts, facts))
        return
    wanted = targets.read_target(command.args)
    found: list[Person] = []
    if wanted.whom:
        found = await talk.store.read(partial(find_people, actor=talk.actor, said=wanted.whom))
    if len(found) > 1:
        end = f"{wanted.metric}:{NONE if wanted.minimum is None else wanted.minimum}"
        rows = person_rows(found, lambda it: f"target:{team.id}:{it.id}:{end}")
        await talk.answer(talk.texts("target.which_person"), rows)
        return
    person_id = found[0].id if found else EACH
    outcome = await _write(talk, team.id, person_id, wanted.metric, wanted.minimum)
    await talk.answer(build_set(talk.texts, outcome))


async def chosen(talk: Talk, event: CallbackQuery) -> None:
    """Each press adds a field: the team, whom, what, how many."""
    team_id, *rest = (event.data or "").split(":")[1:]
    facts = await _facts(talk, number(team_id))
    match rest:
        case []:
            post = build_whom(talk.texts, facts)
        case [person]:
            post = build_metrics(talk.texts, facts, number(person))
        case [person, metric] if metric in CATALOG:
            post = build_numbers(talk.texts, facts, number(person), metric)
        case [person, metric, minimum]:
            wanted = None if minimum == NONE else number(minimum)
            outcome = await _write(talk, facts.team.id, number(person), metric, wanted)
            post = build_set(talk.texts, outcome)
        case _:
            raise SalesError("press.old")
    await talk.toast()
    await show(talk, post)


def build_whom(words: Texts, facts: MinimumsFacts) -> Post:
    """Whom the minimum is for, and what holds for all now."""
    team = facts.team
    everyone = (Button(words("target.button_all"), f"target:{team.id}:{EACH}"),)
    each = person_rows(facts.sellers, lambda it: f"target:{team.id}:{it.id}")
    held = _held(words, facts, EACH)
    return Post(words("target.whom", team=team.name, held=held), buttons=(everyone, *each))


def build_metrics(words: Texts, facts: MinimumsFacts, person_id: int) -> Post:
    """What the minimum is of, with what holds now."""
    start = f"target:{facts.team.id}"
    buttons = [Button(words(f"metric.{it}"), f"{start}:{person_id}:{it}") for it in CATALOG]
    back = (Button(words("target.button_back"), start),)
    text = words(
        "target.what", whom=_whom(words, facts, person_id), held=_held(words, facts, person_id)
    )
    return Post(text, buttons=(*_rows(buttons, 2), back))


def build_numbers(words: Texts, facts: MinimumsFacts, person_id: int, metric: str) -> Post:
    """How many a day; any other number is typed."""
    start = f"target:{facts.team.id}:{person_id}"
    currency = facts.team.currency
    buttons = [
        Button(shown(metric, it, words, currency), f"{start}:{metric}:{it}")
        for it in _OFFERED.get(metric, _FEW)
    ]
    none = (Button(words("target.button_none"), f"{start}:{metric}:{NONE}"),)
    back = (Button(words("target.button_back"), start),)
    name = words("target.all_word") if person_id == EACH else _name(facts, person_id)
    example = "100к" if CATALOG[metric].unit is Unit.MONEY else "35"
    text = words(
        "target.number",
        whom=_whom(words, facts, person_id),
        metric=words(f"metric.{metric}"),
        typed=f"/target {name} {metric} {example}",
    )
    return Post(text, buttons=(*_rows(buttons, _A_ROW), none, back))


def build_set(words: Texts, outcome: MinimumSet) -> Post:
    """What holds from today on, and what held before."""
    team, metric = outcome.team, outcome.metric
    whom = short_name(outcome.person.name) if outcome.person else words("target.everyone")
    key = "target.set" if outcome.minimum is not None else "target.removed"
    text = words(
        key,
        whom=whom,
        team=team.name,
        metric=words(f"metric.{metric}"),
        minimum=_amount(words, metric, outcome.minimum, team.currency),
        before=_amount(words, metric, outcome.before, team.currency),
    )
    person_id = outcome.person.id if outcome.person else EACH
    more = Button(words("target.button_more"), f"target:{team.id}:{person_id}")
    return Post(text, buttons=((more,),))


def _amount(words: Texts, metric: str, minimum: int | None, currency: str) -> str:
    return words("target.no") if minimum is None else shown(metric, minimum, words, currency)


def _held(words: Texts, facts: MinimumsFacts, person_id: int) -> Html:
    held = facts.of(person_id)
    lines = [
        words(
            "target.line",
            metric=words(f"metric.{metric}"),
            minimum=shown(metric, held[metric], words, facts.team.currency),
        )
        for metric in CATALOG
        if metric in held
    ]
    return Html("\n".join(lines)) if lines else words("target.nothing")


def _whom(words: Texts, facts: MinimumsFacts, person_id: int) -> Html | str:
    if person_id == EACH:
        return words("target.everyone")
    return short_name(_name(facts, person_id))


def _name(facts: MinimumsFacts, person_id: int) -> str:
    for person in facts.sellers:
        if person.id == person_id:
            return person.name
    raise SalesError("people.unknown")


def _rows(buttons: list[Button], size: int) -> Buttons:
    return tuple(tuple(buttons[start : start + size]) for start in range(0, len(buttons), size))


async def _facts(talk: Talk, team_id: int) -> MinimumsFacts:
    return await talk.store.read(
        partial(targets.load_minimums, actor=talk.actor, team_id=team_id, now=talk.now)
    )


async def _write(
    talk: Talk, team_id: int, person_id: int, metric: str, minimum: int | None
) -> MinimumSet:
    return await talk.store.write(
        partial(
            targets.set_minimum,
            actor=talk.actor,
            team_id=team_id,
            person_id=person_id,
            metric=metric,
            minimum=minimum,
            now=talk.now,
        )
    )


def _team(talk: Talk) -> Team:
    assert talk.actor.team is not None, "the gate lets only members here"
    return talk.actor.team
