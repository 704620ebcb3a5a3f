"""Plans from a table: what each row would ask, and what is wrong with a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sales.targets import Aim, Amounts
from sales.teams import Team


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """``month``: the first day of the month that the plan begins with; ``before``: what is asked
    of it until then, None: nothing.
    """

    number: int
    aim: Aim
    amount: int
    month: date
    before: Amounts | None = None


class Why(StrEnum):
    """What is wrong with a row."""

    NO_PERSON = "no_person"
    NOBODY = "nobody"
    SEVERAL = "several"
    VIEWER = "viewer"
    METRIC = "metric"
    REPEATED = "repeated"
    AMOUNT = "amount"
    LEVEL = "level"
    MONTH = "month"
    PAST = "past"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class PlanFault:
    """The cell that is wrong: its row, its column, what stands there, why it is wrong.

    ``limit``: the largest amount; of a repeated row, the one before.
    """

    number: int
    column: str
    said: str
    why: Why
    limit: int = 0


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """``faults``: while there are any, nothing is entered. ``fingerprint``: of no other."""

    team: Team
    rows: tuple[PlannedRow, ...]
    faults: tuple[PlanFault, ...]
    names: Mapping[int, str]
    fingerprint: str
