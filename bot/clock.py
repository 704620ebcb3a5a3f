"""The process's one clock; in the demo it runs ahead by as much as the sandbox says."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def shifted_clock(offset_file: Path) -> Clock:
    """A clock ahead of the system's by the seconds that the file holds now (missing: none)."""

    def now() -> datetime:
        try:
            seconds = float(offset_file.read_text(encoding="ascii") or 0)
        except FileNotFoundError:
            seconds = 0
        return system_clock() + timedelta(seconds=seconds)

    return now
