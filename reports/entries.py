"""A person's entries of a day with their ids: who entered them, what was voided or replaced."""

import sqlite3
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from locales.numbers import weekday_day_month
from locales.texts import Html, Texts
from reports.ledger_line import LedgerWords
from reports.post import Post
from reports.wording import lines, short_name
from sales.periods import day_period
from sales.teams import Person, Team
from storage.ledger import Entry, of_day
from storage.people import names
from storage.presence import known_days

ROOM = 3_700  # characters for the newest ones, within one message; the rest is counted


@dataclass(frozen=True, slots=True)
class EntriesFacts:
    """``entries``: voided ones too, oldest first. ``is_known``: logged, or zero was said."""

    team: Team
    person: Person
    day: date
    entries: tuple[Entry, ...]
    names: Mapping[int, str]
    is_known: bool


def load_entries(db: sqlite3.Connection, team: Team, person: Person, day: date) -> EntriesFacts:
    known = known_days(db, team.id, day_period(day))
    entries = tuple(of_day(db, team.id, person.id, day))
    return EntriesFacts(team, person, day, entries, names(db, team.id), person.id in known)


def build_entries(facts: EntriesFacts, texts: Texts, *, names_team: bool = False) -> Post:
    """``names_team``: for one who is in several."""
    words = LedgerWords(facts.team, facts.names, texts)
    told = [_line(entry, words) for entry in facts.entries]
    shown = _newest(told)
    hidden = len(told) - len(shown)
    standing = [entry for entry in facts.entries if entry.voided_at is None]
    return Post(
        lines(
            texts(
                "entries.title",
                name=short_name(facts.person.name),
                day=weekday_day_month(facts.day, texts.language),
            ),
            texts("own.team", team=short_name(facts.team.name)) if names_team else "",
            _nothing(facts, texts),
            texts("entries.earlier", n=hidden) if hidden else "",
            *shown,
            texts("entries.how_to_void", id=str(standing[-1].id)) if standing else "",
        )
    )


def _newest(told: list[Html]) -> list[Html]:
    """As many of the last lines as have room."""
    room = list(accumulate(len(line) + 1 for line in reversed(told)))
    count = bisect_right(room, ROOM)
    return told[len(told) - count :]


def _nothing(facts: EntriesFacts, texts: Texts) -> Html:
    if facts.entries:
        return Html()
    return texts("entries.zero" if facts.is_known else "entries.nothing")


def _line(entry: Entry, words: LedgerWords) -> Html:
    line = words.texts(
        "entries.line",
        id=str(entry.id),
        time=words.when(entry.logged_at, entry.what.day),
        what=words.what(entry),
    )
    return words.struck(entry, line)
