"""Screens of points and of people: what a metric is worth; own weeks, loads, newcomers' ramps."""

from locales import names
from locales.texts import Html
from reports.post import Button, Post, rows_of
from reports.settings_page import Page, Row, block
from reports.wording import short_name
from sales.capacity import FULL, Schedule
from sales.catalog import CATALOG
from sales.errors import SalesError
from sales.teams import Member, Role
from sales.weights import Weight

WEIGHED = tuple(metric for metric in CATALOG if metric not in {"talk_minutes", "revenue"})
OFFERED_POINTS = (0, 1, 2, 3, 5, 10, 15, 20, 30, 50, 75, 100)
OFFERED_CAPS = (20, 40, 60, 100)
OFFERED_LOADS = (100, 75, 50, 25)
OFFERED_RAMP = (40, 60, 80)
PICK = "pick"  # in a button: people of the phone's list, not a link
A_PAGE = 10  # people on a page
AWAITED = 5


def weights(page: Page) -> Post:
    words = page.words
    lines = [
        words("settings.weight_line", metric=words(f"metric.{it}"), worth=_worth(page, it))
        for it in WEIGHED
    ]
    buttons = [page.go(words(f"metric.{it}.short"), "metric", it) for it in WEIGHED]
    text = words("settings.weights", weights=Html("\n".join(lines)))
    return page.post(text, [*rows_of(buttons, 3), (page.preview("board"),), page.back()])


def metric(page: Page) -> Post:
    words, held = page.words, _held(page)
    points = [page.set(str(it), "points", it, is_so=it == held.points) for it in OFFERED_POINTS]
    caps = [
        page.set(words("settings.button_cap", n=it), "cap", it, is_so=it == held.cap)
        for it in OFFERED_CAPS
    ]
    no_cap = page.set(words("settings.button_no_cap"), "cap", "none", is_so=held.cap is None)
    typed = (
        page.ask("points", "settings.button_type_points"),
        page.ask("cap", "settings.button_type_cap"),
    )
    name = words(f"metric.{page.subject}")
    text = words("settings.metric", metric=name, worth=_worth(page, page.subject))
    shown = (page.preview("board"),)
    rows = [*rows_of(points, 6), *rows_of(caps, 2), (no_cap,), typed, shown]
    return page.post(text, [*rows, page.back("weights")])


def people(page: Page) -> Post:
    """Some at a time; the subject is which page of them."""
    words, facts = page.words, page.facts
    at = int(page.subject) if page.subject.isascii() and page.subject.isdigit() else 0
    some = facts.members[at * A_PAGE : (at + 1) * A_PAGE]
    lines = [_person_line(page, it) for it in some]
    awaited = [words("settings.expected", name=short_name(it.name)) for it in facts.expected]
    if awaited and at == 0:
        lines.append(block(words, awaited, AWAITED))
    text = words("settings.people", people=Html("\n".join(lines)))
    buttons = [
        page.go(short_name(it.person.name), "person", str(it.person.id))
        for it in some
        if it.role is not Role.VIEWER
    ]
    return page.post(text, [*rows_of(buttons, 2), *_turns(page, at), *_ways_in(page), page.back()])


def _person_line(page: Page, member: Member) -> Html:
    """Of a viewer nothing is asked, so they have no load."""
    own = page.facts.schedule(member.person.id)
    is_viewer = member.role is Role.VIEWER
    load = page.words(f"role.{Role.VIEWER}") if is_viewer else _load(page, own)
    return page.words("settings.person_line", name=short_name(member.person.name), load=load)


def _turns(page: Page, at: int) -> list[Row]:
    """To the pages before and after, where there are any."""
    last = (len(page.facts.members) - 1) // A_PAGE
    there = [(mark, to) for mark, to in (("‹", at - 1), ("›", at + 1)) if 0 <= to <= last]
    return [tuple(page.go(mark, "people", str(to)) for mark, to in there)] if there else []


def _ways_in(page: Page) -> list[Row]:
    words, team_id = page.words, page.facts.team.id
    return [
        (
            Button(words("settings.button_pick"), f"invite:{team_id}:{PICK}:0"),
            Button(words("settings.button_invite"), f"invite:{team_id}:manager:1"),
        ),
        (page.go(words("settings.button.shrink"), "shrink"),),
    ]


def shrink(page: Page) -> Post:
    """Which metrics are asked less of whoever carries less."""
    buttons = [
        page.set(page.words(f"metric.{it}"), "set", f"{it}-{int(not shrinks)}", is_so=shrinks)
        for it, shrinks in page.facts.shrinks.items()
    ]
    return page.post(page.words("settings.shrink"), [*rows_of(buttons, 2), page.back("people")])


def person(page: Page) -> Post:
    words, member = page.words, _member(page)
    own = page.facts.schedule(member.person.id)
    week = page.facts.calendar.week_on(page.facts.today) if own.week is None else own.week
    loads = [page.set(f"{it}%", "load", it, is_so=it == own.load) for it in OFFERED_LOADS]
    days = [page.day(it, "week", is_in=it in week) for it in range(7)]
    whole = page.set(words("settings.button_team_week"), "week", "team", is_so=own.week is None)
    offered = ",".join(map(str, OFFERED_RAMP))
    ramp = (
        page.set(words("settings.button_ramp"), "ramp", offered, is_so=own.ramp == OFFERED_RAMP),
        page.set(words("settings.button_no_ramp"), "ramp", "none", is_so=not own.ramp),
    )
    text = words(
        "settings.person",
        name=short_name(member.person.name),
        role=words(f"role.{member.role}"),
        week=names.weekday_names(week, page.language),
        load=_load(page, own),
    )
    typed = (
        page.ask("load", "settings.button_type_load"),
        page.ask("ramp", "settings.button_type_ramp"),
    )
    rows: list[Row] = [tuple(loads), tuple(days[:4]), tuple(days[4:]), (whole,), ramp, typed]
    return page.post(text, [*rows, page.back("people")])


def _worth(page: Page, metric: str) -> Html:
    held = page.facts.weights[metric]
    if held.cap is None:
        return page.words("settings.worth", points=held.points)
    return page.words("settings.worth_capped", points=held.points, cap=held.cap)


def _held(page: Page) -> Weight:
    held = page.facts.weights.get(page.subject)
    if held is None:
        raise SalesError("press.old")
    return held


def _load(page: Page, own: Schedule) -> Html:
    """What is the person's own: half a load, a week; of a newcomer's ramp, what it is today."""
    today, own_ones = own.carried(page.facts.today), []
    if own.ramp and today != own.load:
        ramp = " → ".join(map(str, (*own.ramp, FULL)))
        own_ones.append(page.words("settings.ramping", load=today, ramp=ramp))
    elif own.load != FULL:
        own_ones.append(page.words("settings.part_load", load=own.load))
    if own.week is not None:
        own_ones.append(page.words("settings.own_week"))
    return Html(", ".join(own_ones)) or page.words("settings.full_load")


def _member(page: Page) -> Member:
    for it in page.facts.members:
        if str(it.person.id) == page.subject:
            return it
    raise SalesError("people.unknown")
