"""Who may say what, and where: one table for commands and for the buttons that continue them."""

from dataclasses import dataclass

from sales.teams import Actor, Place, Role

EVERYONE = frozenset(Role)
SELLERS = frozenset({Role.HEAD, Role.MANAGER})
HEADS = frozenset({Role.HEAD})

PRIVATE = frozenset({Place.PRIVATE})
TEAM_CHAT = frozenset({Place.PRIVATE, Place.BOUND})
GROUPS = frozenset({Place.BOUND, Place.STRANGE})
ANYWHERE = frozenset(Place)


@dataclass(frozen=True, slots=True)
class Rule:
    """``roles`` that may, in the team of the place; None: strangers too."""

    roles: frozenset[Role] | None
    places: frozenset[Place]
    owner_only: bool = False


RULES: dict[str, Rule] = {
    # logging work
    **dict.fromkeys(
        ("call", "meeting", "presentation", "proposal", "sale", "chats", "email", "undo", "zero"),
        Rule(SELLERS, TEAM_CHAT),
    ),
    "entries": Rule(SELLERS, PRIVATE),
    "void": Rule(SELLERS, PRIVATE),
    "log": Rule(HEADS, PRIVATE),
    # seeing
    **dict.fromkeys(("start", "lang"), Rule(None, PRIVATE)),
    **dict.fromkeys(("help", "menu"), Rule(None, ANYWHERE)),
    **dict.fromkeys(("today", "week", "month"), Rule(SELLERS, PRIVATE)),
    "top": Rule(EVERYONE, TEAM_CHAT),
    **dict.fromkeys(("team", "digest", "export"), Rule(HEADS, PRIVATE)),
    # running a team
    "newteam": Rule(None, PRIVATE, owner_only=True),
    "invite": Rule(HEADS, PRIVATE),
    "bind": Rule(HEADS, GROUPS),
    "target": Rule(HEADS, PRIVATE),
    "role": Rule(HEADS, PRIVATE),
    "remove": Rule(HEADS, PRIVATE),
    "teams": Rule(EVERYONE, PRIVATE),
}

SPOKEN = "text"  # free text is read as a log
RULES[SPOKEN] = Rule(SELLERS, TEAM_CHAT)


def may(actor: Actor, act: str) -> bool:
    """Whether the actor may do it here; unknown acts nobody may."""
    rule = RULES.get(act)
    if rule is None or actor.place not in rule.places:
        return False
    if rule.owner_only:
        return actor.is_owner
    return rule.roles is None or actor.role in rule.roles


def belongs_in_private(actor: Actor, act: str) -> bool:
    """Said in a group by one who may do it, but only in the private chat."""
    rule = RULES.get(act)
    return rule is not None and actor.place not in rule.places and Place.PRIVATE in rule.places
