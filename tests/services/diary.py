"""People who log, edit and press, over a real database, by the services alone."""

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from locales.lexicon import load_lexicon
from sales.catalog import Figures
from sales.receipts import Act, Asked, Logged, Nothing, Press
from sales.teams import Actor, Person
from services import log_activity, receipt_presses
from services.log_activity import Said
from storage import ledger
from storage.rebuild import differences
from tests.cast import IVAN, NOW, SALES, TODAY, actor, new_database

CHAT = 2


@dataclass
class Diary:
    """One team's day; message ids grow by themselves."""

    db: sqlite3.Connection = field(default_factory=new_database)
    ids: "count[int]" = field(default_factory=lambda: count(1))

    def say(
        self,
        text: str,
        *,
        by: Person = IVAN,
        about: Person | None = None,
        at: datetime = NOW,
        now: datetime | None = None,
        message_id: int | None = None,
        acting: Actor | None = None,
    ) -> Logged | Asked | Nothing:
        """``at`` is when the message was sent, ``now`` when it is read (the same, if not given)."""
        said = Said(chat_id=CHAT, message_id=message_id or next(self.ids), sent_at=at, text=text)
        return log_activity.log(
            self.db,
            acting or actor(by),
            said,
            lexicon=load_lexicon(),
            now=now or at,
            person=about,
        )

    def log(
        self,
        text: str,
        *,
        by: Person = IVAN,
        about: Person | None = None,
        at: datetime = NOW,
        now: datetime | None = None,
        message_id: int | None = None,
    ) -> Logged:
        """Say what must be logged."""
        outcome = self.say(text, by=by, about=about, at=at, now=now, message_id=message_id)
        assert isinstance(outcome, Logged)
        return outcome

    def press(
        self, seen: Logged | Asked, act: Act, *, by: Person = IVAN, reading: int = 0
    ) -> Logged:
        """Press a button of a receipt as it was seen."""
        press = Press(
            chat_id=CHAT,
            message_id=seen.message.message_id,
            version=seen.message.version,
            act=act,
            reading=reading,
        )
        return receipt_presses.press(self.db, actor(by), press, lexicon=load_lexicon(), now=NOW)

    def undo(self, by: Person = IVAN, now: datetime = NOW) -> Logged:
        return receipt_presses.undo_last(self.db, actor(by), now)

    def today(self, person: Person = IVAN) -> Figures:
        """The person's daily figures, which must be what the ledger says."""
        assert differences(self.db) == []
        return ledger.day_figures(self.db, SALES.id, person.id, TODAY)

    def counts(self, person: Person = IVAN) -> dict[str, int]:
        """Today's counts by daily key, points aside."""
        return {key: it.count for key, it in self.today(person).items() if key != "points"}
