"""Whom an absence, its decision or its end is told, beside the one (``by``) who said it."""

from collections.abc import Iterable, Iterator

from handlers.telling import Notice
from locales.texts import texts
from reports.absences import (
    build_decision_elsewhere,
    build_decision_told,
    build_end_told,
    build_end_told_to_head,
    build_for_head,
    build_for_person,
)
from sales.absences import AbsenceChanged, AbsenceEntered
from sales.teams import Person
from services.absences import Reworded


def of_entered(entered: AbsenceEntered, by: Person) -> Iterator[Notice]:
    """Heads decide on each by its own buttons."""
    for absence in entered.absences:
        for head, team in entered.heads:
            told = build_for_head(entered.person, team, absence, texts(head.language))
            yield Notice(head, team, told)
    if not entered.is_own:
        told = build_for_person(entered, by.name, texts(entered.person.language))
        yield Notice(entered.person, entered.team, told)


def of_reworded(reworded: Reworded, by: Person) -> Iterator[Notice]:
    if reworded.entered is not None:
        yield from of_entered(reworded.entered, by)
    yield from of_all_ended(reworded.ended, by)


def of_all_ended(ended: Iterable[AbsenceChanged], by: Person) -> Iterator[Notice]:
    for changed in ended:
        yield from of_ended(changed, by)


def of_ended(changed: AbsenceChanged, by: Person) -> Iterator[Notice]:
    for head, team in changed.heads:
        told = build_end_told_to_head(changed, team, by.name, texts(head.language))
        yield Notice(head, team, told)
    if not changed.is_own:
        told = build_end_told(changed, by.name, texts(changed.person.language))
        yield Notice(changed.person, changed.team, told)


def of_decided(changed: AbsenceChanged, by: Person) -> Iterator[Notice]:
    if not changed.is_own:
        told = build_decision_told(changed, by.name, texts(changed.person.language))
        yield Notice(changed.person, changed.team, told)
    for head, team in changed.heads:
        told = build_decision_elsewhere(changed, by.name, texts(head.language))
        yield Notice(head, team, told)
