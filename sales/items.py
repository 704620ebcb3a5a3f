"""What a message is made of once its words and numbers are understood one by one."""

from enum import IntEnum, auto
from typing import NamedTuple


class Part(IntEnum):
    """What an item is; what ``Item.value`` holds is said beside each."""

    METRIC = auto()  # the metric's id; ``mark``: a plural
    COUNT = auto()  # int
    LARGE = auto()  # int, minor units: a bare number that is money if the metric has any
    AMOUNT = auto()  # int, minor units; ``mark``: for each
    MINUTES = auto()  # int; ``mark``: for each
    SHORT_M = auto()  # Numeral: so many minutes or millions; ``mark``: for each
    DAY = auto()  # date
    NEXT_STEP = auto()  # date
    TRAIT = auto()  # Meaning: new, first, inbound, outcome, origin
    OF_THEM = auto()
    BREAK = auto()  # int: 0 a link («и»), 1 a comma, 2 a line
    NAME = auto()  # str, quoted
    UNKNOWN = auto()  # str; ``mark``: has a capital letter, as names do
    SENSELESS = auto()  # str, known not to be a name and to mean nothing here
    NEGATION = auto()  # str
    COURTESY = auto()  # str
    REFUSED = auto()  # SalesError, raised once the message is known to be about work


class Item(NamedTuple):
    """``start`` and ``end`` are places in the clean text. A tuple, since a parse makes many."""

    part: Part
    value: object
    start: int = 0
    end: int = 0
    mark: bool = False


class Sense(NamedTuple):
    """An item before it has its place."""

    part: Part
    value: object = None
    mark: bool = False
