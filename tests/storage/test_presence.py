from datetime import UTC, date, datetime

from sales.periods import week_period
from storage import ledger
from storage.presence import first_days, known_days
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY, new_database
from tests.reports.logged import join, log, say_zero

YESTERDAY = date(2026, 11, 18)


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


def test_the_day_of_joining_is_the_teams_own() -> None:
    db = new_database()
    db.execute("UPDATE members SET left_at = 1 WHERE person_id = ?", (MARIA.id,))
    join(db, MARIA, at=datetime(2026, 11, 20, 22, 30, tzinfo=UTC))  # 01:30 in Moscow

    assert first_days(db, SALES.id, SALES.timezone)[MARIA.id] == date(2026, 11, 21)
