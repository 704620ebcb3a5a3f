"""Whom a head's word on targets is told to, and what of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from sqlite3 import Connection

import pytest

from reports.acknowledged import load_acknowledged
from sales.errors import SalesError
from sales.periods import DAY
from sales.target_changes import TargetChange
from sales.targets import EACH, TEAM, Aim, Amounts, Kind, fingerprint, terms
from sales.teams import Role
from services.acknowledging import accept
from services.plan_import import enter, look_through, plan_table
from services.target_notices import TargetNotice, noticed
from services.targets import put_off, set_target
from storage import people, targets
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.services.targeted import no_more_calls

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
TOMORROW = TODAY + timedelta(days=1)
PLAN = Aim(IVAN.id, "calls", "month", Kind.PLAN)
MINIMUM = Aim(IVAN.id, "calls", "day", Kind.MINIMUM)


def told(db: Connection, work: Callable[[Connection], object]) -> dict[int, TargetNotice]:
    _, notices = noticed(db, work, actor=actor(OLGA), team_id=SALES.id, now=NOW)
    return {it.person.id: it for it in notices}


def put(
    db: Connection, aim: Aim, amount: int | None, first: date | None = None
) -> dict[int, TargetNotice]:
    work = partial(
        set_target,
        actor=actor(OLGA),
        team_id=SALES.id,
        aim=aim,
        amounts=None if amount is None else Amounts(amount),
        now=NOW,
        first=first,
    )
    return told(db, work)


def test_one_is_told_what_was_and_what_is_asked_of_them() -> None:
    db = new_database()
    assert put(db, MINIMUM, 20)[IVAN.id].changes == (
        TargetChange(MINIMUM, None, Amounts(20), TODAY),
    )
    assert put(db, MINIMUM, 30)[IVAN.id].changes == (
        TargetChange(MINIMUM, Amounts(20), Amounts(30), TODAY),
    )
    assert put(db, MINIMUM, None)[IVAN.id].changes == (
        TargetChange(MINIMUM, Amounts(30), None, TODAY),
    )


def test_nobody_is_told_what_has_not_changed() -> None:
    db = new_database()
    put(db, MINIMUM, 20)
    assert put(db, MINIMUM, 20) == {}
    assert put(db, replace(MINIMUM, person_id=MARIA.id), None) == {}


def test_a_word_for_all_is_told_to_those_who_have_none_of_their_own() -> None:
    db = new_database()
    put(db, MINIMUM, 40)
    found = put(db, replace(MINIMUM, person_id=EACH), 20)
    before = {it: notice.changes[0].before for it, notice in found.items()}
    assert before == {MARIA.id: None}


def test_what_is_asked_of_the_team_concerns_no_one_person() -> None:
    assert put(new_database(), replace(PLAN, person_id=TEAM), 1000) == {}


def test_heads_hear_of_what_is_theirs_and_not_of_what_they_said_themselves() -> None:
    db = new_database()
    people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW)
    assert set(put(db, replace(MINIMUM, person_id=EACH), 20)) == {IVAN.id}
    assert set(put(db, replace(MINIMUM, person_id=MARIA.id), 30)) == {MARIA.id}
    assert put(db, replace(MINIMUM, person_id=OLGA.id), 30) == {}


def test_those_who_left_or_blocked_the_bot_are_spared() -> None:
    db = new_database()
    people.mark_blocked(db, IVAN.id, NOW)
    people.remove_member(db, SALES.id, MARIA.id, NOW)
    assert put(db, replace(MINIMUM, person_id=EACH), 20) == {}


def test_all_of_a_metric_removed_is_one_message() -> None:
    db = new_database()
    put(db, MINIMUM, 20)
    put(db, PLAN, 400)
    put(db, PLAN, 500, DECEMBER)
    (notice,) = told(db, no_more_calls).values()
    assert {(it.aim.period, it.now) for it in notice.changes} == {("month", None), ("day", None)}


def test_a_start_that_is_moved_is_told_as_one_change() -> None:
    db = new_database()
    put(db, MINIMUM, 30)
    work = partial(
        put_off,
        actor=actor(OLGA),
        team_id=SALES.id,
        aim=MINIMUM,
        amounts=Amounts(30),
        since=TODAY,
        now=NOW,
    )
    assert told(db, work)[IVAN.id].changes == (TargetChange(MINIMUM, None, Amounts(30), TOMORROW),)


def test_a_table_of_plans_is_one_message_for_each() -> None:
    db = new_database()
    rows = "Иван;продажи;10;ноябрь\nИван;звонки;400;\nИван;продажи;12;декабрь\nвсе;встречи;40;\n"
    table = plan_table(("сотрудник;показатель;план;месяц\n" + rows).encode())
    assert table is not None
    seen = look_through(db, actor=actor(OLGA), team_id=SALES.id, table=table, now=NOW)
    work = partial(
        enter,
        actor=actor(OLGA),
        team_id=SALES.id,
        table=table,
        fingerprint=seen.fingerprint,
        now=NOW,
    )
    found = told(db, work)
    assert [(it.aim.metric, it.since) for it in found[IVAN.id].changes] == [
        ("calls", NOVEMBER),
        ("meetings", NOVEMBER),
        ("won", NOVEMBER),
        ("won", DECEMBER),
    ]
    assert found[IVAN.id].changes[-1].before == Amounts(10)
    assert [it.aim.metric for it in found[MARIA.id].changes] == ["meetings"]


def test_a_plan_brings_a_yes_to_say_and_a_minimum_alone_does_not() -> None:
    db = new_database()
    assert put(db, MINIMUM, 20)[IVAN.id].to_accept == ()
    (found,) = put(db, PLAN, 400)[IVAN.id].to_accept
    shown = found.shown
    assert (found.month, found.is_ahead) == (NOVEMBER, False)
    asked = terms(targets.all_targets(db, SALES.id, SALES.timezone), IVAN.id, DECEMBER - DAY)
    assert shown == fingerprint(asked, NOVEMBER)
    accept(db, actor=actor(IVAN), team_id=SALES.id, shown=shown, now=NOW)
    (other,) = put(db, MINIMUM, 30)[IVAN.id].to_accept
    assert other.shown != shown
    assert put(db, MINIMUM, 20)[IVAN.id].to_accept == ()  # these terms were confirmed before


def test_a_plan_of_next_month_is_confirmed_before_it_begins_and_only_that() -> None:
    db = new_database()
    put(db, PLAN, 400)
    (it,) = put(db, PLAN, 500, DECEMBER)[IVAN.id].to_accept
    done = accept(db, actor=actor(IVAN), team_id=SALES.id, shown=it.shown, now=NOW)
    assert (it.month, done.month.start, done.is_ahead) == (DECEMBER, DECEMBER, True)
    found = [load_acknowledged(db, SALES, at).yes for at in (NOW, NOW + timedelta(days=20))]
    assert found == [(), (IVAN,)]


def test_a_plan_of_next_month_changed_since_is_not_confirmed_by_the_old_button() -> None:
    db = new_database()
    (it,) = put(db, PLAN, 500, DECEMBER)[IVAN.id].to_accept
    put(db, PLAN, 600, DECEMBER)
    with pytest.raises(SalesError, match=r"plan\.has_changed"):
        accept(db, actor=actor(IVAN), team_id=SALES.id, shown=it.shown, now=NOW)


def test_one_in_several_teams_is_told_which() -> None:
    db = new_database()
    north = people.add_team(db, "Север", "Europe/Moscow", "ru", OLGA.id, NOW)
    people.add_member(db, north, IVAN.id, Role.MANAGER, NOW)
    found = put(db, replace(MINIMUM, person_id=EACH), 20)
    assert {it: notice.names_team for it, notice in found.items()} == {
        IVAN.id: True,
        MARIA.id: False,
    }
