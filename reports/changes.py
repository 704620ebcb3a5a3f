"""What is otherwise than the workday before: the team's figures, and who is here again."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from locales.texts import Html, Texts
from reports.team_period import TeamPeriod
from reports.wording import MAIN_METRICS, lines, listed, short_name, short_shown
from sales.capacity import TeamCapacity
from sales.catalog import Figures, value
from sales.periods import Period
from sales.teams import Person, Team
from storage.daily import team_totals
from storage.presence import first_days

COMPARED = (*MAIN_METRICS, "revenue")
MOST = 3
NAMES = 6


@dataclass(frozen=True, slots=True)
class Change:
    metric: str
    now: int
    then: int

    @property
    def weight(self) -> Fraction:
        """The part of the larger that the difference is."""
        return Fraction(abs(self.now - self.then), max(self.now, self.then))


@dataclass(frozen=True, slots=True)
class Changes:
    """``figures``: those that changed most. ``back``: away by then and here today. ``new``: since
    then in the team.
    """

    figures: tuple[Change, ...]
    back: tuple[Person, ...]
    new: tuple[Person, ...]


def load_changes(
    db: sqlite3.Connection, team: Team, since: TeamPeriod, capacity: TeamCapacity
) -> Changes:
    """``since`` holds one workday, its first day; it is held against the one before."""
    workday, today = since.period.start, since.period.end
    before = Period(capacity.calendar.previous_workday(workday), workday)
    then = team_totals(db, team.id, COMPARED, before)
    joined = first_days(db, team.id, team.timezone)
    return Changes(
        figures=changed(since.totals, then),
        back=tuple(it for it in since.people if _is_back(it, since, capacity)),
        new=tuple(it for it in since.people if workday < joined[it.id] <= today),
    )


def changed(now: Figures, then: Figures) -> tuple[Change, ...]:
    """What differs most, in the order of the catalogue."""
    pairs = [Change(it, value(it, now), value(it, then)) for it in COMPARED]
    differing = sorted((it for it in pairs if it.now != it.then), key=lambda it: -it.weight)
    return tuple(sorted(differing[:MOST], key=lambda it: COMPARED.index(it.metric)))


def _is_back(person: Person, since: TeamPeriod, capacity: TeamCapacity) -> bool:
    own = capacity.of(person.id)
    was_away = own.absence_on(since.period.start) is not None
    return was_away and own.absence_on(since.period.end) is None


def figures_line(
    figures: Sequence[Change], texts: Texts, currency: str, key: str = "digest.changes"
) -> Html:
    """▼ Звонки 15 (40): what there is, and what there was; ``key`` says when."""
    if not figures:
        return Html()
    parts = (
        texts(
            "week.compared",
            metric=texts(f"metric.{it.metric}.short"),
            now=short_shown(it.metric, it.now, texts, currency),
            then=short_shown(it.metric, it.then, texts, currency),
            sign="▲" if it.now > it.then else "▼",
        )
        for it in figures
    )
    return texts(key, changes=Html(" · ".join(parts)))


def people_line(changes: Changes, texts: Texts) -> Html:
    return lines(
        *(
            texts(key, names=listed(texts, [short_name(it.name) for it in people], NAMES))
            for key, people in (("digest.back", changes.back), ("digest.new", changes.new))
            if people
        )
    )
