"""The demo's first minute: the evening's board, the morning's posts, and people who log."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.demo_team import FADING, HEAD, NEWCOMER, PLAYERS, STAR, STEADY, TEAM, TIMEZONE, Player
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
        return [self[player] for player in PLAYERS if player.role is Role.MANAGER]


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
    """The head's digest at nine, everyone's goals five minutes later, and the first work."""
    _clock(sandbox, day, time(9))
    await cast[HEAD].hears(PATIENCE)
    _clock(sandbox, day, time(9, 5))
    for manager in cast.managers:
        await manager.hears(PATIENCE)
    _clock(sandbox, day, time(10, 20))
    await _log(cast[STAR], "7 звонков (3 новых) 25 мин, 2 недозвона")
    await _log(cast[NEWCOMER], "4 звонка 12 мин")
    _clock(sandbox, day, time(11, 5))
    await _log(cast[STEADY], "6 звонков, первая встреча маркетинг далее в пятницу")
    await _log(cast[STAR], "продажа 280к Вектор")
    _clock(sandbox, day, time(11, 40))
    await _answer_in_group(cast, "9 звонков и 1 кп на 150к")


def _clock(sandbox: Sandbox, day: date, at: time) -> None:
    """Forward to then; whoever looks on may have moved it further already."""
    moment: datetime = local_moment(day, at, TIMEZONE)
    with suppress(ValueError):
        sandbox.move_to(moment)


async def _log(person: Person, words: str) -> None:
    await person.says(words)
    await person.hears(PATIENCE)


async def _answer_in_group(cast: Cast, words: str) -> None:
    """A manager answers the board with what they did; their line comes back."""
    board = cast.group.from_bot[0]
    await cast[FADING].says(words, to=cast.group, reply_to=board)
    await cast.group.next_message(PATIENCE)
