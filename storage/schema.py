"""Numbered forward-only migrations: ``migrations/NNNN_what.sql``, one transaction each."""

import sqlite3
from pathlib import Path

APPLICATION_ID = 0x53414C45  # "SALE": tells this file from any other SQLite database
MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaError(Exception):
    """The file is no database of ours, or one from a newer Salesbeat."""


def migrations() -> list[tuple[int, Path]]:
    """Each migration's number and file, in order."""
    return sorted((int(path.name[:4]), path) for path in MIGRATIONS.glob("*.sql"))


def version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: sqlite3.Connection, upto: int | None = None) -> None:
    """Bring the schema up to date (or to ``upto``); raises ``SchemaError`` and changes nothing."""
    _refuse_a_stranger(connection)
    for number, path in migrations():
        if version(connection) < number and (upto is None or number <= upto):
            _apply(connection, number, path.read_text(encoding="utf-8"))


def _refuse_a_stranger(connection: sqlite3.Connection) -> None:
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if has_tables and application_id != APPLICATION_ID:
        raise SchemaError("this SQLite file is not a Salesbeat database")
    newest = migrations()[-1][0]
    if version(connection) > newest:
        raise SchemaError(f"the database is of version {version(connection)}, newer than {newest}")


def _apply(connection: sqlite3.Connection, number: int, sql: str) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")  # tables may be rebuilt; checked below
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{sql}\n"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
        )
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise SchemaError(f"migration {number} breaks foreign keys: {[*map(tuple, broken)]}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")
