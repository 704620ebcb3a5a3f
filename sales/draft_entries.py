"""A draft becomes entries: parts with a trait of their own stand apart, the rest is shared out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sales.drafts import Draft, need
from sales.entries import NewEntry, Origin, Outcome


def entries_of(draft: Draft, day: date) -> list[NewEntry]:
    """The entries of one metric: what is left of it first, then each part with a trait."""
    _check(draft)
    split = [part for part in draft.parts if part.splits() or part.metric != draft.metric]
    rest = draft.total() - sum(part.total() for part in split)
    need(rest >= 0, "refusal.part_too_big")
    pieces = [(draft, rest)] if rest or not split else []
    pieces += [(part, part.total()) for part in split]
    entries = [_entry(draft, piece, count, day) for piece, count in pieces]
    entries = list(_with_minutes(_with_new(entries, draft, pieces), draft))
    if draft.amount is not None:
        entries[0] = replace(
            entries[0], amount=draft.amount * (draft.total() if draft.amount_each else 1)
        )
    return entries


def _check(draft: Draft) -> None:
    need(draft.count is not None or not draft.plural, "refusal.how_many")
    need(draft.total() > 0, "refusal.quantity_zero")
    need(all(part.total() > 0 for part in draft.parts), "refusal.quantity_zero")
    split = any(part.splits() for part in draft.parts)
    need(draft.amount is None or not split, "refusal.amount_of_part")
    origin = draft.origin in {Origin.OWN, Origin.MARKETING}
    need(draft.metric == "first_meetings" or not origin, "refusal.origin_of_meetings")


def _entry(draft: Draft, piece: Draft, count: int, day: date) -> NewEntry:
    return NewEntry(
        metric=piece.metric,
        day=day,
        quantity=count,
        outcome=piece.outcome or draft.outcome,
        origin=piece.origin or draft.origin,
        inbound=piece.inbound or draft.inbound,
        next_step=draft.next_step,
        note=draft.note,
    )


def _with_new(
    entries: list[NewEntry], draft: Draft, pieces: list[tuple[Draft, int]]
) -> Iterator[NewEntry]:
    """New clients go to the parts that say so, then to whatever has room."""
    loose = sum(part.total() for part in draft.parts if part.is_new and not part.splits())
    for entry, (piece, count) in zip(entries, pieces, strict=True):
        if piece.is_new or draft.is_new:
            yield replace(entry, new=count)
        else:
            taken = min(loose, count)
            loose -= taken
            yield replace(entry, new=taken) if taken else entry
    need(loose == 0, "refusal.part_too_big")


def _with_minutes(entries: Iterable[NewEntry], draft: Draft) -> Iterator[NewEntry]:
    """Minutes are shared out among the calls that were answered, by their number."""
    whole = list(entries)
    if draft.minutes is None:
        yield from whole
        return
    minutes = draft.minutes * (draft.total() if draft.minutes_each else 1)
    silent = all(entry.outcome is Outcome.NO_ANSWER for entry in whole)
    left = sum(e.quantity for e in whole if silent or e.outcome is not Outcome.NO_ANSWER)
    for entry in whole:
        if entry.outcome is Outcome.NO_ANSWER and not silent:
            yield entry
            continue
        share = minutes * entry.quantity // left
        minutes, left = minutes - share, left - entry.quantity
        yield replace(entry, minutes=share)
