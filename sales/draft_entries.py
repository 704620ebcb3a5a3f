"""A draft becomes entries: parts with a trait of their own stand apart, the rest is shared out."""

from collections.abc import Sequence
from datetime import date

from sales.drafts import Draft, need
from sales.entries import NewEntry, Origin, Outcome


def entries_of(draft: Draft, day: date) -> list[NewEntry]:
    """The entries of one metric: what is left of it first, then each part with a trait."""
    _check(draft)
    total = draft.total()
    split = [part for part in draft.parts if _stands_apart(part, draft)]
    rest = total - sum(part.total() for part in split)
    need(rest >= 0, "refusal.part_too_big")
    pieces = [(draft, rest)] if rest or not split else []
    pieces += [(part, part.total()) for part in split]
    minutes = _minutes(draft, pieces)
    new = _new(draft, pieces)
    amount = draft.amount
    if amount is not None and draft.amount_each:
        amount *= total
    return [
        NewEntry(
            metric=piece.metric,
            day=day,
            quantity=count,
            minutes=minutes[place],
            amount=amount,
            new=new[place],
            outcome=piece.outcome or draft.outcome,
            origin=piece.origin or draft.origin,
            next_step=piece.next_step or draft.next_step,
            inbound=piece.inbound or draft.inbound,
            note=draft.note,
        )
        for place, (piece, count) in enumerate(pieces)
    ]


def _stands_apart(part: Draft, draft: Draft) -> bool:
    """Whether a part is an entry of its own; new clients are only a number in one."""
    said = part.outcome is not None or part.origin is not None or part.inbound
    return said or part.metric != draft.metric


def _check(draft: Draft) -> None:
    need(draft.count is not None or not draft.plural, "refusal.how_many")
    need(draft.count != 0, "refusal.quantity_zero")
    origin = draft.origin in (Origin.OWN, Origin.MARKETING)
    need(not origin or draft.metric == "first_meetings", "refusal.origin_of_meetings")
    for part in draft.parts:
        need(part.count != 0, "refusal.quantity_zero")
        apart = _stands_apart(part, draft)
        need(draft.amount is None or not apart, "refusal.amount_of_part")


def _new(draft: Draft, pieces: Sequence[tuple[Draft, int]]) -> list[int]:
    """New clients by piece: all of one that says so, else as many as it has room for."""
    loose = sum(
        part.total() for part in draft.parts if part.is_new and not _stands_apart(part, draft)
    )
    new = []
    for piece, count in pieces:
        taken = count if piece.is_new or draft.is_new else min(loose, count)
        if not piece.is_new:
            loose -= min(loose, taken)
        new.append(taken)
    need(loose == 0, "refusal.part_too_big")
    return new


def _minutes(draft: Draft, pieces: Sequence[tuple[Draft, int]]) -> list[int | None]:
    """Minutes by piece: shared out among the calls that were answered, by their number."""
    if draft.minutes is None:
        return [None] * len(pieces)
    minutes = draft.minutes * (draft.total() if draft.minutes_each else 1)
    spoken = [
        0 if (piece.outcome or draft.outcome) is Outcome.NO_ANSWER else count
        for piece, count in pieces
    ]
    if not any(spoken):
        spoken = [count for _, count in pieces]
    shares: list[int | None] = []
    left = sum(spoken)
    for count in spoken:
        share = minutes * count // left if count else 0
        minutes, left = minutes - share, left - count
        shares.append(share if count else None)
    return shares
