"""Tables as files: XLSX for people, with real dates; CSV for machines, with ISO ones."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from locales.columns import FORMULA_SIGNS

Cell = str | int | Decimal | date | datetime | None
"""A moment is in the team's zone. Money in whole units."""

DAY_FORMATS = {"ru": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` and ``columns`` as people read them."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook(sheets: Iterable[Sheet], language: str) -> bytes:
    """XLSX. Texts are written as texts, so that none of them is a formula."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "remove_timezone": True}) as book:
        formats = _formats(book, language)
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.write_row(0, 0, sheet.columns, bold)
            page.freeze_panes(1, 0)
            page.set_column(0, len(sheet.columns) - 1, _WIDTH)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
            _fill(page, sheet.rows, formats)
    return out.getvalue()


def _formats(book: xlsxwriter.Workbook, language: str) -> dict[type, Format]:
    day = DAY_FORMATS.get(language, DAY_FORMATS["ru"])
    return {
        date: book.add_format({"num_format": day}),
        datetime: book.add_format({"num_format": f"{day} hh:mm"}),
        Decimal: book.add_format({"num_format": "#,##0.00"}),
        int: book.add_format(),
    }


def _fill(page: Worksheet, rows: Iterable[tuple[Cell, ...]], formats: dict[type, Format]) -> None:
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(at, column, cell)
            elif isinstance(cell, date):
                page.write_datetime(at, column, cell, formats[type(cell)])
            elif cell is not None:
                page.write_number(at, column, cell, formats[type(cell)])


def as_csv(sheet: Sheet) -> bytes:
    """As spreadsheets open it: UTF-8 with BOM, and no cell that runs as a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.columns)
    writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
