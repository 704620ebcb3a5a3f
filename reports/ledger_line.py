"""How an entry of the ledger reads beside its id: what it says, who entered and who voided it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from locales.numbers import brief_day, clock_time
from locales.texts import Html, Texts
from reports.entry_line import entry_line
from reports.wording import short_name
from sales.teams import Team
from storage.ledger import Entry

NOTE_ROOM = 40  # characters


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """What it takes to tell of a team's entries; ``names`` of all who were ever in it."""

    team: Team
    names: Mapping[int, str]
    texts: Texts

    def what(self, entry: Entry) -> Html:
        """What it says; and, where it is not the plain case, who entered it, what it replaces."""
        note = short_name(entry.what.note, NOTE_ROOM) if entry.what.note else ""
        parts = [entry_line(replace(entry.what, note=note), self.texts, self.team.currency)]
        if entry.source.entered_by != entry.source.person_id:
            name = self.name(entry.source.entered_by)
            parts.append(self.texts("entries.entered_by", name=name))
        if entry.corrects is not None:
            parts.append(self.texts("entries.corrects", id=str(entry.corrects)))
        return Html(" · ".join(parts))

    def struck(self, entry: Entry, line: Html) -> Html:
        """The line as it is; of a voided entry crossed out, with who voided it and when."""
        if entry.voided_at is None:
            return line
        return self.texts(
            "entries.void",
            line=line,
            time=self.when(entry.voided_at, entry.what.day),
            name=self.name(entry.voided_by),
        )

    def name(self, person_id: int | None) -> str:
        return short_name(self.names.get(person_id or 0, ""))

    def when(self, moment: datetime, day: date) -> str:
        """The local time; with its day where that is not ``day``."""
        local = moment.astimezone(ZoneInfo(self.team.timezone))
        clock = clock_time(local)
        return (
            clock
            if local.date() == day
            else f"{brief_day(local.date(), self.texts.language)} {clock}"
        )
