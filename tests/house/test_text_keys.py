"""Every key that the code speaks has its sentence, and every sentence is spoken somewhere."""

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import product

from handlers.command_menu import GROUP, private_commands
from handlers.menu import acts
from locales.columns import column_names
from reports.board import KINDS
from reports.closed_month import What
from reports.export_sheets import LEDGER, PEOPLE
from reports.own_plan import VIEWS as VIEWS_OF_ONE
from reports.plan_pictures import STATES
from reports.settings_team import SECTIONS
from reports.team_plan import KINDS as PERIODS_OF_PLANS
from reports.team_plan import VIEWS as VIEWS_OF_TEAM
from sales.absences import AbsenceState
from sales.advice import Kind
from sales.catalog import CATALOG, POINTS
from sales.claims import EXPLAINED
from sales.entries import Origin, Outcome
from sales.imports import Doubt
from sales.plan_table import Why
from sales.plans import Level
from sales.posting import KINDS as KINDS_OF_POST
from sales.posting import WEEKDAYS, Audience
from sales.talks import SUBJECTS, Reason
from sales.targets import Kind as KindOfTarget
from sales.teams import Actor, Person, Place, Role
from sales.themes import THEMES
from sales.typed_settings import READERS
from storage.closed_months import UNKNOWN
from storage.team_rows import TABLES, kept
from tests.cast import SALES, new_database
from tests.house.test_catalogues import messages
from tests.house.tree import BOT_ROOMS, parsed, python

KEYS = messages("ru").keys()
TOPICS = {key.partition(".")[0] for key in KEYS}
A_KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")

OWNER = Person(9, "Ирина")
ACTORS = [
    Actor(OWNER, "ru", place, SALES if role else None, role, is_owner=role is None, teams=2)
    for role, place in product((*Role, None), Place)
]
LISTED = {it for role in (*Role, None) for it in private_commands(role, is_owner=True)}

EXPORTED_COLUMNS = {
    *(*LEDGER, *PEOPLE, "person", "metric_id"),
    *(it for table in TABLES for it in kept(new_database(), table, SALES.id).columns),
}
EXPORTED_WORDS = (
    *("active", "void", "yes", "no", "each", "team", "other"),
    *(*KINDS, *KindOfTarget, *AbsenceState),
)

COMPOSED: dict[str, Iterable[str]] = {
    "settings.button.{}": (*SECTIONS, "hours", "country", "days"),
    "settings.post.{}": KINDS_OF_POST,
    "settings.about.{}": KINDS_OF_POST,
    "settings.to.{}": set(Audience) - {Audience.CHAT},
    "settings.button_to.{}": Audience,
    "settings.button_usual.{}": WEEKDAYS,
    "settings.weekly.{}": WEEKDAYS,
    "settings.ask.{}": [f"{screen}.{field}" for screen, field in READERS],
    "settings.hint.{}": [f"{screen}.{field}" for screen, field in READERS],
    "command.{}": LISTED | set(GROUP),
    "target.of_{}": {f"{level}_{kind}" for level, kind in product(Level, KINDS)},
    "plan.level_{}": Level,
    "plan.only_{}": (Level.MINIMUM, Level.STRETCH),
    "plan.under_{}": ("week", "month"),
    "plan.none_of_{}": PERIODS_OF_PLANS,
    "plan.button_{}": (*VIEWS_OF_ONE, *VIEWS_OF_TEAM),
    "plan.day_{}": STATES,
    "plan.wrong_{}": Why,
    "plan.import_level_{}": (Level.MINIMUM, Level.STRETCH),
    "target.button_w{}": "mps",
    "target.button_m{}": "mps",
    "target.button_next_{}": ("week", "month"),
    "target.button_this_{}": ("week", "month"),
    "target.next_{}": ("week", "month"),
    "start.{}": Role,
    "help.{}": (*Role, "stranger", "owner"),
    "role.{}": Role,
    "menu.button.{}": {act for actor in ACTORS for act in acts(actor)},
    "metric.{}": (*EXPLAINED, UNKNOWN),
    "plan.amended_{}": What,
    "metric.{}.short": (*CATALOG, POINTS),
    "metric.{}.n": CATALOG,
    "period.{}": KINDS,
    "board.of_{}": KINDS,
    "outcome.{}": Outcome,
    "origin.{}": Origin,
    "why.formula.{}": EXPLAINED,
    "why.article.{}": "ABCD",
    "why.band_{}": ("below", "inside", "above"),
    "why.button_{}": ("recent", "month"),
    "why.button_plan_{}": ("week", "month"),
    "why.plan.of_{}": ("week", "month"),
    "why.plan.days_of_{}": ("one", "team"),
    "advice.{}": Kind,
    "advice.step.{}": SUBJECTS - {"praise"},
    "theme.{}": THEMES,
    "period_digest.{}": ("week", "month"),
    "period_digest.changes_{}": ("week", "month"),
    "talk.question.{}": SUBJECTS - {"praise"},
    "talk.button_{}": ("ask", "praise", "private", "chat"),
    "talk.button_reason.{}": Reason,
    "talk.snoozed.{}": Reason,
    "remove.button_{}": ("yes", "former", "no"),
    "import.doubt_{}": Doubt,
    "import.button_{}": ("all", "sure"),
    "import.column_{}": set(column_names().values()) - {"person_id", "metric_id", "status", "note"},
    "export.sheet.{}": ("ledger", "daily", "people", *TABLES),
    "export.column.{}": EXPORTED_COLUMNS,
    "export.word.{}": EXPORTED_WORDS,
    "refusal.outcome_of_{}": ("calls", "emails"),
    "question.count_{}": ("meetings", "presentations", "proposals", "won"),
}
"""The keys put together in the code: the shape, and all that it is filled with."""


def nodes() -> Iterator[ast.AST]:
    for path in python(*BOT_ROOMS):
        yield from ast.walk(parsed(path))


def is_key(text: str) -> bool:
    return text.partition(".")[0] in TOPICS and A_KEY.fullmatch(text) is not None


def spelt_out() -> set[str]:
    """Keys that stand in the code whole; the fixed part of a composed one is none."""
    parts = {
        id(part) for node in nodes() if isinstance(node, ast.JoinedStr) for part in node.values
    }
    return {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and id(node) not in parts
        if isinstance(node.value, str) and is_key(node.value)
    }


def shapes() -> set[str]:
    """``"metric.{}.n"`` for each f-string that makes a key."""
    found = set()
    for node in nodes():
        if isinstance(node, ast.JoinedStr):
            parts = [it.value if isinstance(it, ast.Constant) else "{}" for it in node.values]
            shape = "".join(map(str, parts))
            if "{}" in shape and is_key(shape.replace("{}", "x")):
                found.add(shape)
    return found


def composed() -> set[str]:
    return {shape.format(part) for shape, parts in COMPOSED.items() for part in parts}


def test_every_key_in_the_code_has_its_sentence() -> None:
    assert spelt_out() - KEYS == set()
    assert composed() - KEYS == set()


def test_every_key_put_together_in_the_code_is_declared_here() -> None:
    assert shapes() == set(COMPOSED)


def test_every_sentence_is_used() -> None:
    assert sorted(KEYS - spelt_out() - composed()) == []
