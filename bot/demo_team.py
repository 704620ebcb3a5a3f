"""The made-up team of the demo: who they are and how each of them works. Data."""

from dataclasses import dataclass

from sales.capacity import FULL
from sales.targets import EACH, Aim, Kind
from sales.targets import TEAM as TEAM_AS_A_WHOLE
from sales.teams import Person, Role

TEAM = "Отдел продаж"
TIMEZONE = "Europe/Moscow"
WEEKS = 8  # of history


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What somebody's usual day holds at the end of the history, and how they came there.

    ``growth`` is the share of it that they have gained since they joined, ``weeks`` weeks ago;
    ``attendance`` the share of workdays on which they log at all. Deals are in whole roubles.
    """

    calls: float
    meetings: float
    proposals: float
    sales: float
    deal: int
    growth: float = 0.0
    weeks: int = WEEKS
    attendance: float = 1.0


@dataclass(frozen=True, slots=True)
class Player:
    """One of the team; those without habits do not sell. ``load`` is a percent of a full one,
    ``ramp`` percents of it by week from the day they joined.
    """

    person: Person
    role: Role
    habits: Habits | None = None
    load: int = FULL
    ramp: tuple[int, ...] = ()


HEAD = Player(Person(101, "Ольга Орлова", "olga_orlova", "ru"), Role.HEAD)
VIEWER = Player(Person(108, "Emma Brown", "emma_brown", "en"), Role.VIEWER)
STAR = Player(
    Person(102, "Мария Смирнова", "m_smirnova", "ru"),
    Role.MANAGER,
    Habits(calls=26, meetings=2.8, proposals=1.8, sales=0.42, deal=240_000, growth=0.15),
)
STEADY = Player(
    Person(103, "Иван Петров", "ivan_petrov", "ru"),
    Role.MANAGER,
    Habits(calls=22, meetings=2.0, proposals=1.1, sales=0.24, deal=180_000),
)
FADING = Player(
    Person(104, "Дмитрий Кузнецов", "dkuznetsov", "ru"),
    Role.MANAGER,
    Habits(calls=24, meetings=1.1, proposals=0.5, sales=0.12, deal=150_000, growth=-0.4),
)
NEWCOMER = Player(
    Person(105, "Анна Ким 🚀", "", "ru"),
    Role.MANAGER,
    Habits(calls=21, meetings=1.7, proposals=1.0, sales=0.2, deal=120_000, growth=0.7, weeks=5),
    ramp=(40, 50, 60, 70, 80, 90),
)
SILENT = Player(
    Person(106, "Сергей Волков", "volkov_s", "ru"),
    Role.MANAGER,
    Habits(calls=15, meetings=1.2, proposals=0.6, sales=0.14, deal=160_000, attendance=0.35),
)
CLOSER = Player(
    Person(107, "Константин Преображенский-Задунайский", "", "ru"),
    Role.MANAGER,
    Habits(calls=11, meetings=1.6, proposals=1.0, sales=0.16, deal=780_000),
    load=50,
)
AWAY = Player(
    Person(109, "Елена Соколова", "", "ru"),
    Role.MANAGER,
    Habits(calls=21, meetings=2.2, proposals=1.2, sales=0.26, deal=210_000),
)

PLAYERS = (HEAD, STAR, STEADY, FADING, NEWCOMER, SILENT, CLOSER, AWAY, VIEWER)
ACCEPTED = (STAR, STEADY, NEWCOMER, CLOSER)
"""Who has confirmed the month's plans."""


def _minimum(metric: str) -> Aim:
    return Aim(EACH, metric, "day", Kind.MINIMUM)


def _plan(metric: str, person_id: int, kind: Kind = Kind.PLAN) -> Aim:
    return Aim(person_id, metric, "month", kind)


TARGETS = {
    _minimum("calls"): 20,
    _minimum("meetings"): 2,
    _minimum("proposals"): 1,
    _plan("meetings", EACH): 35,
    _plan("won", EACH): 4,
    _plan("revenue", EACH): 700_000_00,
    _plan("revenue", STAR.person.id): 1_800_000_00,
    _plan("revenue", STAR.person.id, Kind.STRETCH): 2_500_000_00,
    _plan("revenue", CLOSER.person.id): 2_400_000_00,
    _plan("revenue", NEWCOMER.person.id): 400_000_00,
    _plan("revenue", TEAM_AS_A_WHOLE): 7_500_000_00,
}
"""From the first day on; in counts and kopecks."""
