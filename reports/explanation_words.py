"""What was said of a target, from when on and by whom: its history in the period explained."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from locales.texts import Html, Texts
from reports.figures import shown
from reports.wording import lines, short_name
from sales.periods import Period
from sales.targets import EACH, Aim, Kind, Target, of_aim
from sales.teams import Team
from storage.targets import Word

SAID = 3  # lines


def words_of(said: Sequence[Word], aim: Aim, period: Period) -> tuple[Word, ...]:
    """What holds of the aim when the period starts and what changes it within, oldest first."""
    by_target = {it.target: it for it in said}
    history = [it for it in of_aim(by_target, aim) if it.starts_on < period.end]
    before = [it for it in history if it.starts_on <= period.start]
    within = [it for it in history if it.starts_on > period.start]
    held = [it for it in before[-1:] if it.amount is not None]
    return tuple(by_target[it] for it in (*held, *within))


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How targets are told; ``names`` of those who said them, none in the team's chat."""

    team: Team
    names: Mapping[int, str]
    shown_at: datetime | None
    texts: Texts

    def lines(self, words: Sequence[Word], room: int = SAID) -> Html:
        """🎯 План 60 · с 01.11 · Ольга Орлова; and a line for each change, the last ``room``."""
        told = list(self._lines(words))
        more = len(told) - room
        return lines(self.texts("why.said_before", n=more) if more > 0 else "", *told[-room:])

    def _lines(self, words: Sequence[Word]) -> Iterator[Html]:
        before = None
        for word in words:
            yield self._line(word, before)
            before = word.target

    def _line(self, word: Word, before: Target | None) -> Html:
        target = word.target
        is_after = self.shown_at is not None and word.set_at > self.shown_at
        parts = [
            self._what(target, before),
            self.texts("why.said_to_all") if target.aim.person_id == EACH else Html(),
            self._who(word),
            self.texts("why.said_after") if is_after else Html(),
        ]
        return Html(" · ".join(filter(None, parts)))

    def _what(self, target: Target, before: Target | None) -> Html:
        key = "why.said_removed" if target.amount is None else "why.said_changed"
        return self.texts(
            "why.said" if before is None else key,
            what=self.texts(f"target.of_{_kind(target.aim)}"),
            day=target.starts_on,
            amount=self._amount(target),
            before=self._amount(before) if before else "",
        )

    def _who(self, word: Word) -> Html:
        if not self.names:
            return Html()
        name = short_name(self.names.get(word.set_by, ""))
        return self.texts("why.said_by", name=name, day=word.target.set_on)

    def _amount(self, target: Target) -> str:
        if target.amount is None:
            return self.texts("why.said_none")
        if target.upper is not None:
            return self.texts("target.band", lower=target.amount, upper=target.upper)
        return shown(target.aim.metric, target.amount, self.texts, self.team.currency)


def _kind(aim: Aim) -> str:
    return str(aim.kind) if aim.kind is Kind.BAND else f"{aim.kind}_{aim.period}"
