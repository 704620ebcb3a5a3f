"""What the settings' screens are made of: buttons that carry the version they show.

``settings:<team>.<version>:<screen>[.<subject>]:<field>:<value>``, at most 64 bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from locales import names
from locales.texts import Html, Texts
from reports.post import Button, Post
from reports.settings_facts import SettingsFacts

HOME = "home"
ASK = "ask"  # a field: the value is the field to be typed
PREVIEW = "preview"

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One screen in the making; ``subject``: what it is about, where there are several."""

    facts: SettingsFacts
    words: Texts
    screen: str = HOME
    subject: str = ""

    @property
    def language(self) -> str:
        return self.words.language

    def go(self, text: str, screen: str, subject: str = "") -> Button:
        """A button to another screen."""
        return Button(text, self._data(screen, subject))

    def back(self, screen: str = HOME, subject: str = "") -> Row:
        return (self.go(self.words("settings.button_back"), screen, subject),)

    def set(self, text: str, field: str, value: object, *, is_so: bool = False) -> Button:
        """A button that sets something; what is so already is marked."""
        data = f"{self._data(self.screen, self.subject)}:{field}:{value}"
        return Button(f"✓ {text}" if is_so else text, data)

    def day(self, weekday: int, field: str, *, is_in: bool) -> Button:
        """A button that takes a weekday in, or out again."""
        text = names.weekday_name(weekday, self.language)
        return self.set(text, field, f"{weekday}-{int(not is_in)}", is_so=is_in)

    def ask(self, field: str, key: str = "settings.button_type") -> Button:
        """A button that asks for a value to be typed."""
        return Button(self.words(key), f"{self._data(self.screen, self.subject)}:{ASK}:{field}")

    def preview(self, kind: str) -> Button:
        """A button that shows a post of the kind as it would look now."""
        data = f"{self._data('post', kind)}:{PREVIEW}:"
        return Button(self.words("settings.button_preview"), data)

    def post(self, text: Html, rows: Iterable[Row]) -> Post:
        return Post(text, buttons=tuple(rows))

    def _data(self, screen: str, subject: str) -> str:
        version = f"{self.facts.team.id}.{self.facts.version.number}"
        return f"settings:{version}:{screen}{'.' + subject if subject else ''}"


def block(words: Texts, lines: Sequence[Html], most: int) -> Html:
    """The lines one below the other, and how many more there are than ``most``."""
    shown, more = Html("\n".join(lines[:most])), len(lines) - most
    return words("list.and_more", shown=shown, n=more) if more > 0 else shown
