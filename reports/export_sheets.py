"""What a team keeps, as the sheets of its export: in words, with the ids beside them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from locales.numbers import weekday
from locales.texts import Texts, plain
from reports.absences import KINDS as ABSENCE_KINDS
from reports.export import ExportFacts
from reports.sheets import Cell, Sheet
from reports.wording import metric_name
from sales.absences import AbsenceKind
from sales.catalog import CATALOG, POINTS, Unit, value
from sales.targets import EACH, TEAM
from storage.ledger import Entry
from storage.team_rows import Kept

LEDGER = (
    "id", "day", "logged_at", "person", "person_id", "metric", "metric_id", "quantity", "minutes",
    "amount", "note", "status", "entered_by", "new", "outcome", "origin", "next_step", "inbound",
    "corrects",
)  # fmt: skip
DAILY = ("day", "person", "person_id")
PEOPLE = ("person", "person_id", "username", "role", "joined_at", "left_at")

_BESIDE = {"person_id": ("person", "person_id"), "metric": ("metric", "metric_id")}
_AMOUNTS = frozenset({"amount", "upper", "fact", "plan", "asked"})  # in the metric's unit
_BY = frozenset({"set_by", "entered_by", "decided_by"})
_DAYS = frozenset({"day", "month", "starts_on", "ramp_from"})
_TIMES = frozenset({"opens", "closes"})  # minutes since midnight
_YES_OR_NO = frozenset({"is_workday", "shrinks"})
_WORDS = frozenset({"period", "level", "state"})
_MONDAY = date(2026, 11, 16)


def ledger_sheet(facts: ExportFacts, texts: Texts) -> Sheet:
    """What ``/import`` reads too: entry by entry, voided ones marked so."""
    words = _Words(facts, texts)
    return words.sheet("ledger", LEDGER, (words.entry(it) for it in facts.entries))


def daily_sheet(facts: ExportFacts, texts: Texts) -> Sheet:
    """The ledger folded: a row for each person's day."""
    words = _Words(facts, texts)
    metrics = (*CATALOG, POINTS)
    columns = (*(words.head(it) for it in DAILY), *(words.metric(it) for it in metrics))
    rows = (
        (day, *words.person(who), *(_shown(it, value(it, figures)) for it in metrics))
        for (day, who), figures in facts.days.items()
    )
    return Sheet(words.title("daily"), columns, tuple(rows))


