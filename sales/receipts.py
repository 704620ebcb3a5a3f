"""What comes of a log: the message as it is remembered, and what its receipt is told from."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum, auto

from sales.catalog import Figures
from sales.entries import NewEntry
from sales.plans import DayLevels
from sales.quick_entry import Question
from sales.teams import Person, Team


class State(StrEnum):
    LOGGED = "logged"
    UNDONE = "undone"
    ASKED = "asked"  # two readings, waiting for a press


@dataclass(frozen=True, slots=True, kw_only=True)
class LogMessage:
    """A message that was read as a log.

    ``day`` is the team's local day when it was sent; ``revision`` counts its sets of entries,
    ``version`` the states of its receipt, which is ``receipt_id`` in the same chat.
    """

    chat_id: int
    message_id: int
    team_id: int
    person_id: int  # whose work it is
    author_id: int  # who wrote it
    day: date
    sent_at: datetime
    text: str
    state: State
    revision: int = 0
    version: int = 0
    receipt_id: int | None = None


@dataclass(frozen=True, slots=True)
class DayStanding:
    """A person's day after the change, beside what is asked of it."""

    figures: Figures
    minimums: dict[str, int]
    levels: DayLevels = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What stands now of a message; ``entries`` are those taken back where it is undone."""

    message: LogMessage
    team: Team
    person: Person
    entries: tuple[NewEntry, ...]
    days: dict[date, DayStanding]

    @property
    def is_for_other(self) -> bool:
        return self.message.author_id != self.message.person_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The message has readings that only its author can choose between; they are not logged yet."""

    message: LogMessage
    question: Question


class Nothing(Enum):
    """Why nothing was logged, where there is nothing to refuse."""

    TALK = auto()  # the text has nothing to do with logging
    REPEATED = auto()  # the same text came again


class Act(StrEnum):
    """What a button of a receipt does."""

    UNDO = "undo"
    BACK = "back"
    MORE = "more"
    LESS = "less"
    YESTERDAY = "yesterday"
    TODAY = "today"
    READING = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button of the receipt for a message, as it stood at ``version``."""

    chat_id: int
    message_id: int
    version: int
    act: Act
    reading: int = 0


@dataclass(frozen=True, slots=True)
class ZeroSaid:
    """``figures`` is what the day already holds; a zero beside them only says it is complete."""

    day: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class Voided:
    """A single entry that was voided; ``left``: what stands of its message now, if it had one."""

    team: Team
    person: Person  # whose entry it was
    entry_id: int
    entry: NewEntry
    left: Logged | None
    is_for_other: bool  # a head voided another's
    closed_on: date | None = None  # of a month closed then: it is an amendment
