"""What heads set of the team as a whole: its clock, calendar, language, money and quiet."""

from locales.names import CURRENCIES
from locales.texts import LANGUAGES
from sales.errors import SalesError
from sales.posting import KINDS, QuietHours
from sales.work_hours import MIDNIGHT, WorkHours
from services import teams, work_calendar
from services.capacities import calendar_of
from services.settings_deeds import Deed, among, day_of, span, with_day, within
from storage import due, settings

MOST_POSTS = 20  # a day
NO_QUIET = "0-0"


def set_zone(deed: Deed, _: str, value: str) -> None:
    teams.set_timezone(deed.db, actor=deed.actor, team_id=deed.team.id, timezone=value)


def set_week(deed: Deed, _: str, value: str) -> None:
    held = calendar_of(deed.db, deed.team, deed.today).week_on(deed.today)
    work_calendar.set_work_week(
        deed.db, actor=deed.actor, team_id=deed.team.id, week=with_day(held, value), now=deed.now
    )


def set_hours(deed: Deed, _: str, value: str) -> None:
    opens, closes = span(value)
    work_calendar.set_work_hours(
        deed.db,
        actor=deed.actor,
        team_id=deed.team.id,
        hours=WorkHours(opens, closes),
        now=deed.now,
    )


def set_country(deed: Deed, _: str, value: str) -> None:
    work_calendar.set_country(
        deed.db, actor=deed.actor, team_id=deed.team.id, country=value, now=deed.now
    )


def set_day_off(deed: Deed, _: str, value: str) -> None:
    work_calendar.add_day_off(
        deed.db, actor=deed.actor, team_id=deed.team.id, day=day_of(value), now=deed.now
    )


def set_working_day(deed: Deed, _: str, value: str) -> None:
    work_calendar.add_working_day(
        deed.db, actor=deed.actor, team_id=deed.team.id, day=day_of(value), now=deed.now
    )


def set_clear_day(deed: Deed, _: str, value: str) -> None:
    work_calendar.clear_day(
        deed.db, actor=deed.actor, team_id=deed.team.id, day=day_of(value), now=deed.now
    )


def set_language(deed: Deed, _: str, value: str) -> None:
    settings.set_language(deed.db, deed.team.id, among(value, LANGUAGES))


def set_currency(deed: Deed, _: str, value: str) -> None:
    settings.set_currency(deed.db, deed.team.id, among(value, CURRENCIES))


def set_quiet(deed: Deed, _: str, value: str) -> None:
    start, end = (it % MIDNIGHT for it in span(value))
    if start == end and value != NO_QUIET:
        raise SalesError("settings.how_span")
    settings.set_quiet(deed.db, deed.team.id, QuietHours(start, end))
    due.reckon_anew(deed.db, deed.team.id, KINDS)


def set_budget(deed: Deed, _: str, value: str) -> None:
    settings.set_posts_a_day(deed.db, deed.team.id, within(value, 1, MOST_POSTS))
