"""The demo's first day: the board of the evening before, the morning's posts, people who log."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.demo_history import first_day
from bot.demo_team import AWAY, FADING, HEAD, PLAYERS, TEAM, TIMEZONE, Player
from sales.periods import local_moment
from sales.teams import Role
from sandbox.testing import Group, Person, Sandbox

PATIENCE = 60.0  # seconds; a slow machine draws its first picture after ten


@dataclass(frozen=True, slots=True)
class Cast:
    """The team as people of the sandbox, and their chat."""

    people: dict[int, Person]
    group: Group

    def __getitem__(self, player: Player) -> Person:
        return self.people[player.person.id]

    @property
    def managers(self) -> list[Person]:
        """Those who are not away."""
        there = (it for it in PLAYERS if it.role is Role.MANAGER and it is not AWAY)
        return [self[player] for player in there]


def gather(sandbox: Sandbox) -> Cast:
    """Everyone with Telegram in their hands, and the team's chat with the bot as a member."""
    people = {
        it.person.id: sandbox.person(
            it.person.name,
            person_id=it.person.id,
            username=it.person.username or None,
            language=it.person.language,
        )
        for it in PLAYERS
    }
    creator = people[HEAD.person.id]
    others = [person for person in people.values() if person is not creator]
    group = sandbox.group(TEAM, creator, members=others, kind="supergroup")
    sandbox.telegram.queue.clear()  # the bot was added eight weeks ago
    return Cast(people, group)


async def evening(cast: Cast) -> None:
    """Everyone says Start; the team's chat gets its board."""
    for person in cast.people.values():
        await person.hears(PATIENCE)
    await cast.group.next_message(PATIENCE)


async def morning(sandbox: Sandbox, cast: Cast, day: date) -> None:
    """The head's digest at nine, the goals of the managers who are there five minutes later."""
    move_clock(sandbox, local_moment(day, time(9), TIMEZONE))
    await cast[HEAD].hears(PATIENCE)
    move_clock(sandbox, local_moment(day, time(9, 5), TIMEZONE))
    for manager in cast.managers:
        await manager.hears(PATIENCE)


async def work(sandbox: Sandbox, cast: Cast, day: date) -> None:
    """The managers log what they do until five; one of them in the team's chat."""
    for message in first_day(day):
        move_clock(sandbox, message.at)
        person = cast.people[message.person_id]
        await person.says(message.text)
        await person.hears(PATIENCE)
    move_clock(sandbox, local_moment(day, time(16, 50), TIMEZONE))
    board = cast.group.from_bot[0]
    await cast[FADING].says("3 звонка и 1 кп на 150к", to=cast.group, reply_to=board)
    await cast.group.next_message(PATIENCE)


def move_clock(sandbox: Sandbox, moment: datetime) -> None:
    """Forward to then; whoever looks on may have moved it further already."""
    with suppress(ValueError):
        sandbox.move_to(moment)
