"""When a team's workday opens and closes."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sales.periods import DAY, local_moment

MIDNIGHT = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Minutes since midnight in the team's own time; ``closes`` is outside."""

    opens: int = 9 * 60
    closes: int = 18 * 60


def moment(day: date, minutes: int, timezone: str) -> datetime:
    """The UTC moment of so many minutes after local midnight, 0 to 1440."""
    days, minutes = divmod(minutes, MIDNIGHT)
    return local_moment(day + days * DAY, time(*divmod(minutes, 60)), timezone)
