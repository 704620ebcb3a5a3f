"""All that a team keeps, read for taking it along as files."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from locales.texts import Html, Texts
from reports.board import Kind
from reports.team_period import capacity_of, period_of
from reports.wording import period_name, short_name
from sales.catalog import Figures
from sales.periods import DAY, Period, local_day
from sales.teams import Team
from storage import team_rows
from storage.daily import team_days
from storage.ledger import Entry, of_team
from storage.people import names


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """``entries``: the period's, voided ones too, by id. ``days``: by day and person.

    People and what is ``kept``, by table, come with all their history.
    """

    team: Team
    kind: Kind | None  # None: everything
    period: Period
    entries: tuple[Entry, ...]
    days: Mapping[tuple[date, int], Figures]
    names: Mapping[int, str]
    people: tuple[team_rows.Membership, ...]
    kept: Mapping[str, team_rows.Kept]


def load_export(
    db: sqlite3.Connection, team: Team, kind: Kind | None, now: datetime, back: int = 0
) -> ExportFacts:
    period = _period(db, team, kind, local_day(now, team.timezone), back)
    return ExportFacts(
        team=team,
        kind=kind,
        period=period,
        entries=tuple(of_team(db, team.id, period.start, period.end)),
        days=team_days(db, team.id, period),
        names=names(db, team.id),
        people=tuple(team_rows.memberships(db, team.id)),
        kept={name: team_rows.kept(db, name, team.id) for name in team_rows.TABLES},
    )


def _period(
    db: sqlite3.Connection, team: Team, kind: Kind | None, today: date, back: int
) -> Period:
    if kind is None:
        return Period(team_rows.first_day(db, team.id) or today, today + DAY)
    return period_of(kind, today, capacity_of(db, team, today).calendar, back)


def file_name(facts: ExportFacts, ending: str) -> str:
    """The same in every language: salesbeat-2026-11-16-2026-11-22-ledger.csv."""
    return f"salesbeat-{facts.period.start}-{facts.period.end - DAY}{ending}"


def export_caption(facts: ExportFacts, texts: Texts) -> Html:
    return texts(
        "export.ledger",
        team=short_name(facts.team.name),
        period=_period_name(facts, texts),
        n=len(facts.entries),
        void=sum(1 for entry in facts.entries if entry.voided_at is not None),
    )


def workbook_caption(facts: ExportFacts, texts: Texts) -> Html:
    """Says of a period without entries that it has none: no other file will."""
    if facts.entries:
        return texts("export.workbook")
    return texts("export.no_entries", period=_period_name(facts, texts))


def _period_name(facts: ExportFacts, texts: Texts) -> str:
    if facts.kind is None:
        return f"{facts.period.start:%d.%m.%Y}–{facts.period.end - DAY:%d.%m.%Y}"
    return period_name(texts, facts.kind, facts.period)
