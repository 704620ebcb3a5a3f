"""Screens of what a team is: where and when it works, in which language and money."""

from locales import names
from locales.calendars import COUNTRIES
from locales.numbers import clock_time, weekday_day_month
from locales.texts import LANGUAGES, Html
from locales.zones import ZONES, city, local, offset
from reports.post import Post, rows_of
from reports.settings_page import Page, block
from reports.wording import listed
from sales.posting import KINDS

OFFERED_HOURS = ((480, 1020), (540, 1080), (600, 1140))
DAYS_IN_LINE = 2
DAYS_IN_LIST = 15
MOST_DAYS = 60  # with buttons
SECTIONS = ("zone", "week", "posts", "quiet", "lang", "money", "weights", "people")


def home(page: Page) -> Post:
    words, facts = page.words, page.facts
    on = sum(facts.posting.plan(kind).is_on for kind in KINDS)
    text = words(
        "settings.home",
        team=facts.team.name,
        clock=_clock(page),
        week=week_line(page),
        country=names.country(facts.team.country, page.language),
        on=on,
        all=len(KINDS),
        quiet=quiet_line(page),
        language=names.OWN_NAMES[facts.team.language],
        currency=names.currency(facts.team.currency, page.language),
        people=len(facts.members),
    )
    buttons = [page.go(words(f"settings.button.{it}"), it) for it in SECTIONS]
    if facts.copies is not None:
        buttons.append(page.go(words("settings.button_copies"), "copies"))
    return page.post(text, rows_of(buttons, 2))


def zone(page: Page) -> Post:
    team, now = page.facts.team, page.facts.now
    buttons = [
        page.set(
            f"{city(it, page.language)} {offset(it, now)}", "set", it, is_so=it == team.timezone
        )
        for it in ZONES
    ]
    text = page.words("settings.zone", clock=_clock(page))
    return page.post(text, [*rows_of(buttons, 2), page.back()])


def week(page: Page) -> Post:
    words, works = page.words, page.facts.calendar.week_on(page.facts.today)
    days = [page.day(it, "set", is_in=it in works) for it in range(7)]
    text = words(
        "settings.week",
        week=week_line(page),
        country=names.country(page.facts.team.country, page.language),
        days=listed(words, _own_days(page), DAYS_IN_LINE) or words("settings.no_own_days"),
    )
    more = [page.go(words(f"settings.button.{it}"), it) for it in ("hours", "country", "days")]
    return page.post(text, [tuple(days[:4]), tuple(days[4:]), *rows_of(more, 2), page.back()])


def hours(page: Page) -> Post:
    now = (page.facts.hours.opens, page.facts.hours.closes)
    offered = [
        page.set(span(*it), "set", f"{it[0]}-{it[1]}", is_so=it == now) for it in OFFERED_HOURS
    ]
    text = page.words("settings.hours", hours=span(*now))
    return page.post(text, [*rows_of([*offered, page.ask("set")], 2), page.back("week")])


def country(page: Page) -> Post:
    held = page.facts.team.country
    buttons = [
        page.set(names.country(it, page.language), "set", it, is_so=it == held) for it in COUNTRIES
    ]
    text = page.words("settings.country", country=names.country(held, page.language))
    return page.post(text, [*rows_of(buttons, 2), page.back("week")])


def days(page: Page) -> Post:
    words, own = page.words, _own_days(page)
    clear = [
        page.set(words("settings.button_clear", day=day), "clear", day.isoformat())
        for day in sorted(page.facts.own_days)[:MOST_DAYS]
    ]
    text = block(words, own, DAYS_IN_LIST) or words("settings.no_days_yet")
    ask = (
        page.ask("off", "settings.button_day_off"),
        page.ask("work", "settings.button_working_day"),
    )
    rows = [ask, *rows_of(clear, 3), page.back("week")]
    return page.post(words("settings.days", days=text), rows)


def lang(page: Page) -> Post:
    held = page.facts.team.language
    row = tuple(page.set(names.OWN_NAMES[it], "set", it, is_so=it == held) for it in LANGUAGES)
    return page.post(
        page.words("settings.lang", language=names.OWN_NAMES[held]),
        [row, (page.preview("board"),), page.back()],
    )


def money(page: Page) -> Post:
    held = page.facts.team.currency
    buttons = [
        page.set(names.currency(it, page.language), "set", it, is_so=it == held)
        for it in names.CURRENCIES
    ]
    text = page.words("settings.money", currency=names.currency(held, page.language))
    return page.post(text, [*rows_of(buttons, 2), (page.preview("week"),), page.back()])


def week_line(page: Page) -> str:
    """пн–пт, 9:00–18:00."""
    works = page.facts.calendar.week_on(page.facts.today)
    held = page.facts.hours
    return f"{names.weekday_names(works, page.language)}, {span(held.opens, held.closes)}"


def quiet_line(page: Page) -> str:
    quiet = page.facts.posting.quiet
    if quiet.start == quiet.end:
        return page.words("settings.no_quiet")
    return span(quiet.start, quiet.end)


def span(start: int, end: int) -> str:
    return f"{names.clock(start)}–{names.clock(end)}"


def _clock(page: Page) -> Html:
    zone = page.facts.team.timezone
    return page.words(
        "settings.clock",
        city=city(zone, page.language),
        time=clock_time(local(zone, page.facts.now)),
    )


def _own_days(page: Page) -> list[Html]:
    """The team's own word on days to come, each in a line."""
    return [
        page.words(
            "settings.works_on" if is_workday else "settings.rests_on",
            day=weekday_day_month(day, page.language),
        )
        for day, is_workday in sorted(page.facts.own_days.items())
    ]
