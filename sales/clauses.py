"""Items sorted into clauses, and clauses into groups: a metric or a trait with its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from sales.items import Item, Part

MONEY = frozenset({"proposals", "won"})
TIMED = frozenset({"calls"})


class Order(Enum):
    """Where the number stands in a message: fixed by its first clause."""

    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two breaks; ``level`` is the one before it (`Part.BREAK`)."""

    items: Sequence[Item]
    level: int

    def metrics(self) -> int:
        return [item.part for item in self.items].count(Part.METRIC)


@dataclass(slots=True)
class Group:
    """A number with its word. Without a metric it goes on with the metric before it."""

    metric: Item | None = None
    count: int | None = None
    of_them: bool = False
    number_first: bool = False
    rest: list[Item] = field(default_factory=list)

    def empty(self) -> bool:
        return self.metric is None and self.count is None and not self.rest


def split_clauses(items: Sequence[Item]) -> list[Clause]:
    """Cut at every break; empty clauses vanish and hand their level on."""
    clauses: list[Clause] = []
    start, level = 0, 2
    for place, item in enumerate(items):
        if item.part is Part.BREAK and isinstance(item.value, int):
            if start < place:
                clauses.append(Clause(items[start:place], level))
                level = 0
            level = max(level, item.value)
            start = place + 1
    if start < len(items):
        clauses.append(Clause(items[start:], level))
    return clauses


def number_order(clauses: Sequence[Clause]) -> Order | None:
    """The order the first clause with a number fixes; None where it may be read both ways."""
    for clause in clauses:
        kinds = [item.part for item in clause.items if item.part in (Part.METRIC, Part.COUNT)]
        if Part.METRIC in kinds and Part.COUNT in kinds:
            if kinds[0] is Part.COUNT:
                return Order.BEFORE
            return Order.AFTER if kinds[-1] is Part.COUNT or kinds.count(Part.METRIC) == 1 else None
    return Order.BEFORE


def groups(clause: Clause, order: Order) -> list[Group]:
    """The groups of a clause in order. With one metric its number is clear wherever it stands."""
    metrics = clause.metrics()
    if metrics == 1:
        order = Order.BEFORE if _leads_with_number(clause) else Order.AFTER
    return _Grouping(clause.items, order, metrics).run()


def _leads_with_number(clause: Clause) -> bool:
    for item in clause.items:
        if item.part is Part.COUNT or item.part is Part.METRIC:
            return item.part is Part.COUNT
    return False


class _Grouping:
    """One pass over a clause; ``_left`` counts the metrics that are still to come."""

    def __init__(self, items: Sequence[Item], order: Order, metrics: int) -> None:
        self._items = items
        self._order = order
        self._left = metrics
        self._group = Group()
        self._done: list[Group] = []

    def run(self) -> list[Group]:
        for place, item in enumerate(self._items):
            if item.part is Part.COUNT:
                self._count(item)
            elif item.part is Part.METRIC:
                self._metric(item)
            elif item.part is Part.OF_THEM:
                self._of_them()
            else:
                self._other(item, place)
        self._start()
        return self._done

    def _start(self, *, of_them: bool = False) -> None:
        if not self._group.empty() or self._group.of_them:
            self._done.append(self._group)
        self._group = Group(of_them=of_them)

    def _count(self, item: Item) -> None:
        taken = self._group.count is not None
        before = self._order is Order.BEFORE and self._group.metric is not None
        if taken or before:
            self._start()
        self._group.number_first = self._group.metric is None and not self._group.rest
        self._group.count = item.value if isinstance(item.value, int) else None

    def _of_them(self) -> None:
        """«из них 2 новых», and the other way round: «2 из них новые»."""
        if self._group.count is not None and self._group.metric is None:
            self._group.of_them = True
        else:
            self._start(of_them=True)

    def _metric(self, item: Item) -> None:
        self._left -= 1
        group = self._group
        full = group.count is not None and self._order is Order.AFTER
        if group.metric is not None or full or (group.of_them and group.count is None):
            self._start()
        self._group.metric = item

    def _other(self, item: Item, place: int) -> None:
        group = self._group
        if item.part is Part.TRAIT and group.count is not None and not group.number_first:
            if self._leads(place):
                self._start()
        elif self._left and group.metric is not None and _is_foreign(item, group.metric):
            self._start()
        self._group.rest.append(item)

    def _leads(self, place: int) -> bool:
        """Whether traits from here on stand before their numbers: «новых 2, недозвон 1»."""
        run = list(self._run(place))
        return len(run) > 1 and run[-1] is Part.COUNT

    def _run(self, place: int) -> Iterator[Part]:
        for item in self._items[place:]:
            if item.part is Part.METRIC and self._order is Order.BEFORE:
                return
            if item.part in (Part.METRIC, Part.OF_THEM):
                return
            if item.part in (Part.TRAIT, Part.COUNT):
                yield item.part


def _is_foreign(item: Item, metric: Item) -> bool:
    """A sum right after a metric that has no money belongs to the metric to come."""
    if item.part in (Part.AMOUNT, Part.LARGE):
        return metric.value not in MONEY
    return item.part is Part.MINUTES and metric.value not in TIMED
