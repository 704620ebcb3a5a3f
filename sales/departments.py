"""Teams that are one department, with one board. Pure."""

from dataclasses import dataclass

from sales.teams import Team

LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Department:
    id: int
    name: str
    teams: tuple[Team, ...]  # by id

    def holds(self, team_id: int) -> bool:
        return any(team.id == team_id for team in self.teams)
