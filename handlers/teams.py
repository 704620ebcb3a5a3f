"""/newteam and /teams: founding a team, its time zone, and choosing between several."""

from datetime import datetime
from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.command_menu import show_commands
from handlers.filters import When
from handlers.greeting import keyboard
from handlers.presses import fields, number
from handlers.talk import Talk
from locales.numbers import clock_time
from locales.texts import Texts
from locales.zones import ZONES, city, local, offset
from reports.post import Button, Buttons, Post, rows_of
from reports.settings_people import PICK
from sales.errors import SalesError
from sales.teams import Role, Team
from services import teams
from services.teams import MyTeams

ZONES_A_ROW = 2


def build_router() -> Router:
    router = Router(name="teams")
    router.message.register(new_team, Command("newteam", ignore_case=True))
    router.message.register(my_teams, Command("teams", ignore_case=True))
    router.callback_query.register(zone_chosen, When(F.data.startswith("newteam:")))
    router.callback_query.register(team_chosen, When(F.data.startswith("teams:")))
    return router


async def new_team(talk: Talk, command: CommandObject, bot: Bot) -> None:
    """``/newteam Название``: the team can be used at once; its time zone is asked for."""
    team = await talk.store.write(
        partial(
            teams.create_team,
            actor=talk.actor,
            name=command.args or "",
            timezone=talk.default_timezone,
            now=talk.now,
        )
    )
    await show_commands(bot, talk.actor.person, Role.HEAD)
    created = Post(talk.texts("newteam.created", team=team.name))
    keys = keyboard(talk.texts, Role.HEAD)
    await talk.sender.send(talk.actor.person.id, created, keyboard=keys)
    await talk.answer(build_zones(talk.texts, team, talk.now))


async def zone_chosen(talk: Talk, event: CallbackQuery) -> None:
    team_id, zone = fields(event, 2)
    team = await talk.store.write(
        partial(
            teams.set_first_timezone,
            actor=talk.actor,
            team_id=number(team_id),
            timezone=zone,
            founded_in=talk.default_timezone,
            now=talk.now,
        )
    )
    await talk.toast()
    text = talk.texts("newteam.zone_set", team=team.name, **_clock(team, talk.now, talk.texts))
    await talk.change(text, build_first_steps(team, talk.texts))


def build_first_steps(team: Team, texts: Texts) -> Buttons:
    """What a new team needs next: people, and minimums of the day."""
    return (
        (Button(texts("newteam.button_invite"), f"invite:{team.id}:manager:50"),),
        (Button(texts("newteam.button_pick"), f"invite:{team.id}:{PICK}:0"),),
        (Button(texts("newteam.button_bind"), "menu:bind"),),
        (Button(texts("newteam.button_target"), f"target:{team.id}"),),
    )


async def my_teams(talk: Talk) -> None:
    """``/teams``: the one spoken of, and buttons to the others."""
    mine = await talk.store.read(partial(teams.load_my_teams, actor=talk.actor))
    await talk.answer(_team_list(mine, talk.texts))


async def team_chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """The private chat speaks of another team from now on."""
    (team_id,) = fields(event, 1)
    mine = await talk.store.write(
        partial(teams.switch_team, actor=talk.actor, team_id=number(team_id))
    )
    await talk.toast()
    await talk.change(_team_list(mine, talk.texts))
    await show_commands(bot, talk.actor.person, mine[0][1])


def _team_list(mine: MyTeams, texts: Texts) -> Post:
    if not mine:
        raise SalesError("teams.none")
    (now, role), *others = mine
    text = texts("teams.current", team=now.name, role=texts(f"role.{role}"))
    rows = tuple((Button(team.name, f"teams:{team.id}"),) for team, _ in others)
    return Post(text, buttons=rows)


def _clock(team: Team, now: datetime, texts: Texts) -> dict[str, str]:
    return {
        "city": city(team.timezone, texts.language),
        "time": clock_time(local(team.timezone, now)),
    }


def build_zones(texts: Texts, team: Team, now: datetime) -> Post:
    """In which time zone the team lives; the one it has is right at a tap."""
    buttons = [
        Button(f"{city(zone, texts.language)} {offset(zone, now)}", f"newteam:{team.id}:{zone}")
        for zone in ZONES
    ]
    as_is = Button(texts("newteam.button_zone_right"), f"newteam:{team.id}:{team.timezone}")
    text = texts("newteam.zone", **_clock(team, now, texts))
    return Post(text, buttons=((as_is,), *rows_of(buttons, ZONES_A_ROW)))
