"""The made-up team of the demo: who they are and how each of them works. Data."""

from dataclasses import dataclass

from sales.teams import Person, Role

TEAM = "Отдел продаж"
TIMEZONE = "Europe/Moscow"
WEEKS = 8  # of history

MINIMUMS = {"calls": 20, "meetings": 2, "proposals": 1}  # of a day, for each manager


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
    """One of the team; those without habits do not sell."""

    person: Person
    role: Role
    habits: Habits | None = None


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
)

PLAYERS = (HEAD, STAR, STEADY, FADING, NEWCOMER, SILENT, CLOSER, VIEWER)
NEWCOMERS_MINIMUMS = {"calls": 12, "meetings": 1}
