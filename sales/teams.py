"""Who is in a team and what each role may do."""

from dataclasses import dataclass, field
from enum import StrEnum

from sales.names import fitting, fitting_declined, longest


class Role(StrEnum):
    HEAD = "head"
    MANAGER = "manager"
    VIEWER = "viewer"


class Place(StrEnum):
    """Where something was said."""

    PRIVATE = "private"
    BOUND = "bound"  # a chat or topic where the team's posts go
    STRANGE = "strange"  # any other chat


@dataclass(frozen=True, slots=True)
class Person:
    id: int  # Telegram's user id: the only thing a person is known by
    name: str
    username: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    id: int
    name: str
    timezone: str  # IANA name
    language: str
    country: str = "RU"
    currency: str = "RUB"


@dataclass(frozen=True, slots=True)
class Member:
    person: Person
    role: Role
    can_write: bool = True  # pressed Start and has not blocked the bot


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for which team, in which language, and where.

    ``team`` and ``role`` are None for a stranger; ``teams`` is how many they are in.
    """

    person: Person
    language: str
    place: Place
    team: Team | None = None
    role: Role | None = None
    teams: int = 0
    is_owner: bool = False  # of the installation

    @property
    def is_head(self) -> bool:
        return self.role is Role.HEAD

    @property
    def sells(self) -> bool:
        """A head who logs work is a manager too."""
        return self.role in {Role.HEAD, Role.MANAGER}


@dataclass(frozen=True, slots=True)
class Roster:
    """A team's members now, and how they are named."""

    members: tuple[Member, ...] = field(default=())

    def find(self, said: str) -> list[Person]:
        """Those whom ``said`` can mean: @username, else full name, else first name (``names``)."""
        everyone = [member.person for member in self.members]
        if said.strip().startswith("@"):
            username = said.strip()[1:].casefold()
            return [it for it in everyone if username and it.username.casefold() == username]
        found = fitting(said, [it.name for it in everyone])
        return [it for it in everyone if it.name in found]

    def meant(self, said: str) -> list[Person]:
        """``find``, or where nobody is found so, those whose names ``said`` has in another case."""
        declined = fitting_declined(said, [member.person.name for member in self.members])
        return self.find(said) or [m.person for m in self.members if m.person.name in declined]

    def addressed(self, said: str) -> list[tuple[Person, str]]:
        """Whom a text begins by naming, each with the rest of it: the longest name that fits."""
        words = said.split()
        most = longest(member.person.name for member in self.members)
        for length in range(min(most, len(words)), 0, -1):
            people = self.meant(" ".join(words[:length]))
            if people:
                return [(person, " ".join(words[length:])) for person in people]
        return []

    def heads_to_tell(self, but: int | None = None) -> tuple[Person, ...]:
        """The heads that the bot can write to, but for the one who knows already."""
        return tuple(
            member.person
            for member in self.members
            if member.role is Role.HEAD and member.can_write and member.person.id != but
        )

    def sellers(self) -> list[Member]:
        return [m for m in self.members if m.role is not Role.VIEWER]
