"""The reminder before the day ends, to managers of whose day nothing is known yet."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from locales.numbers import weekday_day_month
from locales.texts import Texts
from reports.figures import shown
from reports.post import Buttons, Post
from reports.team_period import asked_on, capacity_of
from reports.why_button import why_button
from reports.wording import lines, metric_name, short_name
from sales.attainment import attainments
from sales.capacity import TeamCapacity
from sales.claims import Claim, Held
from sales.periods import day_period, local_day
from sales.posting import ROLES, Audience
from sales.teams import Member, Team
from storage.people import roster
from storage.presence import known_days


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    team: Team
    person_id: int
    today: date
    asked: dict[str, int]


def unheard_managers(
    db: sqlite3.Connection,
    team: Team,
    now: datetime,
    capacity: TeamCapacity | None = None,
    audience: Audience = Audience.MANAGERS,
) -> list[Member]:
    """Those of the audience who work today and have neither logged nor said /zero."""
    today = local_day(now, team.timezone)
    known = known_days(db, team.id, day_period(today))
    of_team = capacity or capacity_of(db, team, today)
    return [
        member
        for member in roster(db, team.id).members
        if member.role in ROLES[audience] and member.person.id not in known
        if of_team.of(member.person.id).is_workday(today)
    ]


def load_reminder(
    db: sqlite3.Connection,
    team: Team,
    person_id: int,
    now: datetime,
    capacity: TeamCapacity | None = None,
) -> ReminderFacts:
    """``capacity``: where it is loaded already, for several people."""
    today = local_day(now, team.timezone)
    of_team = capacity or capacity_of(db, team, today)
    asked = asked_on(db, team, person_id, today, of_team)
    return ReminderFacts(team, person_id, today, asked)


def build_reminder(facts: ReminderFacts, texts: Texts) -> Post:
    asked = ", ".join(
        f"{metric_name(texts, it.metric)} — "
        f"{shown(it.metric, it.asked, texts, facts.team.currency)}"
        for it in attainments({}, facts.asked)
    )
    return Post(
        lines(
            texts(
                "reminder.title",
                day=weekday_day_month(facts.today, texts.language),
                team=short_name(facts.team.name),
            ),
            texts("reminder.asked", asked=asked) if asked else "",
            texts("reminder.how"),
        ),
        buttons=_buttons(facts, texts),
    )


def _buttons(facts: ReminderFacts, texts: Texts) -> Buttons:
    """Where the minimums come from."""
    claim = Claim(
        held=Held.EACH,
        team_id=facts.team.id,
        period=day_period(facts.today),
        person_id=facts.person_id,
    )
    return ((why_button(claim, texts),),) if facts.asked else ()
