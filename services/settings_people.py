"""What heads set of points and of people: weights from a day on, own weeks, loads and ramps."""

from dataclasses import replace

from sales.capacity import FULL, Schedule
from sales.catalog import CATALOG
from sales.errors import SalesError
from sales.typed_settings import NONE
from sales.weights import DatedWeight, Weight
from services import work_calendar
from services.capacities import calendar_of, capacity_of
from services.settings_deeds import Deed, among, with_day, within
from storage import ledger, weights

MOST_POINTS = 1000  # for one
MOST_CAP = 9999  # a day
TEAM_WEEK = "team"


def set_points(deed: Deed, metric: str, value: str) -> None:
    _weigh(deed, metric, replace(_weight(deed, metric), points=within(value, 0, MOST_POINTS)))


def set_cap(deed: Deed, metric: str, value: str) -> None:
    cap = None if value == NONE else within(value, 1, MOST_CAP)
    _weigh(deed, metric, replace(_weight(deed, metric), cap=cap))


def set_own_week(deed: Deed, person: str, value: str) -> None:
    own = _schedule(deed, person)
    held = calendar_of(deed.db, deed.team, deed.today).week_on(deed.today)
    week = None if value == TEAM_WEEK else with_day(own.week or held, value)
    _reschedule(deed, person, replace(own, week=week))


def set_load(deed: Deed, person: str, value: str) -> None:
    _reschedule(deed, person, replace(_schedule(deed, person), load=within(value, 1, FULL)))


def set_ramp(deed: Deed, person: str, value: str) -> None:
    """A newcomer's percents week by week from today on; or none."""
    ramp = () if value == NONE else tuple(within(it, 0, FULL) for it in value.split(","))
    _reschedule(deed, person, replace(_schedule(deed, person), ramp=ramp, ramp_from=deed.today))


def set_shrinking(deed: Deed, _: str, value: str) -> None:
    """'revenue-1': less capacity asks for less of it; 'revenue-0': for all of it."""
    metric, _, shrinks = value.partition("-")
    work_calendar.set_shrinking(
        deed.db,
        actor=deed.actor,
        team_id=deed.team.id,
        metric=among(metric, CATALOG),
        shrinks=among(shrinks, "01") == "1",
        now=deed.now,
    )


def _weight(deed: Deed, metric: str) -> Weight:
    return weights.load_weights(deed.db, deed.team.id, deed.today)[among(metric, CATALOG)]


def _weigh(deed: Deed, metric: str, weight: Weight) -> None:
    """From today on: what people have earned until yesterday stays."""
    dated = DatedWeight(metric, deed.today, weight)
    weights.set_weight(deed.db, deed.team.id, dated, deed.actor.person.id, deed.now)
    ledger.recount_points(deed.db, deed.team.id, deed.today)


def _schedule(deed: Deed, person: str) -> Schedule:
    """What holds for the person today."""
    capacity = capacity_of(deed.db, deed.team, deed.today)
    held = capacity.schedules.get(_person_id(person), ())
    return next((it for it in reversed(held) if it.since <= deed.today), Schedule(deed.today))


def _reschedule(deed: Deed, person: str, own: Schedule) -> None:
    work_calendar.set_schedule(
        deed.db,
        actor=deed.actor,
        team_id=deed.team.id,
        person_id=_person_id(person),
        week=own.week,
        load=own.load,
        ramp=own.ramp,
        ramp_from=own.ramp_from,
        now=deed.now,
    )


def _person_id(subject: str) -> int:
    if not (subject.isascii() and subject.isdigit()):
        raise SalesError("press.old")
    return int(subject)
