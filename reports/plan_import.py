"""What importing a table of plans would do, its faults row by row, and an empty table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

from locales.numbers import grouped, month_year
from locales.target_words import plan_template_columns
from locales.texts import Html, Texts, html, plain
from reports.figures import named, shown
from reports.importing import MOST_FAULTS, MOST_PEOPLE, SAID_ROOM
from reports.post import Button, Post
from reports.wording import lines, listed, metric_name, short_name
from sales.plan_table import PlanFault, PlannedRow, PlanPreview
from sales.targets import EACH, TEAM, Kind

MOST_MONTHS = 3
MOST_PLANS = 3  # of one person in a month
_EXAMPLES = (("won", 10), ("revenue", 1_500_000), ("meetings", 40))


def build_plans_preview(preview: PlanPreview, texts: Texts) -> Post:
    """Every fault and no button; or what would be asked, and the button that enters all of it."""
    team, faults, rows = preview.team, preview.faults, preview.rows
    title = texts("plan.import_title", team=short_name(team.name))
    if faults or not rows:
        told = [_fault(it, texts) for it in faults[:MOST_FAULTS]]
        rest = len(faults) - MOST_FAULTS
        more = texts("plan.more_faults", n=rest) if rest > 0 else ""
        return Post(lines(title, texts("plan.import_faults"), *told, more))
    enter = f"import:plan:{team.id}:{preview.fingerprint}"
    buttons = (
        (Button(texts("plan.button_enter", n=len(rows)), enter),),
        (Button(texts("import.button_no"), f"import:{team.id}:no:{preview.fingerprint}"),),
    )
    return Post(lines(title, *_months(preview, texts)), buttons=buttons)


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


def _months(preview: PlanPreview, texts: Texts) -> Iterator[Html]:
    months = sorted({it.month for it in preview.rows})
    for month in months[:MOST_MONTHS]:
        of_month = [it for it in preview.rows if it.month == month]
        yield texts("plan.import_month", month=month_year(month, texts.language), n=len(of_month))
        yield from _people(of_month, preview, MOST_PEOPLE // min(len(months), MOST_MONTHS), texts)
    if len(months) > MOST_MONTHS:
        yield texts("plan.import_months", n=len(months) - MOST_MONTHS)


def _people(
    of_month: Sequence[PlannedRow], preview: PlanPreview, room: int, texts: Texts
) -> Iterator[Html]:
    asked: defaultdict[int, list[Html]] = defaultdict(list)
    for it in of_month:
        asked[it.aim.person_id].append(_planned(it, preview.team.currency, texts))
    for person_id in [*asked][:room]:
        name = _name(person_id, preview.names, texts)
        what = listed(texts, asked[person_id], MOST_PLANS)
        yield texts("plan.import_person", name=name, what=what)
    if len(asked) > room:
        yield texts("plan.more_people", n=len(asked) - room)


def _planned(row: PlannedRow, currency: str, texts: Texts) -> Html:
    """10 продаж; 10 продаж · вызов; 10 продаж (было 8)."""
    metric = row.aim.metric
    what = named(metric, row.amount, texts, currency)
    if row.aim.kind is not Kind.PLAN:
        what = Html(f"{what} · {texts(f'plan.import_level_{row.aim.kind}')}")
    if row.before is None or row.before.lower == row.amount:
        return what
    return texts("plan.import_was", what=what, was=shown(metric, row.before.lower, texts, currency))


def _name(person_id: int, names: Mapping[int, str], texts: Texts) -> str:
    if person_id in {EACH, TEAM}:
        return texts("target.the_team" if person_id == TEAM else "target.everyone")
    return short_name(names[person_id])


def _fault(fault: PlanFault, texts: Texts) -> Html:
    said = html(fault.said[:SAID_ROOM]) if fault.said else texts("plan.nothing_there")
    column = plan_template_columns(texts.language)[fault.column]
    why = texts(f"plan.wrong_{fault.why}", limit=grouped(fault.limit))
    return texts("plan.import_fault", row=str(fault.number), column=column, said=said, why=why)
