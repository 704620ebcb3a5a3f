"""What importing a table would do, what it did, and an empty table to fill in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

import xlsxwriter

from locales.columns import template_columns
from locales.texts import Html, Texts, html, plain
from reports.figures import named
from reports.post import Button, Buttons, Post
from reports.wording import lines, listed, metric_name, short_name
from sales.catalog import CATALOG
from sales.imports import LEFT_OUT, Doubt, Fault, Imported, Intake, Line, Odd, Preview

MOST_PEOPLE = 12  # in a list; the others are counted
MOST_ROWS = 8
MOST_FAULTS = 10
SAID_ROOM = 24
_EXAMPLES = (("calls", 12, 45, None), ("meetings", 2, None, None), ("won", 1, None, 350_000))


def build_how(texts: Texts) -> Post:
    """How to bring past activity in."""
    template = Button(texts("import.button_template"), "import:template")
    plans = Button(texts("plan.button_template"), "import:plans")
    return Post(
        lines(texts("import.how"), texts("plan.import_how")), buttons=((template,), (plans,))
    )


def build_preview(preview: Preview, texts: Texts) -> Post:
    """What would be entered, what is doubtful, what is wrong; and the buttons that go with it."""
    intake = preview.intake
    text = lines(
        texts("import.title", team=short_name(preview.team.name)),
        _summary(preview, texts),
        texts("import.repeated", n=intake.repeated) if intake.repeated else "",
        texts("import.void", n=intake.void) if intake.void else "",
        *_doubts(intake, texts),
        *_faults(intake.faults, texts),
        _what_next(intake, texts),
    )
    return Post(text, buttons=_buttons(preview, texts))


def _summary(preview: Preview, texts: Texts) -> Html:
    intake = preview.intake
    new = intake.sure + intake.doubtful
    if not new or intake.days is None:
        return Html("") if intake.faults else texts("import.nothing_new")
    first, last = intake.days
    head = texts(
        "import.would_enter",
        n=len(new),
        first=f"{first:%d.%m.%Y}",
        last=f"{last:%d.%m.%Y}",
    )
    people = list(_people(preview, new, texts))
    rest = len(people) - MOST_PEOPLE
    more = texts("import.more_people", n=rest) if rest > 0 else ""
    return lines(head, *people[:MOST_PEOPLE], more)


def _people(preview: Preview, new: Iterable[Line], texts: Texts) -> Iterator[Html]:
    """A line for each person, by name: what of each metric."""
    counts: dict[int, Counter[str]] = {}
    for line in new:
        figures = counts.setdefault(line.person_id, Counter())
        figures[line.what.metric] += line.what.quantity
        if line.what.metric == "won" and line.what.amount:
            figures["revenue"] += line.what.amount
    for person_id in sorted(counts, key=lambda it: preview.names.get(it, "")):
        figures = counts[person_id]
        currency = preview.team.currency
        what = (named(it, figures[it], texts, currency) for it in CATALOG if figures[it])
        name = short_name(preview.names.get(person_id, ""))
        yield texts("import.person", name=name, what=Html(", ".join(what)))


def _doubts(intake: Intake, texts: Texts) -> Iterator[Html]:
    found = [doubt for doubt in Doubt if any(odd.doubt is doubt for odd in intake.odd)]
    if found:
        yield texts("import.doubts")
    for doubt in found:
        odd = [it for it in intake.odd if it.doubt is doubt]
        names = list(dict.fromkeys(_cut(it.said) for it in odd if it.said))
        said = listed(texts, names, MOST_ROWS) if names else Html("")
        yield texts(f"import.doubt_{doubt}", rows=_rows(odd, texts), said=said)


def _faults(faults: tuple[Fault, ...], texts: Texts) -> Iterator[Html]:
    if faults:
        yield texts("import.faults", n=len(faults))
    for fault in faults[:MOST_FAULTS]:
        column = texts(f"import.column_{fault.column}")
        said = html(_cut(fault.said)) if fault.said else texts("import.empty")
        yield texts("import.fault", row=str(fault.number), column=column, said=said)


def _what_next(intake: Intake, texts: Texts) -> Html:
    if intake.faults:
        return texts("import.put_right")
    left_out = any(odd.doubt in LEFT_OUT for odd in intake.odd)
    return texts("import.left_out") if left_out and _is_possible(intake) else Html("")


def _is_possible(intake: Intake) -> bool:
    return bool(intake.chosen(with_doubtful=True))


def _buttons(preview: Preview, texts: Texts) -> Buttons:
    intake, team_id = preview.intake, preview.team.id
    if not _is_possible(intake):
        return ()
    rows = []
    for choice in ("all", "sure") if intake.doubtful and intake.sure else ("all",):
        n = len(intake.chosen(with_doubtful=choice == "all"))
        label = texts(f"import.button_{choice}", n=n)
        rows.append((Button(label, f"import:{team_id}:{choice}:{preview.fingerprint}"),))
    return (
        *rows,
        (Button(texts("import.button_no"), f"import:{team_id}:no:{preview.fingerprint}"),),
    )


def build_imported(done: Imported, texts: Texts) -> Post:
    """What was entered, with a way to take it back whole."""
    team = short_name(done.team.name)
    if done.is_undone:
        return Post(texts("import.undone", n=done.entries, team=team))
    data = f"import:{done.team.id}:undo:{done.document.message_id}"
    undo = Button(texts("import.button_undo"), data)
    return Post(texts("import.done", n=done.entries, team=team), buttons=((undo,),))


def template(texts: Texts, names: tuple[str, ...], day: str) -> bytes:
    """An XLSX with the header in the reader's language and a row to write over for each kind."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, template_columns(texts.language).values(), book.add_format({"bold": 1})
        )
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 6, 16)
        for at, (metric, quantity, minutes, amount) in enumerate(_EXAMPLES, 1):
            name = names[(at - 1) % len(names)]
            sheet.write_string(at, 0, day)
            sheet.write_string(at, 1, name)
            sheet.write_string(at, 2, plain(metric_name(texts, metric)))
            sheet.write_row(at, 3, (quantity, minutes, amount))
    return out.getvalue()


def _rows(odd: list[Odd], texts: Texts) -> Html:
    """Строка 6; строки 6, 7 и ещё 12."""
    numbers = listed(texts, [str(it.number) for it in odd], MOST_ROWS)
    return texts.plural("import.rows", 1 if len(odd) == 1 else 2, rows=numbers)


def _cut(said: str) -> str:
    return said if len(said) <= SAID_ROOM else f"{said[: SAID_ROOM - 1]}…"
