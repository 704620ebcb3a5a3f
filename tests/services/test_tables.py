"""Tables as people's programs write them, and files that are none."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from locales.columns import column_names
from sales.errors import SalesError
from services import tables
from services.tables import Cell, Table, read_table

NEEDED = frozenset({"day", "metric"})
TEXT = "Дата;Сотрудник;Показатель;Количество\r\n19.11.2026;Иван Петров;звонки;5\r\n"


def read(content: bytes) -> Table:
    return read_table(content, column_names(), NEEDED)


def cells(content: bytes) -> list[dict[str, Cell]]:
    return [dict(row.cells) for row in read(content).rows]


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"s{at}") if at else book.worksheets[0]
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(SalesError) as refused:
        read(content)
    return refused.value.key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_reads_alike_in_every_encoding_and_with_every_delimiter(
    encoding: str, delimiter: str
) -> None:
    assert cells(TEXT.replace(";", delimiter).encode(encoding)) == [
        {"day": "19.11.2026", "person": "Иван Петров", "metric": "звонки", "quantity": "5"}
    ]


def test_delimiters_and_line_breaks_in_quotes_belong_to_the_cell() -> None:
    content = 'date,metric,note\n2026-11-19,calls,"Ромашка, ""Юг""\nи север"\n'.encode()
    assert cells(content)[0]["note"] == 'Ромашка, "Юг" и север'


def test_columns_may_stand_in_any_order_below_a_title_and_beside_strangers() -> None:
    content = "Отчёт отдела\n\nКол-во;Погода;Что;ДЕНЬ:\n5;снег;звонки;19.11.2026\n".encode()
    assert cells(content) == [{"quantity": "5", "metric": "звонки", "day": "19.11.2026"}]


def test_rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_are_none() -> None:
    table = read(b"date;metric\n;\n2026-11-19;calls\n\n2026-11-20;calls\n")
    assert [row.number for row in table.rows] == [3, 5]


def test_a_workbook_gives_days_as_days_and_numbers_as_numbers() -> None:
    row = [datetime.fromisoformat("2026-11-19T14:30"), "calls", 5, 12.5, True]
    assert cells(workbook([["date", "metric", "quantity", "amount", "note"], row])) == [
        {
            "day": date(2026, 11, 19),
            "metric": "calls",
            "quantity": Decimal(5),
            "amount": Decimal("12.5"),
            "note": "True",
        }
    ]


def test_the_sheet_with_the_header_is_found_wherever_it_is() -> None:
    content = workbook([["Привет"]], [["date", "metric"], ["2026-11-19", "calls"]])
    assert cells(content) == [{"day": "2026-11-19", "metric": "calls"}]


def test_a_formula_is_not_a_value() -> None:
    content = workbook([["date", "metric", "quantity"], ["2026-11-19", "calls", "=1+1"]])
    assert cells(content) == [{"day": "2026-11-19", "metric": "calls"}]


def test_a_text_guarded_against_running_is_read_without_its_guard() -> None:
    content = b"date,metric,note\n2026-11-19,calls,'=1+1\n2026-11-19,calls,'tis\n"
    assert [row["note"] for row in cells(content)] == ["=1+1", "'tis"]


def test_an_endless_cell_is_cut() -> None:
    content = f"date,metric,note\n2026-11-19,calls,{'а' * 100_000}\n".encode()
    assert cells(content)[0]["note"] == "а" * tables.MOST_SIGNS


def test_control_characters_and_invisible_ones_are_dropped() -> None:
    content = "date,metric,note\n2026-11-19,calls,Ро\u200bма\x07шка\x1b\n".encode()
    assert cells(content)[0]["note"] == "Рома шка"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        b"PK\x03\x04broken",
        workbook([["date", "metric"]])[:200],
    ],
)
def test_what_is_no_table_is_told_so(content: bytes) -> None:
    assert refusal(content) == "table.unreadable"


def test_a_zip_that_is_no_workbook_is_told_so() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "привет")
    assert refusal(out.getvalue()) == "table.unreadable"


@pytest.mark.parametrize("content", [b"", b"hello", "Дата;Погода\n1;2\n".encode()])
def test_without_the_needed_columns_there_is_no_header(content: bytes) -> None:
    assert refusal(content) == "table.no_header"


@pytest.mark.parametrize(
    ("part", "size"),
    [
        ("xl/worksheets/sheet1.xml", tables.MOST_UNPACKED),
        ("xl/sharedStrings.xml", tables.MOST_STRINGS),
    ],
)
def test_what_unpacks_to_far_more_than_it_weighs_is_not_unpacked(part: str, size: int) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(part, b"0" * (size + 1))
    assert len(out.getvalue()) < 2**20
    assert refusal(out.getvalue()) == "table.too_big"


def test_more_rows_than_are_read_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    rows = ["date;metric", *["2026-11-19;calls"] * 2]
    assert len(cells("\n".join(rows).encode())) == 2
    assert refusal("\n".join([*rows, "2026-11-19;calls"]).encode()) == "table.too_many_rows"


def test_a_document_over_telegrams_limit_is_refused() -> None:
    assert refusal(b"0" * (tables.MOST_BYTES + 1)) == "table.too_big"


def test_a_sheet_with_entities_that_grow_is_refused() -> None:
    bomb = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "ха">' for n in range(12)
    )
    content = workbook([["date", "metric"], ["2026-11-19", "calls"]])
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            text = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                row = "<row><c t='str'><v>&e11;</v></c></row>"
                xml = f"<!DOCTYPE x [{bomb}]><worksheet><sheetData>{row}</sheetData></worksheet>"
                text = xml.encode()
            new.writestr(part.filename, text)
    assert refusal(out.getvalue()) in {"table.unreadable", "table.no_header"}
