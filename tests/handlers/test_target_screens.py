"""The buttons of /target: within Telegram's limits, whoever is in the team, whatever is asked."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from handlers.target_buttons import pressed
from handlers.target_screens import (
    build_metrics,
    build_numbers,
    build_periods,
    build_set,
    build_whom,
)
from locales.texts import LANGUAGES, plain, texts
from reports.post import Post
from sales.catalog import CATALOG
from sales.claims import AVG_TALK
from sales.targets import EACH, TEAM, Aim, Amounts, Kind, Target
from sales.teams import Person, Team
from services.target_entry import Wanted, read_target
from services.targets import TargetSet, TargetsFacts, largest
from tests.cast import TODAY
from tests.telegram_text import check_post

BIG = Team(99_999, "<b>&\"' Отдел", "Europe/Moscow", "ru")
FAR = Person(2**52 - 1, "<b>&\"' Имя", "name", "ru")  # Telegram's ids have up to 52 bits
CROWD = tuple(Person(2**52 - n, f"Очень длинное имя человека номер {n}") for n in range(2, 41))
LEVELS = (Kind.MINIMUM, Kind.PLAN, Kind.STRETCH)
AIMS = [Aim(FAR.id, *it) for it in product(CATALOG, ("day", "week", "month"), LEVELS)]
BAND = Aim(FAR.id, AVG_TALK, "day", Kind.BAND)
SAID = tuple(Target(aim, TODAY, largest(aim.metric, aim.period), None, TODAY) for aim in AIMS)
FACTS = TargetsFacts(BIG, (FAR, *CROWD), SAID, TODAY)


def outcome(aim: Aim, amounts: Amounts | None) -> TargetSet:
    return TargetSet(
        team=BIG, person=FAR, aims=(aim,), now=amounts, before=amounts, since=TODAY, today=TODAY
    )


def every_post(language: str) -> list[Post]:
    words = texts(language)
    return [
        build_whom(FACTS, words),
        *(build_periods(FACTS, it, words) for it in (FAR.id, EACH, TEAM)),
        *(build_metrics(FACTS, aim, words) for aim in AIMS[:9]),
        *(build_numbers(FACTS, aim, words) for aim in (*AIMS, BAND)),
        *(build_set(outcome(aim, Amounts(largest(aim.metric, aim.period))), words) for aim in AIMS),
        build_set(outcome(BAND, Amounts(4, 7)), words),
        build_set(outcome(BAND, None), words),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen(language: str) -> None:
    for post in every_post(language):
        check_post(post)
        assert sum(len(row) for row in post.buttons) <= 100


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first", [None, date(2026, 12, 7)])
def test_what_is_offered_to_type_is_read_as_what_was_chosen(
    language: str, first: date | None
) -> None:
    facts = TargetsFacts(BIG, (Person(7, "Сергей Волков"),), (), TODAY)
    for aim in (it for it in (*AIMS, BAND) if not first or it.period != "day"):
        post = build_numbers(facts, replace(aim, person_id=7), texts(language), first)
        read = read_target(plain(post.text).partition("/target ")[2], TODAY)
        assert (read.whom, read.metric, read.period) == ("Сергей Волков", aim.metric, aim.period)
        assert (read.kind, bool(read.first)) == (aim.kind, bool(first))


def test_a_russian_is_offered_russian_words_to_type() -> None:
    facts = TargetsFacts(BIG, (Person(7, "Сергей Волков"),), (), TODAY)
    for aim in AIMS:
        hint = plain(build_numbers(facts, replace(aim, person_id=7), texts("ru")).text)
        assert not re.search(r"[a-z]", hint.partition("/target")[2])


def test_the_largest_amount_still_fits_a_button() -> None:
    for aim in AIMS:
        most = largest(aim.metric, aim.period)
        wanted = Wanted(
            whom="",
            group=None,
            metric=aim.metric,
            period=aim.period,
            kind=aim.kind,
            amount=most,
        )
        assert len(pressed(BIG.id, FAR.id, wanted).encode()) <= 64
