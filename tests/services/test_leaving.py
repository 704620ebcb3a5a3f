"""Whoever is removed leaves plans, absences and a schedule behind: nothing stumbles over them."""

import sqlite3
from datetime import date, timedelta

import pytest

from jobs.closing import close_months
from locales.texts import texts
from reports.acknowledged import load_acknowledged
from reports.board import load_board
from reports.digest import build_digest, load_digest
from reports.export import load_export
from reports.export_sheets import all_sheets
from reports.period_digest import load_period_digest
from reports.team import load_team_report
from reports.team_plan import load_team_plan
from reports.week_results import load_week_results
from sales.absences import AbsenceSaid, AbsenceState
from sales.capacity import Schedule
from sales.catalog import POINTS
from sales.periods import Period
from sales.targets import Aim, Kind, Target
from sales.teams import Role
from services import forgetting, membership
from services.absences import load_absences
from storage import acknowledgements, calendars, closed_months, people, targets
from storage.absences import add_absence
from storage.daily import team_figures
from storage.rebuild import differences
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.reports.logged import log

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
LATER = NOW + timedelta(days=28)
WHOLE = Period(NOVEMBER, date(2027, 1, 1))


@pytest.fixture
def db() -> sqlite3.Connection:
    """Иван has worked, has plans for both months, and is away now and later."""
    db = new_database()
    log(db, IVAN, TODAY - timedelta(days=1), "calls", 7)
    for month in (NOVEMBER, DECEMBER):
        aim = Aim(IVAN.id, "calls", "month", Kind.PLAN)
        targets.set_target(db, SALES.id, Target(aim, month, 100, None, month), OLGA.id, NOW)
        acknowledgements.accept(db, SALES.id, IVAN.id, month, "calls:month:plan:100", NOW)
    schedule = Schedule(TODAY, frozenset({0, 2}), 50, (), TODAY)
    calendars.set_schedule(db, SALES.id, IVAN.id, schedule, OLGA.id, NOW)
    for day, state in ((TODAY, AbsenceState.STANDING), (DECEMBER, AbsenceState.WAITING)):
        add_absence(
            db,
            team_id=SALES.id,
            person_id=IVAN.id,
            said=AbsenceSaid(Period(day, day + timedelta(days=5))),
            state=state,
            entered_by=IVAN.id,
            now=NOW,
        )
    return db


def leave(db: sqlite3.Connection, *, is_hidden: bool) -> None:
    let_go = forgetting.part if is_hidden else membership.remove
    let_go(db, actor=actor(OLGA), team_id=SALES.id, person_id=IVAN.id, now=NOW)


@pytest.mark.parametrize("is_hidden", [False, True])
def test_every_report_of_the_team_is_still_made(db: sqlite3.Connection, is_hidden: bool) -> None:
    leave(db, is_hidden=is_hidden)
    for now in (NOW, LATER):
        close_months(db, now)
        digest = load_digest(db, SALES, now)
        assert IVAN.name not in build_digest(digest, texts("ru")).text
        load_period_digest(db, SALES, "week", now)
        load_period_digest(db, SALES, "month", now)
        load_week_results(db, SALES, now)
        load_team_report(db, SALES, "month", now)
        load_board(db, SALES, "month", POINTS, now)
        load_team_plan(db, SALES, now)
        assert IVAN.name not in str(load_acknowledged(db, SALES, now))
    assert differences(db) == []


@pytest.mark.parametrize("is_hidden", [False, True])
def test_the_heads_are_not_asked_about_them_any_more(
    db: sqlite3.Connection, is_hidden: bool
) -> None:
    asked = load_absences(db, actor=actor(OLGA), person_id=OLGA.id, now=NOW).waiting
    assert [person for person, _ in asked] == [IVAN]
    leave(db, is_hidden=is_hidden)
    assert load_absences(db, actor=actor(OLGA), person_id=OLGA.id, now=NOW).waiting == ()


@pytest.mark.parametrize(("is_hidden", "name"), [(False, IVAN.name), (True, "Бывший менеджер 1")])
def test_an_export_has_their_work_and_plans_by_the_name_that_was_chosen(
    db: sqlite3.Connection, is_hidden: bool, name: str
) -> None:
    leave(db, is_hidden=is_hidden)
    close_months(db, LATER)
    sheets = {
        sheet.name: sheet for sheet in all_sheets(load_export(db, SALES, None, LATER), texts("ru"))
    }
    for title in ("Журнал", "По дням", "Люди", "Планы и минимумы", "Отсутствия", "Графики людей"):
        assert name in str(sheets[title].rows), title
    assert is_hidden != (IVAN.name in str(sheets))
    assert closed_months.closed_at(db, SALES.id, NOVEMBER) is not None


@pytest.mark.parametrize(("is_hidden", "calls"), [(False, 7), (True, 0)])
def test_coming_back_is_going_on_where_one_left_unless_the_name_was_hidden(
    db: sqlite3.Connection, is_hidden: bool, calls: int
) -> None:
    leave(db, is_hidden=is_hidden)
    people.add_member(db, SALES.id, IVAN.id, Role.MANAGER, LATER)
    figures = team_figures(db, SALES.id, WHOLE)
    assert sum(it["calls"].count for it in figures.values()) == 7
    assert (figures[IVAN.id]["calls"].count if IVAN.id in figures else 0) == calls
    plans = targets.all_targets(db, SALES.id, SALES.timezone)
    assert {it.aim.person_id == IVAN.id for it in plans} == {not is_hidden}
    load_digest(db, SALES, LATER)
