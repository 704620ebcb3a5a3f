"""Migrations only go forward, each whole or not at all."""

import sqlite3
from pathlib import Path

import pytest

from storage import schema
from storage.db import connect
from storage.schema import SchemaError, migrate, migrations, version


def shape(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    return sorted(tuple(row) for row in db.execute("SELECT type, name, sql FROM sqlite_master"))


def test_numbers_leave_no_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


@pytest.mark.parametrize("older", [0, *(number for number, _ in migrations())])
def test_every_older_version_becomes_the_newest(older: int) -> None:
    db, fresh = connect(":memory:"), connect(":memory:")
    migrate(db, upto=older)
    assert version(db) == older
    migrate(db)
    migrate(fresh)
    assert shape(db) == shape(fresh)
    assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    migrate(db)  # once more changes nothing
    assert shape(db) == shape(fresh)


def test_a_migration_that_fails_leaves_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "0001_first.sql").write_text("CREATE TABLE a (n);")
    (tmp_path / "0002_broken.sql").write_text("CREATE TABLE b (n); CREATE TABLE a (n);")
    monkeypatch.setattr(schema, "MIGRATIONS", tmp_path)
    db = connect(":memory:")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db)
    assert version(db) == 1
    assert [name for _, name, _ in shape(db)] == ["a"]


def test_a_migration_that_breaks_foreign_keys_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "0001_first.sql").write_text(
        "CREATE TABLE a (n INTEGER PRIMARY KEY);"
        "CREATE TABLE b (n REFERENCES a (n)); INSERT INTO b VALUES (5);"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", tmp_path)
    db = connect(":memory:")
    with pytest.raises(SchemaError):
        migrate(db)
    assert shape(db) == []


def test_a_database_from_a_newer_salesbeat_is_refused() -> None:
    db = connect(":memory:")
    migrate(db)
    db.execute("PRAGMA user_version = 9999")
    with pytest.raises(SchemaError):
        migrate(db)
