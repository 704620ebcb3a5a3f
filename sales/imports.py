"""Past activity from a table: what would be entered, what is doubtful, what cannot be read."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sales.entries import NewEntry, unlikely_metrics
from sales.teams import Team


@dataclass(frozen=True, slots=True)
class Line:
    """A row that was read: whose work, and what."""

    number: int
    person_id: int
    what: NewEntry


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read: its row, its column and what stands there."""

    number: int
    column: str
    said: str


class Doubt(StrEnum):
    """What a person has to say yes to. Of the first three kinds nothing can be entered."""

    UNKNOWN = "unknown"  # nobody of the team, or several, are called so
    VIEWER = "viewer"  # who does not sell
    FUTURE = "future"
    UNLIKELY = "unlikely"  # more than a manager plausibly does in a day
    ABSENT = "absent"  # somebody away on that day
    CLOSED = "closed"  # of a closed month that has figures already: they have been reported


LEFT_OUT = frozenset({Doubt.UNKNOWN, Doubt.VIEWER, Doubt.FUTURE})


@dataclass(frozen=True, slots=True)
class Odd:
    """A doubtful row; ``said`` is the name where it matters. ``line`` None: never entered."""

    number: int
    doubt: Doubt
    said: str = ""
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table's rows as read; ``void`` are those that it says were cancelled."""

    lines: tuple[Line, ...] = ()
    odd: tuple[Odd, ...] = ()
    faults: tuple[Fault, ...] = ()
    void: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What importing would do. ``repeated`` rows stand in the ledger already: never entered."""

    sure: tuple[Line, ...] = ()
    odd: tuple[Odd, ...] = ()
    faults: tuple[Fault, ...] = ()
    void: int = 0
    repeated: int = 0
    days: tuple[date, date] | None = None  # the first and the last to be entered

    @property
    def doubtful(self) -> tuple[Line, ...]:
        """What is entered only if its doubts are confirmed."""
        return tuple(odd.line for odd in self.odd if odd.line is not None)

    def chosen(self, *, with_doubtful: bool) -> tuple[Line, ...]:
        """The lines to enter, in the order of the rows; none while there are faults."""
        if self.faults:
            return ()
        lines = (*self.sure, *self.doubtful) if with_doubtful else self.sure
        return tuple(sorted(lines, key=lambda line: line.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What importing a table would do; ``fingerprint`` changes when that does."""

    team: Team
    intake: Intake
    names: Mapping[int, str]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Document:
    """The message that brought the table: the source of its entries."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many entries came from a document, or (``is_undone``) were taken back."""

    team: Team
    document: Document
    entries: int
    is_undone: bool = False


def sort_out(
    rows: Rows,
    standing: Iterable[tuple[int, NewEntry]],
    *,
    today: date,
    is_reported: Callable[[date], bool],
    is_absent: Callable[[int, date], bool],
    viewers: Mapping[int, str],
) -> Intake:
    """What is new, and what of it is doubtful.

    ``standing``: the ledger, by person; a row equal to an entry there is that entry, each entry
    standing for one row. ``is_reported``: of a day in a closed month with figures. ``is_absent``:
    of a person's day. ``viewers``: the names of those who do not sell.
    """
    past = [line for line in rows.lines if line.what.day <= today]
    unknown = _new(past, standing)
    new = [line for line in unknown if line.person_id not in viewers]
    unlikely = _unlikely(past)
    doubts = [(line, _doubt(line, unlikely, is_reported, is_absent)) for line in new]
    odd = [
        *rows.odd,
        *(
            Odd(it.number, Doubt.VIEWER, viewers[it.person_id])
            for it in unknown
            if it.person_id in viewers
        ),
        *(Odd(it.number, Doubt.FUTURE) for it in rows.lines if it.what.day > today),
        *(Odd(line.number, doubt, line=line) for line, doubt in doubts if doubt is not None),
    ]
    days = sorted(line.what.day for line in new)
    return Intake(
        sure=tuple(line for line, doubt in doubts if doubt is None),
        odd=tuple(sorted(odd, key=lambda it: it.number)),
        faults=rows.faults,
        void=rows.void,
        repeated=len(past) - len(unknown),
        days=(days[0], days[-1]) if days else None,
    )


def _doubt(
    line: Line,
    unlikely: Mapping[tuple[int, date], set[str]],
    is_reported: Callable[[date], bool],
    is_absent: Callable[[int, date], bool],
) -> Doubt | None:
    day = line.what.day
    if line.what.metric in unlikely[line.person_id, day]:
        return Doubt.UNLIKELY
    if is_reported(day):
        return Doubt.CLOSED
    return Doubt.ABSENT if is_absent(line.person_id, day) else None


def _new(lines: Sequence[Line], standing: Iterable[tuple[int, NewEntry]]) -> list[Line]:
    there = Counter(standing)
    new = []
    for line in lines:
        key = (line.person_id, line.what)
        if there[key]:
            there[key] -= 1
        else:
            new.append(line)
    return new


def _unlikely(lines: Sequence[Line]) -> dict[tuple[int, date], set[str]]:
    """The metrics of a person's day of which the file holds more than is plausible."""
    days: defaultdict[tuple[int, date], list[NewEntry]] = defaultdict(list)
    for line in lines:
        days[line.person_id, line.what.day].append(line.what)
    found = {}
    for day, entries in days.items():
        metrics = set(unlikely_metrics(entries))
        if "meetings" in metrics:
            metrics.add("first_meetings")
        found[day] = metrics
    return found
