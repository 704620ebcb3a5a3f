"""What heads say of targets in more than one test."""

from sqlite3 import Connection

from services.targets import TargetSet, remove_targets
from tests.cast import IVAN, NOW, OLGA, SALES, actor


def no_more_calls(db: Connection) -> TargetSet:
    """Nothing of calls is asked of Иван any more, in any period and of any kind."""
    return remove_targets(
        db,
        actor=actor(OLGA),
        team_id=SALES.id,
        person_id=IVAN.id,
        metric="calls",
        kind=None,
        now=NOW,
    )
