"""``/plan``: a manager's own plan, and for heads the team's or a person's; of a past month too.

Confirming, other pictures.
"""

from datetime import date
from functools import partial

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.filters import When
from handlers.people_buttons import person_rows
from handlers.presses import iso_day
from handlers.talk import Talk
from locales.numbers import month_year
from locales.report_words import Asked, asked_plan
from reports import own_plan, team_plan
from reports.own_plan import build_own_plan, load_own_plan
from reports.plan_ahead import (
    build_own_ahead,
    build_team_ahead,
    load_own_ahead,
    load_team_ahead,
)
from reports.post import Post
from reports.team_plan import build_team_plan, load_team_plan
from reports.wording import short_name
from sales.catalog import CATALOG
from sales.errors import SalesError
from sales.periods import local_day, period_back
from sales.teams import Person, Place, Team
from services import acknowledging
from services.target_entry import group_named
from services.target_period import month_ahead
from storage import people


def build_router() -> Router:
    router = Router(name="plans")
    router.message.register(plan, Command("plan", ignore_case=True))
    router.callback_query.register(pressed, When(F.data.startswith("plan:")))
    return router


async def plan(talk: Talk, command: CommandObject) -> None:
    """``/plan [month]``; a head's ``/plan [Иван] [month]`` and ``/plan [week|month] [metric]``."""
    named, said = await _named(talk, command.args or "")
    today = local_day(talk.now, talk.team.timezone)
    refusal = "refusal.plan_words_of_team" if talk.actor.is_head else "refusal.plan_words"
    ahead = month_ahead(said, today)
    asked = Asked() if ahead else asked_plan(said, today, refusal=refusal)
    if len(named) > 1:
        rows = person_rows(named, lambda it: f"plan:of:{it.id}:{ahead or asked.back}")
        await talk.answer(talk.texts("entries.whose"), rows)
    elif ahead is not None:
        await talk.answer(await _plan_ahead(talk, named[0] if named else None, ahead))
    elif not named and talk.actor.is_head:
        kind = asked.kind or "month"
        day = period_back(kind, asked.back, today)
        await talk.answer(await _team_plan(talk, kind, asked.metric or "", "people", day))
    elif asked.kind == "week" or asked.metric:
        raise SalesError(refusal, said=said[:40])
    else:
        person = named[0] if named else talk.actor.person
        await talk.answer(await _plan_of(talk, person, asked.back))


async def _named(talk: Talk, said: str) -> tuple[list[Person], str]:
    """Whom a head's text begins by naming, with the rest; others name nobody but themselves.

    Raises ``SalesError`` where a head names one who has left.
    """
    if not said:
        return [], said
    first, *rest = said.split()
    if talk.actor.is_head and group_named(first) is not None:
        return [], " ".join(rest)
    roster = await talk.store.read(partial(people.roster, team_id=talk.team.id))
    is_head, own = talk.actor.is_head, talk.actor.person.id
    found = [it for it in roster.addressed(said) if is_head or it[0].id == own]
    if is_head and not found:
        former = await talk.store.read(partial(people.former, team_id=talk.team.id))
        for person, _ in former.addressed(said):
            raise SalesError("refusal.plan_of_former", name=short_name(person.name))
    return ([it for it, _ in found], found[0][1]) if found else ([], said)


async def _plan_of(talk: Talk, person: Person, back: int) -> Post:
    """The month ``back`` months ago."""
    day = period_back("month", back, local_day(talk.now, talk.team.timezone))
    if person.id == talk.actor.person.id:
        return await _own_plan(talk, talk.team, "bars", day)
    work = partial(load_own_plan, team=talk.team, person=person, now=talk.now, day=day)
    return build_own_plan(await talk.store.read(work), talk.texts, is_own=False)


async def _plan_ahead(talk: Talk, person: Person | None, day: date) -> Post:
    """Of the month ahead that ``day`` begins; without a person a manager's own, a head's team."""
    if person is None and talk.actor.is_head:
        of_team = partial(load_team_ahead, team=talk.team, now=talk.now, day=day)
        return build_team_ahead(await talk.store.read(of_team), talk.texts)
    whose = person or talk.actor.person
    work = partial(load_own_ahead, team=talk.team, person=whose, now=talk.now, day=day)
    is_own = whose.id == talk.actor.person.id
    return build_own_ahead(await talk.store.read(work), talk.texts, is_own=is_own)


async def _chosen(talk: Talk, person_id: str, back: str) -> None:
    """One of several of the same name."""
    roster = await talk.store.read(partial(people.roster, team_id=talk.team.id))
    found = [it.person for it in roster.members if str(it.person.id) == person_id]
    if not found or not talk.actor.is_head:
        raise SalesError("press.old")
    if back.isdecimal() and len(back) < 4:
        await _show(talk, await _plan_of(talk, found[0], int(back)))
    else:
        await _show(talk, await _plan_ahead(talk, found[0], iso_day(back)))


async def pressed(talk: Talk, event: CallbackQuery) -> None:
    match (event.data or "").split(":")[1:]:
        case ["yes", team_id, shown] if team_id.isdecimal():
            await _accept(talk, int(team_id), shown)
        case ["me", view] if view in own_plan.VIEWS:
            await _show(talk, await _own_plan(talk, talk.team, view))
        case ["of", person_id, back]:
            await _chosen(talk, person_id, back)
        case ["team", kind, metric, view, *day] if _is_page(talk, kind, metric, view):
            past = iso_day(day[0]) if day else None
            await _show(talk, await _team_plan(talk, kind, metric, view, past))
        case _:
            raise SalesError("press.old")


async def _accept(talk: Talk, team_id: int, shown: str) -> None:
    work = partial(
        acknowledging.accept, actor=talk.actor, team_id=team_id, shown=shown, now=talk.now
    )
    done = await talk.store.write(work)
    await talk.toast(talk.texts("plan.thanks"))
    if done.is_ahead:
        month = month_year(done.month.start, talk.texts.language)
        await talk.change(talk.texts("plan.accepted_ahead", month=month))
    else:
        await talk.change(await _own_plan(talk, done.team, "bars"))


def _is_page(talk: Talk, kind: str, metric: str, view: str) -> bool:
    is_there = kind in team_plan.KINDS and view in team_plan.VIEWS and metric in {"", *CATALOG}
    return is_there and talk.actor.is_head


async def _own_plan(talk: Talk, team: Team, view: str, day: date | None = None) -> Post:
    """Of the month around ``day``; without one, of now."""
    work = partial(load_own_plan, team=team, person=talk.actor.person, now=talk.now, day=day)
    names_team = talk.actor.teams > 1 and talk.actor.place is Place.PRIVATE
    return build_own_plan(await talk.store.read(work), talk.texts, view, names_team=names_team)


async def _team_plan(
    talk: Talk, kind: str, metric: str, view: str, day: date | None = None
) -> Post:
    """Around ``day``; without one, of now."""
    work = partial(load_team_plan, team=talk.team, now=talk.now, kind=kind, metric=metric, day=day)
    facts = await talk.store.read(work)
    return build_team_plan(facts, talk.texts, view, reader_id=talk.actor.person.id)


async def _show(talk: Talk, post: Post) -> None:
    """In place of the picture pressed, where it is of a plan too; else as an answer."""
    await talk.toast()
    is_picture = talk.message is not None and bool(talk.message.photo)
    if is_picture and post.picture is not None:
        await talk.change(post)
    else:
        await talk.answer(post)
