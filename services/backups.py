"""Daily backups, switched by the owner of the installation alone."""

import sqlite3
from datetime import datetime

from sales.errors import SalesError
from sales.teams import Actor
from storage import installation


def set_daily(db: sqlite3.Connection, *, actor: Actor, is_on: bool, now: datetime) -> None:
    """Have a copy made each day from now on, or no more; raises ``SalesError`` for others."""
    if not actor.is_owner:
        raise SalesError("gate.no_right")
    installation.set_daily_backups(db, now, is_on=is_on)
