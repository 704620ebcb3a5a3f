"""A claim: which figures a report showed, small enough to travel in a button and be asked about."""

import string
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sales.catalog import CATALOG, POINTS
from sales.errors import SalesError
from sales.periods import Period, month_period, week_period

ACT = "why"
AVG_TALK = "avg_talk"  # a ratio: minutes on the line over the calls that state them
AVG_TALK_SOURCE, ATTAINMENT_SOURCE = "A8", "D7"  # article and point, as in the catalogue
EXPLAINED = (*CATALOG, AVG_TALK, POINTS)
TEAM = -1  # in the place of a person, here and where plans are kept: the team as a whole
_TEAM_SAID = 0  # the same as buttons carry it
_DIGITS = string.digits + string.ascii_lowercase


class Held(StrEnum):
    """The days whose minimums a report holds its figures against."""

    EACH = "e"  # every day of the period: a receipt's
    WHOLE = "w"  # its workdays, those ahead too: one's own week
    PASSED = "p"  # its workdays up to the day it was shown: the team's
    MORNING = "d"  # the same; a digest's, which tells of the days and weeks before too


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """``metric`` "": all that the report showed; ``person_id`` may be ``TEAM``.

    ``is_plan``: it is about the plans of ``period``, a week or a month, rather than its figures.
    ``shown_at``: when people saw it; None: when the message that carries it was sent.
    """

    held: Held
    team_id: int
    period: Period
    metric: str = ""
    person_id: int = TEAM
    shown_at: datetime | None = None
    page: int = 0
    is_plan: bool = False

    @property
    def kind(self) -> str:
        """Of the plans that it is about: a key of ``PERIODS``."""
        return "week" if self.period == week_period(self.period.start) else "month"

    def on_page(self, page: int) -> "Claim":
        return replace(self, page=page)

    def of(self, metric: str = "", person_id: int | None = None) -> "Claim":
        """The same about another metric or person, from the first page."""
        whose = self.person_id if person_id is None else person_id
        return replace(self, metric=metric, person_id=whose, page=0)

    def of_days(self, period: Period) -> "Claim":
        """All that was done in the other days, against the minimums of their workdays."""
        return replace(self.of(), held=Held.PASSED, period=period)

    def about_plan(self, period: Period) -> "Claim":
        """The same metric and person: what is planned of a week or a month."""
        return replace(self, period=period, page=0, is_plan=True)

    def about_figures(self) -> "Claim":
        """The same metric, person and period: what was done, held against the minimums."""
        return replace(self, page=0, is_plan=False)


def dumped(claim: Claim) -> str:
    """For a button: at most 64 bytes, since every number is in base 36."""
    shown_at = int(claim.shown_at.timestamp()) if claim.shown_at else 0
    numbers = (
        claim.team_id,
        claim.period.start.toordinal(),
        (claim.period.end - claim.period.start).days,
        _TEAM_SAID if claim.person_id == TEAM else claim.person_id,
        shown_at,
        claim.page,
    )
    held = claim.held.upper() if claim.is_plan else claim.held
    return ":".join((ACT, held, claim.metric, *map(_base36, numbers)))


def loaded(data: str) -> Claim:
    """What a button carries; raises ``SalesError`` for one that no longer reads."""
    try:
        _, held, metric, *numbers = data.split(":")
        team_id, start, days, person_id, shown_at, page = (int(it, 36) for it in numbers)
        first = date.fromordinal(start)
        claim = Claim(
            held=Held(held.lower()),
            team_id=team_id,
            period=Period(first, first + timedelta(days=days)),
            metric=metric,
            person_id=TEAM if person_id == _TEAM_SAID else person_id,
            shown_at=datetime.fromtimestamp(shown_at, UTC) if shown_at else None,
            page=page,
            is_plan=held.isupper(),
        )
    except (ValueError, OverflowError, OSError) as error:
        raise SalesError("press.old") from error
    is_sane = 0 < days <= _LONGEST and abs(person_id) < _MOST and 0 <= team_id < _MOST
    is_whole = claim.period in (week_period(first), month_period(first))
    if claim.is_plan and not (is_whole and metric in {"", *CATALOG}):
        raise SalesError("press.old")
    if metric not in {"", *EXPLAINED} or not is_sane or page < 0:
        raise SalesError("press.old")
    return claim


_LONGEST = 31  # days of a report's period
_MOST = 2**53  # Telegram's ids are below


def _base36(number: int) -> str:
    """A former manager whose name is hidden has a negative id."""
    if number < 0:
        return f"-{_base36(-number)}"
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"
