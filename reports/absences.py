"""What is said of absences: to the person, to the heads who may decline, and as a list."""

from collections.abc import Collection, Iterable, Sequence

from locales.numbers import day_range, percent, weekday_day_month
from locales.texts import Html, Texts
from reports.post import Button, Buttons, Post
from reports.wording import lines, listed, short_name
from sales.absences import (
    Absence,
    AbsenceChanged,
    AbsenceEntered,
    AbsenceKind,
    AbsenceList,
    AbsenceState,
)
from sales.capacity import FULL, Easing, Why
from sales.periods import DAY, Period
from sales.presses import with_team
from sales.teams import Person, Team

NOTE_ROOM = 60  # characters
TEAMS_NAMED = 5
KINDS = {
    AbsenceKind.VACATION: "absence.kind.vacation",
    AbsenceKind.SICK: "absence.kind.sick",
    AbsenceKind.TRIP: "absence.kind.trip",
    AbsenceKind.DAY_OFF: "absence.kind.day_off",
}

DECIDED = {
    AbsenceState.STANDING: "absence.agreed",
    AbsenceState.DECLINED: "absence.declined",
    AbsenceState.CANCELLED: "absence.withdrawn",
}
EASED = {Why.PART_TIME: "absence.part_time", Why.RAMP: "absence.ramp"}


def absence_days(absence: Absence, texts: Texts) -> str:
    """24 ноября – 5 декабря; both ends belong to it."""
    return day_range(absence.days.start, absence.last_day, texts.language)


def absence_line(absence: Absence, texts: Texts) -> Html:
    """The days, and why where that is said, in one line."""
    kind = KINDS.get(absence.kind)
    said = (
        texts(kind) if kind else "",
        short_name(absence.note, NOTE_ROOM) if absence.note else "",
    )
    why, days = ", ".join(filter(None, said)), absence_days(absence, texts)
    return texts("absence.line", days=days, why=why) if why else texts("absence.days", days=days)


def relief_lines(reliefs: Iterable[Easing], texts: Texts) -> Html:
    """Why less is asked, a line for each reason: the absences, part time, a newcomer's ramp.

    An own week is no line: its days are simply not among the person's workdays.
    """
    found: dict[tuple[Why, int, Absence | None], list[Period]] = {}
    for it in reliefs:
        found.setdefault((it.why, it.percent, it.absence), []).append(it.days)
    return lines(
        *(
            texts("absence.own", line=absence_line(absence, texts))
            if absence
            else _eased(why, less, days, texts)
            for (why, less, absence), days in found.items()
            if why is not Why.OWN_WEEK
        )
    )


def _eased(why: Why, less: int, days: Sequence[Period], texts: Texts) -> Html:
    """Minimums in money may stand as they are: the share is of the load."""
    return texts(
        EASED[why],
        days=day_range(days[0].start, days[-1].end - DAY, texts.language),
        share=percent(FULL - less, FULL, texts.language),
    )


def away_names(
    away: Sequence[tuple[Person, Absence]], texts: Texts, room: int, silent: Collection[int] = ()
) -> Html:
    """Who is not at work, and till when: absent is not silent; "" where nobody is.

    ``silent``: of whose days before nothing is known.
    """
    names = [
        texts(
            "absence.away_silent" if person.id in silent else "absence.away_until",
            name=short_name(person.name),
            last=absence.last_day,
        )
        for person, absence in away
    ]
    return texts("absence.away", names=listed(texts, names, room)) if names else Html()


def build_entered(entered: AbsenceEntered, texts: Texts) -> Post:
    """The answer to one who entered days, for themselves or as a head for someone; one in several
    teams is away from all of them.
    """
    standing = [it for it in entered.absences if it.state is AbsenceState.STANDING]
    waiting = [it for it in entered.absences if it.state is AbsenceState.WAITING]
    name = short_name(entered.person.name)
    return Post(
        lines(
            texts("absence.entered")
            if entered.is_own
            else texts("absence.entered_for", name=name, team=entered.team.name),
            _everywhere(entered, texts) if len(entered.teams) > 1 else "",
            *(absence_line(it, texts) for it in standing),
            _back(entered, texts) if standing else "",
            *(texts("absence.waits", line=absence_line(it, texts)) for it in waiting),
            texts("absence.heads_know") if entered.heads and entered.is_own else "",
        ),
        buttons=_end_buttons(entered.absences, texts),
    )


def _everywhere(entered: AbsenceEntered, texts: Texts) -> Html:
    """The names of somebody else's other teams are theirs."""
    if not entered.is_own:
        return texts("absence.elsewhere")
    names = [short_name(it.name) for it in entered.teams]
    return texts("absence.everywhere", teams=listed(texts, names, TEAMS_NAMED))


def build_for_head(person: Person, team: Team, absence: Absence, texts: Texts) -> Post:
    """What a head of the team is told of an absence that they did not enter, with the buttons that
    decide it.
    """
    is_waiting = absence.state is AbsenceState.WAITING
    text = texts(
        "absence.asked" if is_waiting else "absence.told",
        name=short_name(person.name),
        team=team.name,
        line=absence_line(absence, texts),
    )
    return Post(text, buttons=_decision(absence, texts, team))


