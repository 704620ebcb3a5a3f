"""Buttons for people and teams: within Telegram's limits, whoever is in the team."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.binding import build_guide, build_joining
from handlers.inviting import build_invite, build_request, read_invite
from handlers.people_buttons import person_rows
from handlers.teams import build_first_steps, build_zones
from locales.texts import LANGUAGES, texts
from reports.post import Buttons, Post
from sales.errors import SalesError
from sales.teams import Person, Role, Team
from services.membership import Asked
from storage.invites import Invite
from tests.cast import IVAN, NOW

BIG = Team(99_999, "<b>&\"' Отдел", "America/Argentina/ComodRivadavia", "ru")
FAR = Person(2**52 - 1, "<b>&\"' Имя", "name", "ru")  # Telegram's ids have up to 52 bits
CROWD = tuple(Person(2**52 - n, f"Очень длинное имя человека номер {n}") for n in range(1, 41))
ASKED = Asked(team=BIG, person=FAR, heads=(), waiting=(FAR, *CROWD), is_new=True, can_write=False)
INVITE = Invite(
    code="x" * 32,
    team_id=BIG.id,
    role=Role.MANAGER,
    uses_left=50,
    expires_at=NOW + timedelta(days=7),
)


def every_post(language: str) -> list[Post]:
    words = texts(language)
    link = "https://t.me/sales_bot?start=" + INVITE.code
    return [
        build_invite(words, BIG, INVITE, link),
        build_request(words, ASKED),
        build_joining(words, BIG, "sales_bot"),
        build_guide(words, "sales_bot"),
        build_zones(words, BIG, NOW),
        Post(words("remove.sure", name=FAR.name, team=BIG.name), buttons=first_steps(language)),
    ]


def first_steps(language: str) -> Buttons:
    return build_first_steps(BIG, texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_is_within_telegrams_limits(language: str) -> None:
    for post in every_post(language):
        flat = [button for row in post.buttons for button in row]
        assert all(len(button.data.encode()) <= 64 for button in flat)
        assert all(button.text.strip() and bool(button.data) != bool(button.url) for button in flat)
        assert len(flat) <= 100
        assert all(len(row) <= 8 for row in post.buttons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_with_markup_stay_names(language: str) -> None:
    for post in every_post(language):
        assert not re.search(r"<b>&", post.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_roles_of_an_invite_stand_whole_on_a_phone(language: str) -> None:
    rows = build_invite(texts(language), BIG, INVITE, "https://t.me/sales_bot").buttons

    assert all(len(row) <= 2 for row in rows)


def test_a_link_for_many_managers_is_offered_by_a_link_for_one_alone() -> None:
    many = f"invite:{BIG.id}:manager:15"
    for made, is_offered in ((INVITE, False), (replace(INVITE, uses_left=1), True)):
        rows = build_invite(texts("ru"), BIG, made, "https://t.me/sales_bot").buttons
        assert (many in [it.data for row in rows for it in row]) is is_offered


def test_people_of_one_name_are_told_apart() -> None:
    twins = [IVAN, Person(60, IVAN.name)]
    rows = person_rows(twins, lambda person: str(person.id))
    assert [row[0].text for row in rows] == ["Иван Петров · @ivan", "Иван Петров · 60"]


@pytest.mark.parametrize(
    ("said", "role", "uses"),
    [
        ("", Role.MANAGER, 1),
        ("manager 15", Role.MANAGER, 15),
        ("15", Role.MANAGER, 15),
        ("head", Role.HEAD, 1),
        ("Руководитель", Role.HEAD, 1),
        ("наблюдатель 3", Role.VIEWER, 3),
        ("5 менеджеров", Role.MANAGER, 5),
    ],
)
def test_how_an_invite_is_asked_for(said: str, role: Role, uses: int) -> None:
    assert read_invite(said) == (role, uses)


@pytest.mark.parametrize("said", ["директор", "manager many", "head -1", "manager ٣"])
def test_an_invite_for_something_else_is_refused(said: str) -> None:
    with pytest.raises(SalesError, match=r"invite\.how"):
        read_invite(said)
