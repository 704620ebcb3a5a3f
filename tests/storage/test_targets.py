"""Targets as they are kept: what was set before there were plans is still a minimum of the day."""

from datetime import date

from sales.targets import EACH
from storage import targets
from storage.db import connect
from storage.schema import migrate

MINIMUMS = """
INSERT INTO people (id, name) VALUES (1, 'Ольга');
INSERT INTO teams (id, name, timezone, language, created_by, created_at)
  VALUES (1, 'Продажи', 'Europe/Moscow', 'ru', 1, 0);
INSERT INTO targets (team_id, person_id, metric, period, starts_on, minimum, set_by, set_at)
  VALUES (1, 0, 'calls', 'day', '2026-11-01', 20, 1, 0),
         (1, 0, 'calls', 'day', '2026-11-10', NULL, 1, 0),
         (1, 1, 'meetings', 'day', '2026-11-01', 2, 1, 0);
"""


def test_minimums_set_before_there_were_plans_hold_on_their_days() -> None:
    db = connect(":memory:")
    migrate(db, upto=4)
    db.executescript(MINIMUMS)
    migrate(db)
    assert targets.minimums(db, 1, date(2026, 11, 5)) == {(EACH, "calls"): 20, (1, "meetings"): 2}
    assert targets.minimums_of(db, 1, 1, date(2026, 11, 10)) == {"meetings": 2}
