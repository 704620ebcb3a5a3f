"""Eight weeks of the demo's team, entered as people do: messages, read and logged one by one."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby

from bot.demo_founding import acting, away_days, bring_up, found
from bot.demo_team import AWAY, PLAYERS, SILENT, TIMEZONE, WEEKS, Habits
from jobs.closing import close_months
from jobs.due_posts import plan_all
from locales.calendars import work_calendar
from locales.lexicon import load_lexicon
from locales.texts import texts
from sales.periods import Period, local_day, local_moment
from sales.receipts import Logged
from sales.teams import Role, Team
from services import log_activity, receipt_presses
from services.binding import Spot
from services.log_activity import Said

SEED = 20
COUNTRY = "RU"
_CLOSING = time(0, 10)
_HOURS = (time(11, 40), time(14, 10), time(16, 20))
_CALLS = (1.15, 1.05, 1.0, 1.0, 0.8, 0.6, 0.6)  # by weekday: Monday calls, mid-week meets
_MEETINGS = (0.7, 1.1, 1.2, 1.2, 0.8, 0.5, 0.5)
_MISSED = ("", "недозвон", *3 * ("недозвона",), "недозвонов")
_CLIENTS = (
    "Вектор", "Ромашка", "СтройДом", "Альфа-Снаб", "Медтех", "«Северный ветер»", "Полис",
    "Техноград", "Гранит", "Оптика-Плюс", "Логос", "Верста", "Эталон", "Агро-Юг",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A message of somebody's day; ``then`` is what they changed it to a little later."""

    person_id: int
    at: datetime
    text: str
    then: str | None = None


def working_day(today: date) -> date:
    """The day on which the demo opens: a workday with another after it, so that «tomorrow at 9»
    brings something; today where it is one."""
    calendar = work_calendar(COUNTRY, today)
    day = today
    while not (calendar.is_workday(day) and calendar.is_workday(day + timedelta(days=1))):
        day += timedelta(days=1)
    return day


def evening_before(day: date) -> datetime:
    """Half past six on the workday before, when the team's board comes."""
    before = work_calendar(COUNTRY, day).previous_workday(day)
    return local_moment(before, time(18, 30), TIMEZONE)


def write_history(
    db: sqlite3.Connection, day: date, chat: Spot, new_message_id: Callable[[], int]
) -> None:
    """Found the team and enter the weeks before ``day``, all in the caller's transaction.

    The messages are of the people's private chats, which share ``new_message_id``. Months close on
    their day. The clock's posts are planned as they stood on the evening before, its board still
    ahead.
    """
    team = found(db, day, chat)
    written = sorted(_messages(day - timedelta(weeks=WEEKS), day), key=lambda it: it.at)
    for then, messages in groupby(written, key=lambda it: local_day(it.at, TIMEZONE)):
        close_months(db, local_moment(then, _CLOSING, TIMEZONE))
        for message in messages:
            _enter(db, team, message, new_message_id())
    evening = evening_before(day) - timedelta(minutes=1)
    bring_up(db, team, day, evening)
    plan_all(db, evening)


def first_day(day: date) -> list[Written]:
    """What is written on the opening day before five, by all but the one who keeps silent."""
    said: list[Written] = []
    for player in PLAYERS:
        if player.habits is not None and player not in {SILENT, AWAY}:
            luck = random.Random(SEED + player.person.id + day.toordinal())
            said += _day(player.person.id, player.habits, day, 0, luck)
    before = local_moment(day, time(17), TIMEZONE)
    return sorted((it for it in said if it.at < before), key=lambda it: it.at)


def _enter(db: sqlite3.Connection, team: Team, message: Written, message_id: int) -> None:
    player = next(it for it in PLAYERS if it.person.id == message.person_id)
    actor = acting(player, team)
    said = partial(Said, chat_id=player.person.id, message_id=message_id, sent_at=message.at)
    log = partial(log_activity.log, db, actor, lexicon=load_lexicon())
    outcome = log(said(text=message.text), now=message.at)
    assert isinstance(outcome, Logged), message.text
    later = message.at + timedelta(minutes=4)
    if message.then == "":
        receipt_presses.undo_last(db, actor, later)
    elif message.then is not None:
        log(said(text=message.then), now=later)