def all_sheets(facts: ExportFacts, texts: Texts) -> tuple[Sheet, ...]:
    """The ledger, the days, the people, and each table that the facts have kept.

    Those with nothing in them are left out: among fifteen tabs the few that say something are lost.
    """
    words = _Words(facts, texts)
    sheets = (
        ledger_sheet(facts, texts),
        daily_sheet(facts, texts),
        words.sheet("people", PEOPLE, words.people()),
        *(words.kept(name, table) for name, table in facts.kept.items()),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


class _Words:
    """The team's names and the reader's language, for turning what is kept into cells."""

    def __init__(self, facts: ExportFacts, texts: Texts) -> None:
        self._facts = facts
        self._texts = texts
        self._zone = ZoneInfo(facts.team.timezone)
        metrics = {name for table in facts.kept.values() for name in _metrics(table)}
        names = {*CATALOG, POINTS, *metrics}
        self._metrics = {name: plain(metric_name(texts, name)) for name in names}

    def title(self, name: str) -> str:
        return plain(self._texts(f"export.sheet.{name}"))

    def head(self, column: str) -> str:
        return plain(self._texts(f"export.column.{column}"))

    def word(self, said: str) -> str:
        return plain(self._texts(f"export.word.{said}"))

    def metric(self, name: str) -> str:
        return self._metrics[name]

    def person(self, who: int) -> tuple[str, Cell]:
        """Everybody and the team have no id."""
        if who in {EACH, TEAM}:
            return self.word("each" if who == EACH else "team"), None
        return self._facts.names.get(who, ""), who

    def sheet(self, name: str, columns: tuple[str, ...], rows: Iterator[tuple[Cell, ...]]) -> Sheet:
        return Sheet(self.title(name), tuple(map(self.head, columns)), tuple(rows))

    def entry(self, entry: Entry) -> tuple[Cell, ...]:
        what = entry.what
        return (
            *(entry.id, what.day, entry.logged_at.astimezone(self._zone)),
            *self.person(entry.source.person_id),
            *(self.metric(what.metric), what.metric),
            *(what.quantity, what.minutes),
            None if what.amount is None else _major(what.amount),
            what.note,
            self.word("active" if entry.voided_at is None else "void"),
            self._facts.names.get(entry.source.entered_by, ""),
            what.new,
            plain(self._texts(f"outcome.{what.outcome}")) if what.outcome else None,
            plain(self._texts(f"origin.{what.origin}")) if what.origin else None,
            what.next_step,
            self.word("yes") if what.inbound else None,
            entry.corrects,
        )

    def people(self) -> Iterator[tuple[Cell, ...]]:
        for it in self._facts.people:
            role = plain(self._texts(f"role.{it.role}"))
            left = it.left_at.astimezone(self._zone) if it.left_at else None
            joined = it.joined_at.astimezone(self._zone)
            yield (it.name, it.person_id, it.username, role, joined, left)

    def kept(self, name: str, table: Kept) -> Sheet:
        columns = [it for column in table.columns for it in _BESIDE.get(column, (column,))]
        rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
        return self.sheet(
            name,
            tuple(columns),
            (tuple(it for column in row for it in self._cells(column, row)) for row in rows),
        )

    def _cells(self, column: str, row: Mapping[str, str | int | None]) -> tuple[Cell, ...]:
        kept = row[column]
        if column == "person_id":
            return self.person(int(kept or EACH))
        if column == "metric":
            return self.metric(str(kept)), str(kept)
        if column == "role":
            return (plain(self._texts(f"role.{kept}")),)
        if isinstance(kept, str):
            return (self._of_text(column, kept),)
        return (kept if kept is None else self._of_number(column, kept, row),)

    def _of_text(self, column: str, kept: str) -> Cell:
        if column in _DAYS:
            return date.fromisoformat(kept)
        if column == "ends_on":  # kept as the first day that is none of it
            return date.fromisoformat(kept) - timedelta(days=1)
        if column == "weekdays":
            days = (_MONDAY + timedelta(days=int(digit)) for digit in kept)
            return ", ".join(weekday(day, self._texts.language) for day in days)
        if column == "kind":
            known = ABSENCE_KINDS.get(AbsenceKind(kept))
            return plain(self._texts(known)) if known else self.word(kept)
        if column == "terms":
            return self._terms(kept)
        return self.word(kept) if column in _WORDS else kept

    def _of_number(self, column: str, kept: int, row: Mapping[str, str | int | None]) -> Cell:
        if column.endswith("_at"):
            return datetime.fromtimestamp(kept, UTC).astimezone(self._zone)
        if column in _BY:
            return self._facts.names.get(kept, "")
        if column in _TIMES:
            return f"{kept // 60:02}:{kept % 60:02}"
        if column in _YES_OR_NO:
            return self.word("yes" if kept else "no")
        return _shown(str(row["metric"]), kept) if column in _AMOUNTS else kept

    def _terms(self, kept: str) -> str:
        """``calls:month:plan:100``, one of each thing asked, as people say it."""
        asked = [it.split(":") for it in kept.split(";") if it]
        return "; ".join(
            f"{self.metric(metric)}, {self.word(period)}, {self.word(level)}:"
            f" {'–'.join(str(_shown(metric, int(it))) for it in amounts)}"
            for metric, period, level, *amounts in asked
        )


def _metrics(table: Kept) -> Iterator[str]:
    """The metrics that a table names, in a column of its own or among the terms of a month."""
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if column == "metric":
                yield str(cell)
            elif column == "terms":
                yield from (it.partition(":")[0] for it in str(cell).split(";") if it)


def _shown(metric: str, number: int) -> Cell:
    is_money = metric in CATALOG and CATALOG[metric].unit is Unit.MONEY
    return _major(number) if is_money else number


def _major(minor: int) -> Decimal:
    return Decimal(minor).scaleb(-2).quantize(Decimal("0.01"))
