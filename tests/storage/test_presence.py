from dataclasses import replace
from datetime import UTC, date, datetime
from sqlite3 import Connection

from sales.periods import Period, week_period
from sales.teams import Role
from storage import ledger, people
from storage.presence import first_days, known_days, stays
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY, new_database
from tests.reports.logged import join, log, say_zero

YESTERDAY = date(2026, 11, 18)
LONG_AGO = datetime(2026, 8, 3, 9, tzinfo=UTC)


def test_a_day_is_known_by_an_entry_or_by_a_said_zero() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls")
    say_zero(db, IVAN, YESTERDAY)

    assert known_days(db, SALES.id, week_period(TODAY)) == {IVAN.id: {YESTERDAY, TODAY}}


def test_a_day_whose_entries_are_all_voided_is_unknown_again() -> None:
    db = new_database()
    log(db, IVAN, TODAY, "calls")
    ledger.void(db, ledger.of_day(db, SALES.id, IVAN.id, TODAY), IVAN.id, NOW)

    assert known_days(db, SALES.id, week_period(TODAY)) == {}


def test_someone_is_in_the_team_since_they_joined_or_began_to_log() -> None:
    db = new_database()
    log(db, IVAN, YESTERDAY, "calls")

    first = first_days(db, SALES.id, SALES.timezone)

    assert first[IVAN.id] == YESTERDAY
    assert first[MARIA.id] == TODAY


def test_who_comes_back_is_in_the_team_since_then() -> None:
    db = new_database()
    log(db, IVAN, date(2026, 8, 3), "calls", at=LONG_AGO)
    leave_and_come_back(db, gone=datetime(2026, 9, 1, 9, tzinfo=UTC))
    assert first_days(db, SALES.id, SALES.timezone)[IVAN.id] == date(2026, 11, 16)
    log(db, IVAN, date(2026, 11, 13), "calls")
    assert first_days(db, SALES.id, SALES.timezone)[IVAN.id] == date(2026, 11, 13)


def test_what_is_put_right_of_an_earlier_stay_begins_no_new_one() -> None:
    db = new_database()
    log(db, IVAN, date(2026, 8, 3), "calls", at=LONG_AGO)
    leave_and_come_back(db, gone=datetime(2026, 9, 1, 9, tzinfo=UTC))
    (old,) = ledger.of_day(db, SALES.id, IVAN.id, date(2026, 8, 3))
    ledger.void(db, [old], IVAN.id, NOW)
    source = replace(old.source, revision=old.source.revision + 1)
    ledger.append(db, source, [replace(old.what, quantity=2)], NOW, [old.id])
    assert first_days(db, SALES.id, SALES.timezone)[IVAN.id] == date(2026, 11, 16)


def test_who_is_back_within_a_week_has_never_left() -> None:
    db = new_database()
    log(db, IVAN, date(2026, 8, 3), "calls", at=LONG_AGO)
    leave_and_come_back(db, gone=datetime(2026, 11, 15, 9, tzinfo=UTC))
    assert first_days(db, SALES.id, SALES.timezone)[IVAN.id] == date(1970, 1, 1)


def test_every_stay_is_kept_and_past_ones_know_no_time_zone() -> None:
    db = new_database()
    leave_and_come_back(db, gone=datetime(2026, 9, 1, 22, tzinfo=UTC))  # the 2nd in Moscow
    people.remove_member(db, SALES.id, IVAN.id, NOW)
    people.add_member(db, SALES.id, IVAN.id, Role.MANAGER, datetime(2026, 12, 1, 9, tzinfo=UTC))
    for timezone in (SALES.timezone, "America/New_York"):
        assert stays(db, SALES.id, timezone)[IVAN.id].periods == (
            Period(date(1970, 1, 1), date(2026, 9, 3)),
            Period(date(2026, 11, 16), date(2026, 11, 20)),
            Period(date(2026, 12, 1), date.max),
        )


def leave_and_come_back(db: Connection, gone: datetime) -> None:
    """In the team since long ago, gone then, back on the 16th."""
    db.execute("UPDATE members SET joined_at = 0")
    people.remove_member(db, SALES.id, IVAN.id, gone)
    back = datetime(2026, 11, 16, 9, tzinfo=UTC)
    people.add_member(db, SALES.id, IVAN.id, Role.MANAGER, back)


def test_the_day_of_joining_is_the_teams_own() -> None:
    db = new_database()
    db.execute("UPDATE members SET left_at = 1 WHERE person_id = ?", (MARIA.id,))
    join(db, MARIA, at=datetime(2026, 11, 20, 22, 30, tzinfo=UTC))  # 01:30 in Moscow

    assert first_days(db, SALES.id, SALES.timezone)[MARIA.id] == date(2026, 11, 21)
