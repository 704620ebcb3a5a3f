"""Groups of a message, in order, become drafts: a metric each, with its parts and its note."""

from collections.abc import Iterable

from sales.clauses import Group
from sales.drafts import Draft, apply_item
from sales.entries import MAX_NOTE
from sales.errors import SalesError
from sales.items import Item, Part
from sales.words import Kind, Meaning

_OF_PART = frozenset({Part.TRAIT, Part.NEXT_STEP})
_WORDS = frozenset({Part.UNKNOWN, Part.SENSELESS})
_SHOWN = 32  # characters of a refused word that are repeated


class DraftWriter:
    """Takes groups in order and keeps the drafts they make."""

    def __init__(self, text: str, *, command: bool) -> None:
        self._text = text
        self._command = command
        self._early: list[Item] = []
        self.drafts: list[Draft] = []

    def take(self, group: Group, clause: int) -> None:
        """Raises SalesError where the group says nothing that can be logged."""
        self._check_words(group)
        if group.of_them:
            self._name_part(group)
        if group.metric is not None:
            self._open(group, clause)
        elif group.count is not None:
            self._go_on(group)
        else:
            self._add_rest(group, clause)

    def _check_words(self, group: Group) -> None:
        metric = group.metric.value if group.metric is not None else self._last_metric()
        in_name = False  # «Северный ветер»: a name goes on in small letters
        for item in group.rest:
            if item.part is Part.REFUSED and isinstance(item.value, SalesError):
                raise item.value
            if item.part is Part.NEGATION:
                raise SalesError("refusal.negation", word=item.value)
            goes_on = in_name and item.part is Part.UNKNOWN
            if item.part in _WORDS and not (goes_on or self._is_name(item, group, metric)):
                raise SalesError("refusal.unknown_word", word=str(item.value)[:_SHOWN])
            in_name = metric == "won" and item.part in (Part.NAME, Part.UNKNOWN)

    def _last_metric(self) -> object:
        return self.drafts[-1].metric if self.drafts else None

    def _is_name(self, item: Item, group: Group, metric: object) -> bool:
        """Only a sale names its client without quotes; in a sentence, with a capital letter."""
        if metric != "won" or (group.metric is None and group.count is not None):
            return False
        return item.part is Part.UNKNOWN and (self._command or (item.mark and item.start > 0))

    def _name_part(self, group: Group) -> None:
        """«из них 2 первые встречи»: the metric said again is the same metric."""
        if group.metric is None:
            if group.count is None:
                raise SalesError("refusal.part_without_number")
            return
        if not self.drafts:
            raise SalesError("refusal.number_alone")
        main = self.drafts[-1].metric
        if group.metric.value == main:
            group.metric = None
        elif group.metric.value == "first_meetings" and main == "meetings":
            first = group.metric._replace(part=Part.TRAIT, value=Meaning(Kind.FIRST))
            group.rest.append(first)
            group.metric = None
        else:
            raise SalesError("refusal.two_readings", text=self._text_of(group.metric))

    def _text_of(self, item: Item) -> str:
        return self._text[item.start : item.end]

    def _open(self, group: Group, clause: int) -> None:
        if group.metric is None:
            return
        metric = group.metric
        plural, typed = metric.mark, metric.end > metric.start
        draft = Draft(
            str(metric.value), clause, group.count, plural=plural, single=typed and not plural
        )
        self.drafts.append(draft)
        self._apply(draft, [*self._early, *group.rest])
        self._early = []

    def _go_on(self, group: Group) -> None:
        """A number without a metric: the number of the one before, or a part of it."""
        if not self.drafts:
            raise SalesError("refusal.number_alone")
        main = self.drafts[-1]
        has_trait = any(item.part is Part.TRAIT for item in group.rest)
        if main.count is None and not group.of_them and not (has_trait and main.single):
            main.count = group.count
            self._apply(main, group.rest)
        elif has_trait:
            self._add_part(main, group)
        else:
            raise SalesError("refusal.number_alone")

    def _add_part(self, main: Draft, group: Group) -> None:
        part = Draft(main.metric, main.clause, group.count)
        self._apply(part, [item for item in group.rest if item.part in _OF_PART])
        if main.overlaps(part) and (part.outcome is not None or not group.of_them):
            raise SalesError("refusal.said_twice")
        main.parts.append(part)
        self._apply(main, [item for item in group.rest if item.part not in _OF_PART])

    def _add_rest(self, group: Group, clause: int) -> None:
        if self.drafts:
            self._check_part_or_all(group, clause)
            self._apply(self.drafts[-1], group.rest)
        elif any(item.part not in (Part.DAY, Part.NAME, Part.COURTESY) for item in group.rest):
            raise SalesError("refusal.number_alone")
        else:
            self._early += [item for item in group.rest if item.part is Part.NAME]

    def _check_part_or_all(self, group: Group, clause: int) -> None:
        """«10 звонков, недозвон»: all ten of them, or one?"""
        main = self.drafts[-1]
        told = [item for item in group.rest if item.part is Part.TRAIT and _is_outcome(item)]
        if told and main.clause != clause and main.total() > 1:
            raise SalesError("refusal.part_or_all", word=self._text_of(told[0]), count=main.total())

    def _apply(self, draft: Draft, items: Iterable[Item]) -> None:
        for item in items:
            if item.part in (Part.NAME, Part.UNKNOWN):
                self._note(draft, item)
            else:
                apply_item(draft, item)

    def _note(self, draft: Draft, item: Item) -> None:
        """Words of a name that stand side by side keep what is between them: «Рога и Копыта»."""
        between = self._text[draft.note_end : item.start] if draft.note_end else ""
        together = draft.note and between.strip().lower() in {"", "и", "and", "&", "-", "."}
        word = self._text_of(item) if item.part is Part.UNKNOWN else str(item.value)
        joint = between if together else " "
        draft.note = f"{draft.note}{joint}{word}".strip()[:MAX_NOTE] if draft.note else word
        draft.note_end = item.end


def _is_outcome(item: Item) -> bool:
    return isinstance(item.value, Meaning) and item.value.kind is Kind.OUTCOME
