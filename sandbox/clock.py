"""The sandbox's time: real time plus an offset that only grows, from wherever it began."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path


class Clock:
    """Writes its offset (seconds, as text) into `file`, so that another process can follow."""

    def __init__(
        self,
        file: Path | None = None,
        real: Callable[[], float] = time.time,
        start: datetime | None = None,
    ) -> None:
        self.offset = 0.0 if start is None else start.timestamp() - real()
        self._file = file
        self._real = real
        self._write()

    def now(self) -> float:
        """Unix seconds."""
        return self._real() + self.offset

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("the clock only moves forward")
        self.offset += seconds
        self._write()

    def move_to(self, moment: datetime) -> None:
        """Raises ValueError if the aware `moment` has passed."""
        self.advance(moment.timestamp() - self.now())

    def _write(self) -> None:
        if self._file is None:
            return
        draft = self._file.with_name(self._file.name + ".new")
        draft.write_text(f"{self.offset:.3f}\n")
        draft.replace(self._file)
