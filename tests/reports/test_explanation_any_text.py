"""Whatever people are called and however much they do, Telegram takes every explanation."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from locales.texts import LANGUAGES, texts
from reports.explanation import load_explanation
from reports.explanation_plan import load_plan_explanation
from reports.explanation_plan_text import build_plan_explanation
from reports.explanation_text import build_explanation
from reports.post import Post
from sales.catalog import CATALOG
from sales.claims import EXPLAINED, TEAM, Claim, Held
from sales.periods import month_period
from sales.teams import Actor, Person, Place, Role
from storage import people
from tests.cast import NOW, SALES, TODAY
from tests.reports.logged import ask, log
from tests.reports.planned import plan
from tests.reports.test_any_text import NAMES, WORK, Work, database_with
from tests.telegram_text import check_post

HEAD = Actor(Person(10, "Первый"), "ru", Place.PRIVATE, SALES, Role.HEAD, teams=1)
MONTH = Claim(held=Held.WHOLE, team_id=SALES.id, period=month_period(TODAY), shown_at=NOW)


def explanations(team_name: str, crowd: list[str], work: list[Work]) -> Iterator[Post]:
    """Each metric of the first person, who heads the team, and of all; some of it logged late."""
    db = database_with(team_name, crowd, work)
    people.set_role(db, SALES.id, 10, Role.HEAD, NOW)
    late = NOW + timedelta(hours=5)
    for _ in work:
        log(db, Person(10, crowd[0]), TODAY, "calls", 500, minutes=1440, note=team_name, at=late)
    for metric in CATALOG:
        ask(db, metric, 10**14)
        for day in range(1, 20):
            plan(db, metric, 10**13 + day, since=date(2026, 11, day))
    for person_id in (10, TEAM):
        for metric in ("", *EXPLAINED):
            claim = replace(MONTH, metric=metric, person_id=person_id)
            facts = load_explanation(db, HEAD, claim)
            for language in LANGUAGES:
                yield build_explanation(facts, texts(language))
                yield build_explanation(facts, texts(language), is_public=True)
        for metric in ("", "talk_minutes", "revenue"):
            yield from _plans(db, replace(MONTH, metric=metric, person_id=person_id))


def _plans(db: sqlite3.Connection, claim: Claim) -> Iterator[Post]:
    for page in (0, 1) if claim.metric and claim.person_id == TEAM else (0,):
        asked = claim.about_plan(MONTH.period).on_page(page)
        facts = load_plan_explanation(db, HEAD, asked)
        for language in LANGUAGES:
            yield build_plan_explanation(facts, texts(language))
            yield build_plan_explanation(facts, texts(language), is_public=True)


@settings(max_examples=10, deadline=None)
@given(
    team_name=NAMES,
    crowd=st.lists(NAMES, min_size=1, max_size=12),
    work=st.lists(WORK, max_size=12),
)
def test_telegram_takes_every_explanation(
    team_name: str, crowd: list[str], work: list[Work]
) -> None:
    for post in explanations(team_name, crowd, work):
        check_post(post)


def test_a_full_page_of_the_longest_entries_is_one_message() -> None:
    crowd = [f"{at} " + "Щ" * 61 for at in range(20)]
    for post in explanations("Ы" * 64, crowd, [("won", 500, 10**14, 0)] * 40):
        check_post(post)