def build_for_person(entered: AbsenceEntered, head: str, texts: Texts) -> Post:
    """What someone is told whom a head has entered as absent."""
    return Post(
        lines(
            texts("absence.entered_by", head=short_name(head), team=entered.team.name),
            *(absence_line(it, texts) for it in entered.absences),
            _back(entered, texts),
        )
    )


def _back(entered: AbsenceEntered, texts: Texts) -> Html:
    """From when on work is expected; of days that are over, what they mean."""
    if entered.back_on <= entered.today:
        return texts("absence.was_away")
    return texts("absence.back", day=weekday_day_month(entered.back_on, texts.language))


def build_decided(changed: AbsenceChanged, texts: Texts) -> Post:
    """For the head: what has become of it; a standing one may still be declined."""
    return build_as_decided(changed.person, changed.absence, texts)


def build_as_decided(person: Person, absence: Absence, texts: Texts) -> Post:
    """The same, whoever decided and whenever; ended or called off by the person too."""
    key = DECIDED[absence.state]
    text = texts(key, name=short_name(person.name), line=absence_line(absence, texts))
    is_standing = absence.state is AbsenceState.STANDING
    return Post(text, buttons=_decision(absence, texts) if is_standing else ())


def build_decision_told(changed: AbsenceChanged, head: str, texts: Texts) -> Post:
    """For the person: what a head decided."""
    is_standing = changed.absence.state is AbsenceState.STANDING
    key = "absence.agreed_told" if is_standing else "absence.declined_told"
    line = absence_line(changed.absence, texts)
    return Post(texts(key, head=short_name(head), team=changed.team.name, line=line))


def build_decision_elsewhere(changed: AbsenceChanged, head: str, texts: Texts) -> Post:
    """For the heads of the person's other teams: what the head of one of them decided."""
    told = build_decided(changed, texts).text
    who = texts("absence.decided_by", head=short_name(head), team=changed.team.name)
    return Post(lines(told, who))


def build_ended(changed: AbsenceChanged, texts: Texts) -> Post:
    """For whoever ended it: called off, or over since yesterday."""
    name = short_name(changed.person.name)
    line = absence_line(changed.kept or changed.absence, texts)
    if changed.kept is None:
        return Post(texts("absence.called_off", name=name, line=line))
    return Post(texts("absence.ended", name=name, line=line))


def build_end_told(changed: AbsenceChanged, who: str, texts: Texts) -> Post:
    """For the person, where a head ended it."""
    return _end_told(changed, changed.team, who, texts)


def build_end_told_to_head(changed: AbsenceChanged, team: Team, who: str, texts: Texts) -> Post:
    """For a head of the team, where the person ended it or a head of another team did."""
    told = _end_told(changed, team, changed.person.name, texts)
    by = texts("absence.decided_by", head=short_name(who), team=changed.team.name)
    return told if changed.is_own else Post(lines(told.text, by))


def _end_told(changed: AbsenceChanged, team: Team, who: str, texts: Texts) -> Post:
    line = absence_line(changed.kept or changed.absence, texts)
    key = "absence.called_off_told" if changed.kept is None else "absence.ended_told"
    return Post(texts(key, who=short_name(who), team=team.name, line=line))


def build_list(found: AbsenceList, texts: Texts, *, name: str = "") -> Post:
    """One's open absences (or, with a ``name``, another's), how to say one, quick buttons."""
    own = [absence_line(it, texts) for it in (*found.past, *found.open)]
    title = texts("absence.title_of", name=short_name(name)) if name else texts("absence.title")
    waiting = [
        texts("absence.waiting", name=short_name(person.name), line=absence_line(it, texts))
        for person, it in found.waiting
    ]
    return Post(
        lines(
            title,
            *(own or [texts("absence.none_ahead")]),
            *waiting,
            "" if name else texts("absence.how"),
        ),
        buttons=(
            *(() if name else (_quick(found, texts),)),
            *_end_buttons((*found.past, *found.open), texts),
            *(row for _, it in found.waiting for row in _decision(it, texts)),
        ),
    )


def build_which(absences: Sequence[Absence], texts: Texts) -> Post:
    """«нет» was said, and there are several to end."""
    return Post(texts("absence.which"), buttons=_end_buttons(absences, texts))


def _quick(found: AbsenceList, texts: Texts) -> tuple[Button, ...]:
    today = found.today
    return (
        Button(texts("absence.button_today"), f"absent:day:{today.isoformat()}"),
        Button(texts("absence.button_tomorrow"), f"absent:day:{(today + DAY).isoformat()}"),
    )


def _decision(absence: Absence, texts: Texts, team: Team | None = None) -> Buttons:
    """``team``: for one of its heads, who may only look on at the team they speak of."""

    def press(said: str) -> str:
        data = f"absent:{said}:{absence.id}"
        return with_team(data, team.id) if team else data

    decline = Button(
        texts("absence.button_decline", days=absence_days(absence, texts)),
        press("no"),
    )
    if absence.state is not AbsenceState.WAITING:
        return ((decline,),)
    agree = texts("absence.button_agree", days=absence_days(absence, texts))
    return ((Button(agree, press("yes")), decline),)


def _end_buttons(absences: Sequence[Absence], texts: Texts) -> Buttons:
    return tuple(
        (
            Button(
                texts("absence.button_end", days=absence_days(it, texts)),
                f"absent:end:{it.id}",
            ),
        )
        for it in absences
    )
