"""What the buttons of ``/target`` carry: all that was chosen so far.

``target:team:person:period:kind:metric:amount``, as far as it was chosen. The period is a letter,
with the day it begins on unless it is the running one: ``m``, ``m261201``. ``n261119``: what was
said for each day from the 19th on is to hold from the day after.
"""

from dataclasses import dataclass, replace
from datetime import date

from sales.errors import SalesError
from sales.targets import Aim, Amounts, Kind
from services.target_entry import Wanted

NONE = "-"  # in a button: there is to be none
AND_OWN = -2  # in a button, in the place of a person: each manager, whatever they have of their own
KINDS = {"m": Kind.MINIMUM, "p": Kind.PLAN, "s": Kind.STRETCH, "b": Kind.BAND}
KIND_LETTERS = {it: letter for letter, it in KINDS.items()}
_PERIODS = {"d": "day", "w": "week", "m": "month", "n": "day"}
_PUT_OFF = "n"
_DAY = "%y%m%d"


@dataclass(frozen=True, slots=True)
class Chosen:
    """``period`` None: all of them; ``first``: as in ``set_target``.

    ``put_off``: the day that it is to begin after.
    """

    period: str | None
    first: date | None = None
    put_off: date | None = None


def period_field(period: str | None, first: date | None = None, *, is_put_off: bool = False) -> str:
    if period is None:
        return ""
    begins = f"{first:{_DAY}}" if first else ""
    return f"{_PUT_OFF if is_put_off else period[0]}{begins}"


def read_period(field: str) -> Chosen:
    """Raises ``SalesError`` for an old button."""
    if not field:
        return Chosen(None)
    letter, begins = field[0], field[1:]
    try:
        first = date.fromisoformat(f"20{begins}") if begins else None
    except ValueError as error:
        raise SalesError("press.old") from error
    if letter not in _PERIODS or (letter == _PUT_OFF and first is None):
        raise SalesError("press.old")
    if letter == _PUT_OFF:
        return Chosen("day", put_off=first)
    return Chosen(_PERIODS[letter], first)


def read_kind(field: str) -> Kind:
    """Raises ``SalesError`` for an old button."""
    if field not in KINDS:
        raise SalesError("press.old")
    return KINDS[field]


def pressed(team_id: int, person_id: int, wanted: Wanted) -> str:
    """The button that says all of it at once."""
    period = period_field(wanted.period, wanted.first)
    kind = KIND_LETTERS[wanted.kind] if wanted.kind else ""
    amounts = carried(None if wanted.amount is None else Amounts(wanted.amount, wanted.upper))
    return f"target:{team_id}:{person_id}:{period}:{kind}:{wanted.metric}:{amounts}"


def again(team_id: int, aim: Aim, amounts: Amounts | None, period: str) -> str:
    """The button that says the same, but of another ``period`` (a field)."""
    kind = KIND_LETTERS[aim.kind]
    return f"target:{team_id}:{aim.person_id}:{period}:{kind}:{aim.metric}:{carried(amounts)}"


def with_own(team_id: int, aim: Aim, amounts: Amounts | None, first: date | None) -> str:
    """The button that says the same also to managers who have a word of their own."""
    everyone = replace(aim, person_id=AND_OWN)
    return again(team_id, everyone, amounts, period_field(aim.period, first))


def carried(amounts: Amounts | None) -> str:
    if amounts is None:
        return NONE
    return f"{amounts.lower}" if amounts.upper is None else f"{amounts.lower}-{amounts.upper}"
