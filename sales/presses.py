"""The team of a button: a report of one team stays with it, whichever one speaks of by then."""

import re

_WITH_TEAM = re.compile(r"(?P<data>.+)@(?P<team>\d{1,10})", re.DOTALL)
_OF_TEAM = re.compile(r"(?:plan:yes|settings|invite|target|role|remove):(?P<team>\d{1,10})\b")


def with_team(data: str, team_id: int) -> str:
    """What a button carries, and behind it the team; ``split_team`` takes it off again."""
    return f"{data}@{team_id}"


def split_team(data: str) -> tuple[str, int | None]:
    """What the handlers read, and the team that it is about; None: the one that is spoken of."""
    if found := _WITH_TEAM.fullmatch(data):
        return found["data"], int(found["team"])
    own = _OF_TEAM.match(data)
    return data, int(own["team"]) if own else None
