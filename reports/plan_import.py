"""What importing a table of plans would do, its faults row by row, and an empty table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

from locales.numbers import month_year
from locales.target_words import plan_template_columns
from locales.texts import Html, Texts, html, plain
from reports.figures import named
from reports.post import Button, Post
from reports.wording import lines, metric_name, short_name
from sales.imports import Fault
from sales.targets import EACH, TEAM, Aim
from sales.teams import Team

MOST_FAULTS = 10
MOST_PEOPLE = 12
SAID_ROOM = 24
_EXAMPLES = (("won", 10), ("revenue", 1_500_000), ("meetings", 40))

Planned = Sequence[tuple[Aim, int, date]]
"""What each row asks: the aim, how much, from which month on."""


def build_plans_preview(
    team: Team,
    planned: Planned,
    faults: Sequence[Fault],
    names: dict[int, str],
    digest: str,
    texts: Texts,
) -> Post:
    """Every fault and no button; or what would be asked, and the button that enters all of it."""
    title = texts("plan.import_title", team=short_name(team.name))
    if faults or not planned:
        told = [_fault(it, texts) for it in faults[:MOST_FAULTS]]
        rest = len(faults) - MOST_FAULTS
        more = texts("plan.more_faults", n=rest) if rest > 0 else ""
        return Post(lines(title, texts("plan.import_faults"), *told, more))
    buttons = (
        (Button(texts("plan.button_enter", n=len(planned)), f"import:plan:{team.id}:{digest}"),),
        (Button(texts("import.button_no"), f"import:{team.id}:no:{digest}"),),
    )
    return Post(lines(title, *_months(planned, names, team, texts)), buttons=buttons)


def plan_template(texts: Texts, names: tuple[str, ...], month: date) -> bytes:
    """An XLSX with the header in the reader's language and rows to write over."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        header = plan_template_columns(texts.language)
        sheet.write_row(0, 0, header.values(), book.add_format({"bold": 1}))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(header) - 1, 18)
        for at, (metric, amount) in enumerate(_EXAMPLES, 1):
            sheet.write_string(at, 0, names[(at - 1) % len(names)])
            sheet.write_string(at, 1, plain(metric_name(texts, metric)))
            sheet.write_number(at, 2, amount)
            sheet.write_string(at, 3, f"{month:%m.%Y}")
    return out.getvalue()


def _months(planned: Planned, names: dict[int, str], team: Team, texts: Texts) -> Iterator[Html]:
    for month in sorted({it for *_, it in planned}):
        of_month = [(aim, amount) for aim, amount, it in planned if it == month]
        yield texts("plan.import_month", month=month_year(month, texts.language), n=len(of_month))
        yield from _people(of_month, names, team, texts)


def _people(
    of_month: Sequence[tuple[Aim, int]], names: dict[int, str], team: Team, texts: Texts
) -> Iterator[Html]:
    asked: defaultdict[int, list[str]] = defaultdict(list)
    for aim, amount in of_month:
        asked[aim.person_id].append(named(aim.metric, amount, texts, team.currency))
    for person_id in [*asked][:MOST_PEOPLE]:
        name = _name(person_id, names, texts)
        yield texts("plan.import_person", name=name, what=Html(" · ".join(asked[person_id])))
    if len(asked) > MOST_PEOPLE:
        yield texts("plan.more_people", n=len(asked) - MOST_PEOPLE)


def _name(person_id: int, names: dict[int, str], texts: Texts) -> str:
    if person_id in {EACH, TEAM}:
        return texts("target.the_team" if person_id == TEAM else "target.everyone")
    return short_name(names[person_id])


def _fault(fault: Fault, texts: Texts) -> Html:
    said = html(fault.said[:SAID_ROOM]) if fault.said else texts("plan.nothing_there")
    column = plan_template_columns(texts.language)[fault.column]
    return texts("plan.import_fault", row=str(fault.number), column=column, said=said)
