"""The screen of what is set for the whole installation, by its owner."""

from reports.post import Post
from reports.settings_page import Page
from reports.wording import lines
from sales.errors import SalesError
from storage.installation import COPIES_BY_DAY, COPIES_BY_WEEK


def copies(page: Page) -> Post:
    """Daily copies of the database; raises ``SalesError`` for all but the owner."""
    words, held = page.words, page.facts.copies
    if held is None:
        raise SalesError("gate.no_right")
    text = words(
        "settings.copies",
        state=words("settings.copies_on" if held.is_on else "settings.copies_off"),
        folder=held.folder,
        days=COPIES_BY_DAY,
        weeks=COPIES_BY_WEEK,
    )
    if held.failure:
        text = lines(text, words("settings.copies_failed", why=held.failure))
    value, key = ("off", "settings.button_off") if held.is_on else ("on", "settings.button_on")
    return page.post(text, [(page.set(words(key), "set", value),), page.back()])
