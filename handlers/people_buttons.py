"""Which of several people was meant: a button for each."""

from collections.abc import Callable, Sequence

from reports.post import Button, Buttons
from reports.wording import short_name
from sales.teams import Person


def person_rows(found: Sequence[Person], data: Callable[[Person], str]) -> Buttons:
    """A button for each; those who are called the same are told apart by @name or number."""
    names = [short_name(person.name) for person in found]
    rows = []
    for person, name in zip(found, names, strict=True):
        shown = name
        if names.count(name) > 1:
            shown = f"{name} · {'@' + person.username if person.username else person.id}"
        rows.append((Button(shown, data(person)),))
    return tuple(rows)
