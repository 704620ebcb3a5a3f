"""``/plan``: a manager's own plan, and for heads the team's; confirming, other pictures."""

from datetime import date
from functools import partial

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from handlers.filters import When
from handlers.presses import iso_day
from handlers.talk import Talk
from reports import own_plan, team_plan
from reports.own_plan import build_own_plan, load_own_plan
from reports.post import Post
from reports.team_plan import build_team_plan, load_team_plan
from sales.catalog import CATALOG
from sales.errors import SalesError
from sales.teams import Place, Team
from services import acknowledging


def build_router() -> Router:
    router = Router(name="plans")
    router.message.register(plan, Command("plan"))
    router.callback_query.register(pressed, When(F.data.startswith("plan:")))
    return router


async def plan(talk: Talk) -> None:
    """``/plan``"""
    if talk.actor.is_head:
        await talk.answer(await _team_plan(talk, "month", "", "people"))
    else:
        await talk.answer(await _own_plan(talk, talk.team, "bars"))


async def pressed(talk: Talk, event: CallbackQuery) -> None:
    match (event.data or "").split(":")[1:]:
        case ["yes", team_id, shown] if team_id.isdecimal():
            await _accept(talk, int(team_id), shown)
        case ["me", view] if view in own_plan.VIEWS:
            await _show(talk, await _own_plan(talk, talk.team, view))
        case ["team", kind, metric, view, *day] if _is_page(talk, kind, metric, view):
            past = iso_day(day[0]) if day else None
            await _show(talk, await _team_plan(talk, kind, metric, view, past))
        case _:
            raise SalesError("press.old")


async def _accept(talk: Talk, team_id: int, shown: str) -> None:
    work = partial(
        acknowledging.accept, actor=talk.actor, team_id=team_id, shown=shown, now=talk.now
    )
    team = await talk.store.write(work)
    await talk.toast(talk.texts("plan.thanks"))
    await talk.change(await _own_plan(talk, team, "bars"))


def _is_page(talk: Talk, kind: str, metric: str, view: str) -> bool:
    is_there = kind in team_plan.KINDS and view in team_plan.VIEWS and metric in {"", *CATALOG}
    return is_there and talk.actor.is_head


async def _own_plan(talk: Talk, team: Team, view: str) -> Post:
    work = partial(load_own_plan, team=team, person=talk.actor.person, now=talk.now)
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
