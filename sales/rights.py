"""Who may say what, and where: one table for commands and for the buttons that continue them."""

from dataclasses import dataclass

from sales.spoken import LOG_COMMANDS
from sales.teams import Actor, Place, Role

SPOKEN = "text"  # free text is read as a log
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
        (*LOG_COMMANDS, SPOKEN, "undo", "zero", "receipt"),
        Rule(SELLERS, TEAM_CHAT),
    ),
    "entries": Rule(SELLERS, PRIVATE),
    "void": Rule(SELLERS, PRIVATE),
    "log": Rule(HEADS, PRIVATE),
    "absent": Rule(SELLERS, PRIVATE),
    # seeing
    "lang": Rule(None, PRIVATE),
    **dict.fromkeys(("start", "help", "menu"), Rule(None, ANYWHERE)),
    **dict.fromkeys(("today", "week", "month", "plan"), Rule(SELLERS, PRIVATE)),
    **dict.fromkeys(("top", "why"), Rule(EVERYONE, TEAM_CHAT)),
    **dict.fromkeys(("team", "digest", "export"), Rule(HEADS, PRIVATE)),
    # running a team
    "newteam": Rule(None, PRIVATE, owner_only=True),
    "invite": Rule(HEADS, PRIVATE),
    "bind": Rule(HEADS, GROUPS),
    "target": Rule(HEADS, PRIVATE),
    "settings": Rule(HEADS, PRIVATE),
    "department": Rule(HEADS, PRIVATE),
    "role": Rule(HEADS, PRIVATE),
    "remove": Rule(HEADS, PRIVATE),
    "import": Rule(HEADS, PRIVATE),
    "forget": Rule(None, PRIVATE),
    "teams": Rule(EVERYONE, PRIVATE),
    "join": Rule(None, frozenset({Place.BOUND})),  # «Я в команде»: whoever is in the chat
    # the service looks who heads the team that they are about
    **dict.fromkeys(("accept", "talk"), Rule(EVERYONE, PRIVATE)),
}


def may(actor: Actor, act: str) -> bool:
    """Whether the actor may do it here; unknown acts nobody may."""
    rule = RULES.get(act)
    return rule is not None and _has_right(actor, rule) and actor.place in rule.places


def role_may(role: Role, act: str) -> bool:
    """Whether people of the role may do it in private."""
    rule = RULES.get(act)
    if rule is None or rule.owner_only or Place.PRIVATE not in rule.places:
        return False
    return rule.roles is None or role in rule.roles


def misplaced(actor: Actor, act: str) -> frozenset[Place]:
    """The places where the actor may do it, if it is only the place that is wrong; else none."""
    rule = RULES.get(act)
    if rule is None or not _has_right(actor, rule) or actor.place in rule.places:
        return frozenset()
    return rule.places


def _has_right(actor: Actor, rule: Rule) -> bool:
    if rule.owner_only:
        return actor.is_owner
    return rule.roles is None or actor.role in rule.roles
