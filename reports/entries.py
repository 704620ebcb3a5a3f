"""A person's entries of a day with their ids: who entered them, what was voided or replaced."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from locales.numbers import clock_time, short_day, weekday_day_month
from locales.texts import Html, Texts
from reports.entry_line import entry_line
from reports.post import Post
from reports.wording import lines, short_name
from sales.periods import day_period
from sales.teams import Person, Team
from storage.ledger import Entry, of_day
from storage.people import names
from storage.presence import known_days

SHOWN = 20  # the newest ones; the rest is counted
NOTE_ROOM = 40  # characters


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
    shown = facts.entries[-SHOWN:]
    hidden = len(facts.entries) - len(shown)
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
            *(_line(entry, facts, texts) for entry in shown),
            texts("entries.how_to_void", id=str(standing[-1].id)) if standing else "",
        )
    )


def _nothing(facts: EntriesFacts, texts: Texts) -> Html:
    if facts.entries:
        return Html()
    return texts("entries.zero" if facts.is_known else "entries.nothing")


def _line(entry: Entry, facts: EntriesFacts, texts: Texts) -> Html:
    line = texts(
        "entries.line",
        id=str(entry.id),
        time=_when(entry.logged_at, facts),
        what=Html(" · ".join(_parts(entry, facts, texts))),
    )
    if entry.voided_at is None:
        return line
    return texts(
        "entries.void",
        line=line,
        time=_when(entry.voided_at, facts),
        name=_name(entry.voided_by, facts),
    )


def _parts(entry: Entry, facts: EntriesFacts, texts: Texts) -> list[Html]:
    """What it says; and, where it is not the plain case, who entered it and what it replaces."""
    what = replace(
        entry.what, note=short_name(entry.what.note, NOTE_ROOM) if entry.what.note else ""
    )
    parts = [entry_line(what, texts, facts.team.currency)]
    if entry.source.entered_by != facts.person.id:
        parts.append(texts("entries.entered_by", name=_name(entry.source.entered_by, facts)))
    if entry.corrects is not None:
        parts.append(texts("entries.corrects", id=str(entry.corrects)))
    return parts


def _name(person_id: int | None, facts: EntriesFacts) -> str:
    return short_name(facts.names.get(person_id or 0, ""))


def _when(moment: datetime, facts: EntriesFacts) -> str:
    """The local time; with its day where that is not the day they count for."""
    local = moment.astimezone(ZoneInfo(facts.team.timezone))
    clock = clock_time(local)
    return clock if local.date() == facts.day else f"{short_day(local.date())} {clock}"