def _messages(first: date, end: date) -> Iterator[Written]:
    """What the team wrote on the workdays [first, end)."""
    days = work_calendar(COUNTRY, end).workdays(Period(first, end))
    for player in PLAYERS:
        if player.role is Role.MANAGER and player.habits is not None:
            luck = random.Random(SEED + player.person.id)
            since = end - timedelta(weeks=player.habits.weeks)
            away = away_days(end) if player is AWAY else ()
            for day in (it for it in days if it >= since and it not in away):
                yield from _day(player.person.id, player.habits, day, (end - day).days / 7, luck)


def _day(
    person_id: int, habits: Habits, day: date, weeks_ago: float, luck: random.Random
) -> Iterator[Written]:
    if luck.random() > habits.attendance:
        return
    share = 1 - habits.growth * weeks_ago / habits.weeks
    calls = _about(habits.calls * share * _CALLS[day.weekday()], luck)
    meetings = _about(habits.meetings * share * _MEETINGS[day.weekday()], luck)
    proposals = _about(habits.proposals * share, luck)
    sales = _about(habits.sales * share, luck)
    morning, noon = calls * 2 // 5, calls * 2 // 5
    parts = (
        [*_calls(morning, luck)],
        [*_calls(noon, luck), *_meetings(meetings, luck)],
        [*_calls(calls - morning - noon, luck), *_proposals(proposals, habits.deal, luck)],
    )
    for hour, said in zip(_HOURS, parts, strict=True):
        if said:
            yield _written(person_id, day, hour, ", ".join(said), luck)
    for _ in range(sales):
        text = f"продажа {_money(habits.deal, luck)} {luck.choice(_CLIENTS)}"
        yield _written(person_id, day, time(15, 30), text, luck, is_steady=True)


def _written(
    person_id: int,
    day: date,
    hour: time,
    text: str,
    luck: random.Random,
    *,
    is_steady: bool = False,
) -> Written:
    """Now and then something is added to a message, or it was a slip and is taken back."""
    at = local_moment(day, hour, TIMEZONE) + timedelta(seconds=luck.randrange(25 * 60))
    chance = 1.0 if is_steady else luck.random()
    if chance < 0.02:
        return Written(person_id, at, text, then="")
    return Written(person_id, at, text, then=f"{text}, 2 письма" if chance < 0.06 else None)


def _calls(count: int, luck: random.Random) -> Iterator[str]:
    """Some of them reached nobody; the others took minutes, some to new clients."""
    missed = luck.randrange(count // 3 + 1)
    new = luck.randrange((count - missed) // 2 + 1)
    of_new = f" ({new} {'новый' if new == 1 else 'новых'})" if new else ""
    if count:
        minutes = (count - missed) * luck.randrange(2, 5)
        yield f"{_counted('calls', count)}{of_new} {minutes} мин"
    if missed:
        yield f"{missed} {_MISSED[min(missed, 5)]}"


def _meetings(count: int, luck: random.Random) -> Iterator[str]:
    first = luck.randrange(min(count, 1) + 1)
    if count - first:
        yield _counted("meetings", count - first)
    if first:
        yield "первая встреча " + luck.choice(("своя", "маркетинг"))


def _proposals(count: int, deal: int, luck: random.Random) -> Iterator[str]:
    if count:
        yield f"{count} кп на {_money(deal * count, luck)}"


def _counted(metric: str, count: int) -> str:
    return str(texts("ru").plural(f"metric.{metric}.n", count))


def _money(usual: int, luck: random.Random) -> str:
    return f"{max(1, round(usual * luck.uniform(0.5, 1.6) / 10_000)) * 10}к"


def _about(mean: float, luck: random.Random) -> int:
    """A count whose average is ``mean``."""
    spread = luck.gauss(mean, 0.45 * mean**0.5)
    whole = int(max(0.0, spread))
    return whole + (luck.random() < max(0.0, spread) - whole)
