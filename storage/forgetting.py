"""Taking a person out of what teams keep: their rows go over to somebody without a name.

Which columns say who somebody is, the schema itself tells, so that no new table is forgotten:
references to ``people``, ``person_id``, and ``chat_id``, since a private chat has its person's id.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from html import escape

FIRST_NAMELESS = -(10**15)  # below all ids that Telegram gives to people and chats
_WHO = frozenset({"person_id", "chat_id"})
_WORDS = frozenset({"note", "name"})
HIDDEN = "…"  # in place of a word that may speak of them


@dataclass(frozen=True, slots=True)
class Called:
    """How somebody is spoken of: ``exactly`` as Telegram shows them, else any of ``forms``.

    ``forms`` is a pattern; in place of what it matches stands ``HIDDEN``, for it may be a namesake.
    """

    id: int
    exactly: tuple[str, ...]
    forms: str


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    who: tuple[str, ...]  # the columns that may hold a person's id
    team: str | None  # the column that says whose row it is
    words: frozenset[str]  # the columns that hold what was written of or by them


def hand_over(db: sqlite3.Connection, person_id: int, team_id: int, name: str) -> int:
    """Let all that the team keeps of a person be somebody else's, called ``name``; their id.

    The sums stay what they were. It is the one change that the ledger's guards do not see.
    """
    nameless: int = db.execute(
        "SELECT min(coalesce(min(id), 0), ?1) - 1 FROM people", (FIRST_NAMELESS,)
    ).fetchone()[0]
    db.execute("INSERT INTO people (id, name) VALUES (?, ?)", (nameless, name))
    with _guards_lifted(db):
        for table in _tables(db):
            for column in table.who if table.team else ():
                db.execute(
                    f"UPDATE {table.name} SET {column} = ?1"
                    f" WHERE {column} = ?2 AND {table.team} = ?3",
                    (nameless, person_id, team_id),
                )
    db.execute(  # what was posted named another id, and is not held against the ledger any more
        "UPDATE deliveries SET look_at = NULL, shown = NULL WHERE team_id = ?", (team_id,)
    )
    db.execute("UPDATE posts SET figures = NULL WHERE team_id = ?", (team_id,))
    return nameless


def former(db: sqlite3.Connection, team_id: int) -> int:
    """How many without a name the team has had."""
    found: int = db.execute(
        "SELECT count(*) FROM members WHERE team_id = ? AND person_id < ?",
        (team_id, FIRST_NAMELESS),
    ).fetchone()[0]
    return found


def teams_ever(db: sqlite3.Connection, person_id: int) -> list[int]:
    """The teams they are in or were in."""
    rows = db.execute("SELECT team_id FROM members WHERE person_id = ?", (person_id,))
    return [row[0] for row in rows]


def erase_words(
    db: sqlite3.Connection, nameless: int, team_id: int, called: Called, name: str
) -> None:
    """Erase what they wrote in the team, and what others wrote of them in its notes.

    Messages of others that speak of them lose their text: changed, it would pass for an edited one.
    """
    _tell_renamed(db, called.exactly, name)
    _tell_unnamed(db, called, name)
    for table in (it for it in _tables(db) if it.words):
        for column in table.words:
            db.execute(f"UPDATE {table.name} SET {column} = '' WHERE person_id = ?", (nameless,))
            clean = "unnamed" if column == "note" else "renamed"  # a namesake keeps their name
            db.execute(
                f"UPDATE {table.name} SET {column} = {clean}({column})"
                f" WHERE {table.team} = ? AND {clean}({column}) <> {column}",
                (team_id,),
            )
    db.execute("UPDATE messages SET text = '' WHERE ?1 IN (person_id, author_id)", (nameless,))
    db.execute(
        "UPDATE messages SET text = '' WHERE team_id = ? AND unnamed(text) <> text", (team_id,)
    )


def erase_posts(
    db: sqlite3.Connection, nameless: int, team_id: int, called: Called, name: str
) -> None:
    """Nothing more goes to them; only posts still to be sent keep words, but not their name."""
    db.execute(
        "UPDATE deliveries SET state = 'gone' WHERE chat_id = ? AND state = 'waiting'", (nameless,)
    )
    db.execute(
        "UPDATE posts SET text = '', buttons = '[]', picture = NULL WHERE team_id = ?"
        " AND id NOT IN (SELECT post_id FROM deliveries WHERE state = 'waiting')",
        (team_id,),
    )
    escaped = (escape(words, quote=False) for words in called.exactly)
    _tell_renamed(db, (*called.exactly, *escaped), name)
    db.execute(
        "UPDATE posts SET text = renamed(text), buttons = renamed(buttons) WHERE team_id = ?",
        (team_id,),
    )
    _tell_renamed(db, [str(called.id)], str(nameless))
    db.execute("UPDATE posts SET buttons = renamed(buttons) WHERE team_id = ?", (team_id,))


def erase_person(db: sqlite3.Connection, called: Called, update_id: int) -> None:
    """Delete the person, whom no team's row names any more, and the updates that speak of them.

    ``update_id`` is the one by which they ask for it; other unfinished ones are kept to be read.
    """
    db.execute(
        "UPDATE inbox SET payload = '{}' WHERE update_id = ? OR state = 'done'", (update_id,)
    )
    _tell_unnamed(db, replace(called, exactly=(str(called.id), *called.exactly)), "")
    db.execute(
        "UPDATE inbox SET payload = '{}' WHERE state <> 'new' AND unnamed(payload) <> payload"
    )
    _tell_renamed(db, [str(called.id)], "")
    db.execute("DELETE FROM prompts WHERE renamed(asked) <> asked")
    for table in _tables(db):  # what no team they were in keeps: that they wait for one
        for column in _WHO.intersection(table.who):
            db.execute(f"DELETE FROM {table.name} WHERE {column} = ?", (called.id,))
    db.execute("DELETE FROM people WHERE id = ?", (called.id,))


def _tell_unnamed(db: sqlite3.Connection, called: Called, name: str) -> None:
    """Let SQL call ``unnamed(text)``: ``name`` for what names them exactly, else ``HIDDEN``."""
    exact, form = _pattern(_any_of(called.exactly)), _pattern(called.forms, re.IGNORECASE)

    def unnamed(text: str) -> str:
        return form.sub(HIDDEN, exact.sub(lambda _: name, text))

    db.create_function("unnamed", 1, unnamed, deterministic=True)


def _tell_renamed(db: sqlite3.Connection, said: Sequence[str], name: str) -> None:
    """Let SQL call ``renamed(text)``: with ``name`` for any of ``said``, as whole words only."""
    pattern = _pattern(_any_of(said))
    db.create_function("renamed", 1, partial(pattern.sub, lambda _: name), deterministic=True)


def _any_of(said: Sequence[str]) -> str:
    words = sorted(map(re.escape, filter(None, said)), key=len, reverse=True)
    return "|".join(words) or r"(?!)"


def _pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    # in JSON a line break before a word is a backslash and a letter
    return re.compile(rf"(?:(?<!\w)|(?<=\\[bfnrt]))(?:{words})(?!\w)", flags)


@contextmanager
def _guards_lifted(db: sqlite3.Connection) -> Iterator[None]:
    """Without the triggers that keep rows as they are; the transaction brings them back."""
    guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        db.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in guards:
        db.execute(sql)


def _tables(db: sqlite3.Connection) -> list[_Table]:
    columns: dict[str, list[str]] = {}
    for table, column in db.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables,"
        " pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
    ):
        columns.setdefault(table, []).append(column)
    return [_table(db, name, columns[name]) for name in columns if name != "people"]


def _table(db: sqlite3.Connection, name: str, columns: list[str]) -> _Table:
    references = db.execute(
        'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'people\'', (name,)
    )
    who = {row[0] for row in references} | _WHO.intersection(columns)
    team = "id" if name == "teams" else "team_id" if "team_id" in columns else None
    words = _WORDS.intersection(columns) if "person_id" in who else frozenset[str]()
    return _Table(name, tuple(sorted(who)), team, words)
