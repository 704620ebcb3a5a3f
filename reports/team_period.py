"""What all team reports rest on: who is in them, what each did and what each was asked."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from locales.calendars import work_calendar
from sales.absences import Absence
from sales.attainment import Attainment, asked_together, attainments_together
from sales.capacity import TeamCapacity
from sales.catalog import Figures
from sales.folding import together
from sales.periods import PERIODS, Period, WorkCalendar, previous
from sales.plans import DayLevels
from sales.targets import personal
from sales.teams import Person, Role, Roster, Team
from storage import people, targets
from storage.calendars import load_calendar, load_capacity
from storage.daily import team_figures
from storage.presence import stays as stays_of

Away = tuple[Person, Absence]


@dataclass(frozen=True, slots=True)
class TeamPeriod:
    """A team in a period.

    ``people``: every manager, and a head who has logged in it, by name; never a viewer. ``left``:
    such as sold in it, but have left since or only look on. What others did counts in ``totals``.
    ``asked``: the minimums of all ``workdays`` together, by person, less what they are relieved of,
    of those who have left too.
    """

    team: Team
    period: Period
    workdays: tuple[date, ...]
    people: tuple[Person, ...]
    left: tuple[Person, ...]
    figures: Mapping[int, Figures]
    totals: Figures
    asked: Mapping[int, Mapping[str, int]]

    @property
    def everyone(self) -> tuple[Person, ...]:
        """Who was in the team in the period, by name."""
        return tuple(sorted((*self.people, *self.left), key=lambda it: (it.name, it.id)))

    @property
    def attained(self) -> tuple[Attainment, ...]:
        """What was asked of all together, and done by those whom it was asked of."""
        return attainments_together(self.figures, self.asked)

    @property
    def has_others(self) -> bool:
        """Whether the totals hold work of those who are not on the report."""
        return bool(self.figures.keys() - {person.id for person in self.everyone})

    def of(self, person_id: int) -> Figures:
        return self.figures.get(person_id, {})


def load_team_period(
    db: sqlite3.Connection,
    team: Team,
    period: Period,
    workdays: Iterable[date],
    capacity: TeamCapacity,
) -> TeamPeriod:
    """The period, with the minimums of those of its workdays that are given."""
    figures = team_figures(db, team.id, period)
    sellers = people_on_report(db, team, figures)
    left = left_since(db, team, period, figures)
    days = tuple(workdays)
    return TeamPeriod(
        team=team,
        period=period,
        workdays=days,
        people=sellers,
        left=left,
        figures=figures,
        totals=together(figures.values()),
        asked=asked_of(db, team, (*sellers, *left), days, capacity),
    )


def people_on_report(
    db: sqlite3.Connection, team: Team, logged: Collection[int]
) -> tuple[Person, ...]:
    """Every manager of now, and of the heads those who have ``logged``; by name."""
    return _reported(people.roster(db, team.id), logged)


def left_since(
    db: sqlite3.Connection, team: Team, period: Period, logged: Collection[int]
) -> tuple[Person, ...]:
    """Such as sold in the team on a day of the period, and do no more; by name."""
    return _reported(_former(db, team, period), logged)


def roster_in(db: sqlite3.Connection, team: Team, period: Period) -> Roster:
    """Who sells now, and those who did on a day of the period; by name."""
    members = (*people.roster(db, team.id).sellers(), *_former(db, team, period).members)
    return Roster(tuple(sorted(members, key=lambda it: (it.person.name, it.person.id))))


def _former(db: sqlite3.Connection, team: Team, period: Period) -> Roster:
    stays = stays_of(db, team.id, team.timezone)
    found = ((it, stays[it.person.id]) for it in people.sold(db, team.id).members)
    return Roster(tuple(it for it, stay in found if stay.touch(period)))


def _reported(roster: Roster, logged: Collection[int]) -> tuple[Person, ...]:
    return tuple(
        member.person
        for member in roster.sellers()
        if member.role is Role.MANAGER or member.person.id in logged
    )


def asked_of(
    db: sqlite3.Connection,
    team: Team,
    sellers: Iterable[Person],
    days: Iterable[date],
    capacity: TeamCapacity,
) -> dict[int, dict[str, int]]:
    """What the minimums of the days ask of each person together, by what they carry of each day,
    on the days that they are in the team.
    """
    held = {day: targets.minimums(db, team.id, day) for day in days}
    stays = stays_of(db, team.id, team.timezone)
    return {
        person.id: asked_together(
            capacity.asked(person.id, day, personal(of_day, person.id))
            for day, of_day in held.items()
            if day in stays[person.id]
        )
        for person in sellers
    }


def capacity_of(db: sqlite3.Connection, team: Team, around: date) -> TeamCapacity:
    """The team's calendar and what its people have of their own, for the years about a day."""
    calendar = load_calendar(db, team, around, work_calendar)
    return load_capacity(db, team.id, calendar)


def asked_on(
    db: sqlite3.Connection, team: Team, person_id: int, day: date, capacity: TeamCapacity
) -> dict[str, int]:
    """A person's minimums of one day, by what they carry of it."""
    return capacity.asked(person_id, day, targets.minimums_of(db, team.id, person_id, day))


def levels_on(
    db: sqlite3.Connection, team: Team, person_id: int, day: date, capacity: TeamCapacity
) -> DayLevels:
    """What one day asks of a person beyond its minimums, by what they carry of it."""
    levels = targets.levels_of(db, team.id, person_id, day)
    return {it: capacity.asked(person_id, day, levels[it]) for it in levels}


def away_on(people: Iterable[Person], day: date, capacity: TeamCapacity) -> tuple[Away, ...]:
    """Who of them has an absence on the day, in their order."""
    found = ((person, capacity.of(person.id).absence_on(day)) for person in people)
    return tuple((person, absence) for person, absence in found if absence is not None)


def period_of(kind: str, today: date, calendar: WorkCalendar, back: int = 0) -> Period:
    """The day, week or month around ``today``, or the one ``back`` periods before it."""
    period = PERIODS[kind](today)
    for _ in range(back):
        period = previous(kind, period, calendar)
    return period


def period_and_capacity(
    db: sqlite3.Connection, team: Team, kind: str, today: date, back: int
) -> tuple[Period, TeamCapacity]:
    """The same period, with the capacity for the years about it."""
    capacity = capacity_of(db, team, today)
    period = period_of(kind, today, capacity.calendar, back)
    return period, capacity_of(db, team, period.start) if back else capacity
