"""A place in the tokens of a message, and what the words from there on mean."""

from collections.abc import Sequence

from sales.tokens import Token
from sales.words import Kind, Lexicon, Meaning

_PHRASE = 5  # words in the longest phrase
_GUESSES = 20  # a message with more unknown words is not about work


class Cursor:
    """``at`` is the place of the token that is read next."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.at = 0
        self._tokens = tokens
        self._lexicon = lexicon
        self._meanings = lexicon.meanings
        self._guesses = 0

    def token(self) -> Token | None:
        return self._tokens[self.at] if self.at < len(self._tokens) else None

    def last_end(self) -> int:
        """Where the token before this place ends."""
        return self._tokens[self.at - 1].end

    def word(self) -> Meaning | None:
        """What the word here means by itself; the place is not left."""
        if self.at >= len(self._tokens):
            return None
        return self._meanings.get(self._tokens[self.at].word)

    def take(self, *kinds: Kind) -> Meaning | None:
        """The meaning of the word here if it is of a kind; then the place is left."""
        meaning = self.word()
        if meaning is None or meaning.kind not in kinds:
            return None
        self.at += 1
        return meaning

    def take_number(self) -> str | None:
        """The digits of the number here, left behind, or None."""
        token = self.token()
        if token is None or token.shape != "number":
            return None
        self.at += 1
        return token.text

    def phrase(self) -> tuple[Meaning, int] | None:
        """What the longest known phrase from here on means, and the place after it."""
        if self.at >= len(self._tokens):
            return None
        word = self._tokens[self.at].word
        if word in self._lexicon.longer and (longer := self._longer(word)) is not None:
            return longer
        meaning = self._meanings.get(word)
        return None if meaning is None else (meaning, self.at + 1)

    def _longer(self, phrase: str) -> tuple[Meaning, int] | None:
        best = None
        place = self.at + 1
        for _ in range(_PHRASE - 1):
            place += self._shape(place) == "dot"  # «ком. предложение»
            if self._shape(place) != "word":
                break
            phrase = f"{phrase} {self._tokens[place].word}"
            place += 1
            meaning = self._meanings.get(phrase)
            if meaning is not None:
                best = (meaning, place)
        return best

    def _shape(self, place: int) -> str:
        return self._tokens[place].shape if place < len(self._tokens) else ""

    def skip_dot(self) -> bool:
        """Leave a full stop behind, if there is one."""
        found = self._shape(self.at) == "dot"
        self.at += found
        return found

    def guess(self) -> tuple[Meaning, int] | None:
        """As `phrase`, for a word that is a slip of a known one."""
        token = self.token()
        if token is None or self._guesses >= _GUESSES:
            return None
        self._guesses += 1
        word = self._lexicon.closest(token.word)
        return None if word is None else (self._meanings[word], self.at + 1)
