"""/department: teams of one head that share a board; «/top отдел» shows it to all of them."""

from functools import partial

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.filters import When
from handlers.presses import fields, number
from handlers.talk import Talk
from reports.board import Kind, as_kind, board_alert
from reports.department import (
    WHOLE,
    DepartmentBoard,
    build_department,
    build_department_board,
    load_department_board,
)
from sales.catalog import CATALOG, POINTS
from sales.errors import SalesError
from sales.teams import Place
from services.departments import department_of, group, toggle


def build_router() -> Router:
    router = Router(name="departments")
    router.message.register(grouped, Command("department"))
    router.callback_query.register(toggled, When(F.data.startswith("department:")))
    router.callback_query.register(board_pressed, When(F.data.endswith(f":{WHOLE}")))
    return router


async def grouped(talk: Talk, command: CommandObject) -> None:
    """``/department Название``; alone, the department as it is."""
    work = partial(group, actor=talk.actor, name=command.args or "", now=talk.now)
    found = await talk.store.write(work)
    await talk.answer(build_department(found.department, found.headed, talk.texts))


async def toggled(talk: Talk, event: CallbackQuery) -> None:
    department_id, team_id = (number(it) for it in fields(event, 2))
    found = await talk.store.write(
        partial(
            toggle, actor=talk.actor, department_id=department_id, team_id=team_id, now=talk.now
        )
    )
    await talk.toast()
    await talk.change(build_department(found.department, found.headed, talk.texts))


async def department_top(talk: Talk, kind: Kind, metric: str, back: int = 0) -> None:
    """The board of the department of the team that this chat speaks of."""
    facts = await _board(talk, kind, metric, back)
    await talk.answer(build_department_board(facts, talk.texts))


async def board_pressed(talk: Talk, event: CallbackQuery) -> None:
    """Another period; in the team's chat for the eyes of one who presses."""
    kind, metric, _ = fields(event, 3)
    if metric not in {*CATALOG, POINTS}:
        raise SalesError("press.old")
    facts = await _board(talk, as_kind(kind), metric)
    if talk.actor.place is Place.PRIVATE:
        await talk.toast()
        await talk.change(build_department_board(facts, talk.texts))
    else:
        await talk.toast(board_alert(facts.board, talk.actor.person.id, talk.texts), alert=True)


async def _board(talk: Talk, kind: Kind, metric: str, back: int = 0) -> DepartmentBoard:
    department = await talk.store.read(partial(department_of, actor=talk.actor))
    return await talk.store.read(
        partial(
            load_department_board,
            department=department,
            kind=kind,
            metric=metric,
            now=talk.now,
            back=back,
        )
    )
