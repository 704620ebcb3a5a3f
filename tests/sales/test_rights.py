"""Every command × role × place.

H head, M manager, V viewer, S stranger, O a stranger who owns the installation.
"""

import pytest

from sales.rights import RULES, SPOKEN, may, misplaced
from sales.teams import Actor, Person, Place, Role, Team

TEAM = Team(1, "Продажи", "Europe/Moscow", "ru")
WHO = {"H": Role.HEAD, "M": Role.MANAGER, "V": Role.VIEWER, "S": None, "O": None}

# command: who may in private, in the team's bound chat, in a strange group
TABLE = {
    "call": ("HM", "HM", ""),
    "meeting": ("HM", "HM", ""),
    "presentation": ("HM", "HM", ""),
    "proposal": ("HM", "HM", ""),
    "sale": ("HM", "HM", ""),
    "chats": ("HM", "HM", ""),
    "email": ("HM", "HM", ""),
    "undo": ("HM", "HM", ""),
    "zero": ("HM", "HM", ""),
    "receipt": ("HM", "HM", ""),
    SPOKEN: ("HM", "HM", ""),
    "entries": ("HM", "", ""),
    "void": ("HM", "", ""),
    "log": ("H", "", ""),
    "absent": ("HM", "", ""),
    "start": ("HMVSO", "HMVSO", "HMVSO"),
    "help": ("HMVSO", "HMVSO", "HMVSO"),
    "menu": ("HMVSO", "HMVSO", "HMVSO"),
    "lang": ("HMVSO", "", ""),
    "today": ("HM", "", ""),
    "week": ("HM", "", ""),
    "month": ("HM", "", ""),
    "plan": ("HM", "", ""),
    "top": ("HMV", "HMV", ""),
    "why": ("HMV", "HMV", ""),
    "team": ("H", "", ""),
    "digest": ("H", "", ""),
    "export": ("H", "", ""),
    "newteam": ("O", "", ""),
    "invite": ("H", "", ""),
    "bind": ("", "H", "H"),
    "target": ("H", "", ""),
    "settings": ("H", "", ""),
    "department": ("H", "", ""),
    "role": ("H", "", ""),
    "remove": ("H", "", ""),
    "import": ("H", "", ""),
    "forget": ("HMVSO", "", ""),
    "teams": ("HMV", "", ""),
    "join": ("", "HMVSO", ""),
    "accept": ("HMV", "", ""),
    "talk": ("HMV", "", ""),
}
PLACES = (Place.PRIVATE, Place.BOUND, Place.STRANGE)


def acting(who: str, place: Place) -> Actor:
    role = WHO[who]
    return Actor(
        Person(7, "Кто-то"), "ru", place, TEAM if role else None, role, is_owner=who == "O"
    )


CASES = [
    (act, who, place, who in allowed)
    for act, columns in TABLE.items()
    for place, allowed in zip(PLACES, columns, strict=True)
    for who in WHO
]


@pytest.mark.parametrize(("act", "who", "place", "is_allowed"), CASES)
def test_who_may_do_what_where(act: str, who: str, place: Place, is_allowed: bool) -> None:
    assert may(acting(who, place), act) is is_allowed


def test_the_table_names_every_rule() -> None:
    assert set(TABLE) == set(RULES)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", WHO)
def test_what_no_rule_names_nobody_may(who: str, place: Place) -> None:
    assert not may(acting(who, place), "drop_everything")


def test_a_personal_command_in_the_teams_chat_belongs_in_private() -> None:
    assert misplaced(acting("M", Place.BOUND), "today") == {Place.PRIVATE}


def test_whoever_lacks_the_right_is_not_told_where_it_would_work() -> None:
    assert not misplaced(acting("M", Place.BOUND), "digest")
