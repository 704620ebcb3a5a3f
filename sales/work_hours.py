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


def closing_moment(day: date, hours: WorkHours, timezone: str) -> datetime:
    """The UTC moment when the day's work hours end."""
    if hours.closes == MIDNIGHT:
        return local_moment(day + DAY, time(), timezone)
    return local_moment(day, time(*divmod(hours.closes, 60)), timezone)
