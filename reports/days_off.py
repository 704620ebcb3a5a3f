"""Why nothing is asked of a person on a day."""

from datetime import date

from locales.texts import Html, Texts
from reports.absences import absence_line
from sales.capacity import OwnCalendar


def day_off_line(own: OwnCalendar, day: date, texts: Texts) -> Html:
    """That it is a day off, and whose word that is; "" on an own workday."""
    if own.is_workday(day):
        return Html()
    absence = own.absence_on(day)
    if absence is not None:
        return texts("day_off.absence", line=absence_line(absence, texts))
    if own.team.is_workday(day):
        return texts("day_off.own")
    is_weekend = day.weekday() not in own.team.week_on(day)
    return texts("day_off.weekend" if is_weekend else "day_off.holiday")
