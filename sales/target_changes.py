"""What an act of a head has changed in what is asked of one person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sales.targets import EACH, Aim, Amounts, Target, holding, listing_order, of_aim


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What is asked from ``since`` on, and what was asked until then; None: nothing."""

    aim: Aim
    before: Amounts | None
    now: Amounts | None
    since: date


def target_changes(
    before: Iterable[Target], after: Iterable[Target], person_id: int, today: date
) -> tuple[TargetChange, ...]:
    """As they are listed; ``before`` and ``after`` are all the words of the team."""
    old, new = tuple(before), tuple(after)
    aims = {
        replace(it.aim, person_id=person_id) for it in new if it.aim.person_id in {person_id, EACH}
    }
    return tuple(
        change
        for aim in sorted(aims, key=listing_order)
        for change in _of_aim(aim, of_aim(old, aim), of_aim(new, aim), today)
    )


def _of_aim(
    aim: Aim, old: Sequence[Target], new: Sequence[Target], today: date
) -> Iterator[TargetChange]:
    """Of what is asked of each day only where it leads: a start that was moved is one change."""
    known, kept = ({(it.starts_on, it.amount, it.upper) for it in words} for words in (old, new))
    said = [it for it in new if (it.starts_on, it.amount, it.upper) not in known]
    unsaid = [start for start, *_ in known - kept]
    for at, word in enumerate(said):
        if aim.period == "day" and word is not said[-1]:
            continue
        is_moved = any(start < word.starts_on for start in unsaid)
        history = [it for it in new if it.starts_on < word.starts_on] if at or is_moved else old
        held = holding(history, max(word.starts_on, today))
        before = held.asked if held else None
        if before != word.asked:
            yield TargetChange(aim, before, word.asked, word.starts_on)
