"""A message read from left to right into items: each word and number understood by itself.

Which metric a number or a trait belongs to is not decided here (see ``clauses``).
"""

from collections.abc import Callable
from datetime import date

from sales.cursor import Cursor
from sales.errors import SalesError
from sales.items import Item, Part, Sense
from sales.measures import lone_multiplier, number_senses, word_sense
from sales.said_days import day_after_month, day_in, day_sense, named_day, next_step, typed_day
from sales.tokens import Token, tokens
from sales.words import Kind, Lexicon, Meaning

_SHOWN = 32  # characters of a refused word that are repeated

_TRAITS = frozenset({Kind.NEW, Kind.FIRST, Kind.INBOUND, Kind.OUTCOME, Kind.ORIGIN})
_SIGNS = {"link": Sense(Part.BREAK, 0), "comma": Sense(Part.BREAK, 1), "line": Sense(Part.BREAK, 2)}

_BEFORE_A_NUMBER = frozenset({Kind.ON, Kind.EACH, Kind.WHEN})
_REFUSED = {"range": "refusal.two_readings", "negative": "refusal.quantity_negative"}


def read_items(text: str, today: date, lexicon: Lexicon) -> list[Item]:
    """The items of a clean text in order, fillers left out. Refusals are items, not raised."""
    return _Reader(text, today, lexicon).read()


class _Reader:
    """Keeps the place, and the «на», «по» or «в» that says what the next number is."""

    def __init__(self, text: str, today: date, lexicon: Lexicon) -> None:
        self._text = text
        self._cursor = Cursor(tokens(text), lexicon)
        self._today = today
        self._before: Kind | None = None
        self._items: list[Item] = []

    def read(self) -> list[Item]:
        cursor = self._cursor
        while (token := cursor.token()) is not None:
            if token.shape == "word":
                self._read_word(token)
                continue
            cursor.at += 1
            if token.shape == "number":
                for sense in number_senses(cursor, token.text, self._today, self._before):
                    self._add(sense, token)
            elif (sign := self._sign(token)) is not None:
                self._add(sign, token)
        return self._items

    def _add(self, sense: Sense, token: Token) -> None:
        end = self._cursor.last_end()
        self._items.append(Item(sense.part, sense.value, token.start, end, sense.mark))
        self._before = None

    def _sign(self, token: Token) -> Sense | None:
        """What a token that is neither a word nor a number says."""
        shape, text = token.shape, token.text
        if shape in _SIGNS:
            return _SIGNS[shape]
        if shape in {"dot", "marker"}:
            return self._full_stop()
        if shape == "date":
            return day_sense(typed_day(text, self._today), text)
        if shape in _REFUSED:
            return Sense(Part.REFUSED, SalesError(_REFUSED[shape], text=text[:_SHOWN]))
        return Sense(Part.NAME if shape == "quoted" else Part.SENSELESS, text.strip('«»“”„" '))

    def _full_stop(self) -> Sense | None:
        """It parts sentences only after a day; elsewhere it ends an abbreviation."""
        after_day = self._items and self._items[-1].part is Part.DAY
        return Sense(Part.BREAK, 1) if after_day else None

    def _read_word(self, token: Token) -> None:
        cursor = self._cursor
        found = cursor.phrase() or cursor.guess()
        if found is None:
            cursor.at += 1
            self._add(Sense(Part.UNKNOWN, token.text[:_SHOWN], token.text[0].isupper()), token)
            return
        meaning, cursor.at = found
        if meaning.kind in _BEFORE_A_NUMBER:
            self._before = meaning.kind
        elif meaning.kind is not Kind.FILLER:
            sense = self._sense(meaning, token)
            if sense is not None and not self._said_on(sense, token):
                self._add(sense, token)

    def _said_on(self, sense: Sense, token: Token) -> bool:
        """Whether the word only goes on with a metric's name: «комерческих предложения»."""
        last = self._items[-1] if self._items else None
        if last is None or sense.part is not Part.METRIC or last[:2] != sense[:2]:
            return False
        between = self._text[last.end : token.start]
        return not between.strip() and self._text[last.start : last.end] != token.text

    def _sense(self, meaning: Meaning, token: Token) -> Sense | None:
        kind = meaning.kind
        if kind is Kind.METRIC or kind is Kind.METRIC_MANY:
            return Sense(Part.METRIC, meaning.value, kind is Kind.METRIC_MANY)
        if kind in _TRAITS:
            return Sense(Part.TRAIT, meaning)
        if kind in _SPOKEN:
            return _SPOKEN[kind](self, meaning, token)
        if kind in _LITERAL:
            return Sense(_LITERAL[kind], token.text[:_SHOWN])
        return Sense(Part.SENSELESS, token.text[:_SHOWN])

    def number_word(self, meaning: Meaning, _token: Token) -> Sense:
        return word_sense(self._cursor, meaning, self._today, self._before)

    def multiplier_word(self, meaning: Meaning, token: Token) -> Sense:
        sense = lone_multiplier(self._cursor, meaning, len(token.text), self._before)
        return sense or Sense(Part.SENSELESS, token.text)

    def day_word(self, meaning: Meaning, token: Token) -> Sense:
        return day_sense(named_day(meaning, self._today), token.text)

    def month_word(self, meaning: Meaning, token: Token) -> Sense:
        sense = day_after_month(self._cursor, meaning, self._today)
        return sense or Sense(Part.SENSELESS, token.text)

    def next_word(self, _meaning: Meaning, _token: Token) -> Sense:
        step = next_step(self._cursor, self._today)
        if step is None:
            return Sense(Part.REFUSED, SalesError("refusal.next_step_without_day"))
        return Sense(Part.NEXT_STEP, step)

    def in_word(self, _meaning: Meaning, token: Token) -> Sense | None:
        """«через неделю» is a day to come even without «далее»; «in» alone is a filler."""
        day = day_in(self._cursor, self._today)
        return None if day is None else day_sense(day, token.text)


_SPOKEN: dict[Kind, Callable[[_Reader, Meaning, Token], Sense | None]] = {
    Kind.NUMBER: _Reader.number_word,
    Kind.MULTIPLIER: _Reader.multiplier_word,
    Kind.DAY: _Reader.day_word,
    Kind.WEEKDAY: _Reader.day_word,
    Kind.MONTH: _Reader.month_word,
    Kind.NEXT: _Reader.next_word,
    Kind.IN: _Reader.in_word,
    Kind.AND: lambda _reader, _meaning, _token: Sense(Part.BREAK, 0),
    Kind.OF_THEM: lambda _reader, _meaning, _token: Sense(Part.OF_THEM),
}
_LITERAL = {Kind.NEGATION: Part.NEGATION, Kind.COURTESY: Part.COURTESY}
