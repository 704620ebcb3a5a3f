"""What a typed word can mean. The words themselves, in every language, are in ``locales``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, auto


class Kind(IntEnum):
    """The parts of speech of a quick entry; what ``Meaning.value`` holds is said beside each.

    An IntEnum, since each word is looked up by its kind and a plain one hashes far slower.
    """

    METRIC = auto()  # the metric's id; singular or abbreviated, so that no number means one
    METRIC_MANY = auto()  # the metric's id; a plural, which needs its number
    OUTCOME = auto()  # the Outcome's value
    ORIGIN = auto()  # the Origin's value
    NEW = auto()
    FIRST = auto()
    INBOUND = auto()
    NUMBER = auto()  # int, or «1,5» as typed
    MULTIPLIER = auto()  # int: тыс, млн
    CURRENCY = auto()
    MINUTE = auto()  # int: how many minutes the unit has
    SHORT_M = auto()  # «м»: minutes or millions, as the metric decides
    DAY = auto()  # int: days from today
    WEEKDAY = auto()  # int: Monday is 0
    MONTH = auto()  # int
    SPAN = auto()  # int: days in «день», «неделя» after «через»
    OF_THEM = auto()
    ON = auto()  # «на»: an amount follows
    EACH = auto()  # «по»: what follows is for each
    NEXT = auto()  # «далее»
    IN = auto()  # «через»
    WHEN = auto()  # «в»: a bare number after it is an hour, not a quantity
    AND = auto()
    ORDINAL = auto()  # «19-го»
    FILLER = auto()
    COURTESY = auto()  # a greeting: a filler beside numbers, else a sign of free talk
    NEGATION = auto()  # never part of a name
    STRANGER = auto()  # means nothing here, though it looks like a word that does


@dataclass(frozen=True, slots=True)
class Meaning:
    kind: Kind
    value: str | int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words and phrases, lower case, «е» for «ё», words of a phrase one space apart.

    ``longer`` holds the first words of phrases, ``closest`` the known word that an unknown one
    is a slip of, if there is just one.
    """

    meanings: Mapping[str, Meaning]
    longer: frozenset[str]
    closest: Callable[[str], str | None]
