"""Tables that people send: XLSX or CSV, whatever its encoding and delimiter, as rows of cells.

Read outside any transaction and in a thread: a large file takes seconds.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO, StringIO
from itertools import islice

from locales.columns import FORMULA_SIGNS
from sales.errors import SalesError
from sales.tokens import clean

MOST_ROWS = 50_000
MOST_BYTES = 20 * 2**20  # what a bot may download
MOST_UNPACKED = 100 * 2**20
MOST_COLUMNS = 40
MOST_SIGNS = 1_000  # of a cell; the rest is cut
MOST_STRINGS = 32 * 2**20  # unpacked; a workbook's texts are all held at once
HEADER_WITHIN = 10  # rows: titles may stand above it

_ZIP = b"PK\x03\x04"
_DELIMITERS = (";", ",", "\t")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

Cell = str | Decimal | date | None
Cells = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Row:
    """``number``: as a spreadsheet counts. ``cells``: by the column's id; empty ones are not in."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """``columns``: the ids of those that were recognised."""

    columns: frozenset[str]
    rows: tuple[Row, ...]


def read_table(content: bytes, names: Mapping[str, str], needed: frozenset[str]) -> Table:
    """The first sheet whose header has all the ``needed`` columns.

    ``names``: column ids by what a header may say, lower case. Raises ``SalesError`` where there
    is no such header, there are too many rows, or it is no table at all.
    """
    if len(content) > MOST_BYTES:
        raise SalesError("table.too_big", megabytes=MOST_BYTES // 2**20)
    sheets = _workbook(content) if content.startswith(_ZIP) else _text(content)
    for sheet in sheets:
        table = _table(sheet, names, needed)
        if table is not None:
            return table
    raise SalesError("table.no_header")


def _table(
    sheet: Iterable[Cells], names: Mapping[str, str], needed: frozenset[str]
) -> Table | None:
    numbered = enumerate(sheet, 1)
    for _, cells in islice(numbered, HEADER_WITHIN):
        places = {names.get(_said(cell)): at for at, cell in reversed([*enumerate(cells)])}
        places.pop(None, None)
        columns = {name: at for name, at in places.items() if name is not None}
        if needed <= columns.keys():
            return Table(frozenset(columns), tuple(_rows(numbered, columns)))
    return None


def _rows(numbered: Iterable[tuple[int, Cells]], columns: Mapping[str, int]) -> Iterator[Row]:
    found = 0
    for number, cells in numbered:
        filled = {
            name: cells[at]
            for name, at in columns.items()
            if at < len(cells) and cells[at] not in {None, ""}
        }
        found += bool(filled)
        if found > MOST_ROWS or number > 10 * MOST_ROWS:
            raise SalesError("table.too_many_rows", limit=MOST_ROWS)
        if filled:
            yield Row(number, filled)


def _said(cell: Cell) -> str:
    return cell.casefold().replace("ё", "е").rstrip(":. ") if isinstance(cell, str) else ""


def _workbook(content: bytes) -> Iterator[Iterator[Cells]]:
    """The sheets; values only, never formulas."""
    from openpyxl import load_workbook

    with _broken_told(), zipfile.ZipFile(BytesIO(content)) as packed:
        _check_sizes(packed.infolist())
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some programs write them wrong
        yield _sheet(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True))


def _check_sizes(parts: Sequence[zipfile.ZipInfo]) -> None:
    """Unpacked: what a part says is all that is read of it."""
    strings = sum(it.file_size for it in parts if it.filename.endswith("sharedStrings.xml"))
    if strings > MOST_STRINGS or sum(it.file_size for it in parts) > MOST_UNPACKED:
        raise SalesError("table.too_big", megabytes=MOST_BYTES // 2**20)


def _sheet(rows: Iterable[Sequence[object]]) -> Iterator[Cells]:
    with _broken_told():
        for row in rows:
            yield [_of_workbook(value) for value in row]


@contextmanager
def _broken_told() -> Iterator[None]:
    """Whatever a broken or hostile file makes the library raise is one refusal."""
    try:
        yield
    except (SalesError, GeneratorExit):
        raise
    except Exception as error:
        raise SalesError("table.unreadable") from error


def _of_workbook(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        return number if number.is_finite() else None
    return None if value is None else _words(str(value)[:MOST_SIGNS])


def _text(content: bytes) -> Iterator[Iterator[Cells]]:
    """The same text once by each delimiter: the header says which is meant."""
    text = _decoded(content)
    for delimiter in _DELIMITERS:
        yield _lines(text, delimiter)


def _lines(text: str, delimiter: str) -> Iterator[Cells]:
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            yield [_words(cell[:MOST_SIGNS]) for cell in row[:MOST_COLUMNS]]
    except csv.Error as error:
        raise SalesError("table.unreadable") from error


def _decoded(content: bytes) -> str:
    """UTF-8 with or without BOM, UTF-16 with one, else the Cyrillic code page of Windows."""
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise SalesError("table.unreadable")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


@lru_cache(4096)  # names, metrics and days come again and again
def _words(cell: str) -> str:
    """One line as people see it, without the apostrophe that keeps a formula from running."""
    is_guarded = cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS)
    text = clean(cell[1:] if is_guarded else cell)
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
