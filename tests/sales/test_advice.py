from sales.advice import Advice, Kind, Recent, advise
from sales.catalog import Figure, Figures
from sales.norms import Link, Mean


def recent(
    person_id: int,
    figures: dict[str, int] | None = None,
    asked: dict[str, int] | None = None,
    silent_days: int = 0,
    links: tuple[Link, ...] = (),
    in_team: int = 3,
) -> Recent:
    def counts(numbers: dict[str, int] | None) -> Figures:
        return {key: Figure(count) for key, count in (numbers or {}).items()}

    return Recent(
        person_id=person_id,
        days=5,
        in_team=in_team,
        figures=counts(figures),
        links=links,
        asked=asked or {},
        silent_days=silent_days,
    )


def test_the_longest_silence_comes_first() -> None:
    found = advise([recent(1, silent_days=1), recent(2, silent_days=4)])

    assert found == (Advice(Kind.SILENT, 2, 4), Advice(Kind.SILENT, 1, 1))


def test_of_newcomers_nothing_is_said_before_they_have_three_workdays() -> None:
    asked, done = {"calls": 100}, {"calls": 1, "points": 1}
    assert advise([recent(1, done, asked, in_team=2), recent(2, silent_days=2, in_team=2)]) == ()
    assert advise([recent(1, done, asked, in_team=3)]) == (
        Advice(Kind.SHORTFALL, 1, 1, 100, "calls"),
    )


def test_of_one_who_is_silent_only_the_silence_is_said() -> None:
    assert advise([recent(1, asked={"calls": 100}, silent_days=5)]) == (Advice(Kind.SILENT, 1, 5),)


def test_the_metric_furthest_below_its_minimum_is_named_with_both_numbers() -> None:
    found = advise([recent(1, {"calls": 90, "meetings": 2}, {"calls": 100, "meetings": 10})])

    assert found == (Advice(Kind.SHORTFALL, 1, 2, 10, "meetings"),)


def test_of_two_shortfalls_the_deeper_one_comes_first() -> None:
    found = advise(
        [
            recent(1, {"calls": 19}, {"calls": 20}),
            recent(2, {"calls": 4}, {"calls": 20}),
        ]
    )

    assert [it.person_id for it in found] == [2, 1]


def test_three_proposals_without_a_sale_are_something_to_look_at() -> None:
    assert advise([recent(1, {"proposals": 3})]) == (Advice(Kind.PROPOSALS_UNSOLD, 1, 3),)
    assert advise([recent(1, {"proposals": 2})]) == ()
    assert advise([recent(1, {"proposals": 3, "won": 1})]) == ()


def test_presentations_without_a_sale_lose_clients_at_the_presentation() -> None:
    assert advise([recent(1, {"presentations": 4})]) == (Advice(Kind.PRESENTATIONS_UNSOLD, 1, 4),)


def test_many_calls_without_a_meeting_point_to_the_approach_or_the_list() -> None:
    assert advise([recent(1, {"calls": 20})]) == (Advice(Kind.CALLS_UNMET, 1, 20),)
    assert advise([recent(1, {"calls": 20, "meetings": 1})]) == ()


def test_refusals_count_among_the_calls_whose_outcome_is_known() -> None:
    outcomes = {
        "calls.not_interested": 5,
        "calls.not_ours": 3,
        "calls.interested": 2,
        "meetings": 1,
    }

    assert advise([recent(1, {"calls": 60, **outcomes})]) == (Advice(Kind.REFUSALS, 1, 8, 10),)


def test_the_highest_share_of_refusals_comes_first() -> None:
    some = {"calls.not_interested": 6, "calls.interested": 4}
    most = {"calls.not_interested": 9, "calls.interested": 1}

    assert [it.person_id for it in advise([recent(1, some), recent(2, most)])] == [2, 1]


def test_first_meetings_that_end_without_a_next_step_are_named() -> None:
    met = {"first_meetings": 4, "meetings": 4, "first_meetings.next_step": 1}

    assert advise([recent(1, met)]) == (Advice(Kind.NO_NEXT_STEP, 1, 1, 4),)


def fallen(metric: str, now: int, norm: int = 20) -> Link:
    """What five days brought a day, and forty days before them."""
    return Link(metric, Mean(5 * now, 5), Mean(40 * norm, 40))


def test_the_weakest_link_against_ones_own_norm_comes_before_a_minimum() -> None:
    links = (fallen("calls", 12), fallen("emails", 9))

    found = advise([recent(1, {"calls": 60}, {"calls": 100}, links=links)])

    assert found == (Advice(Kind.BELOW_NORM, 1, metric="emails", link=links[1]),)


def test_of_two_people_the_one_further_below_their_norm_comes_first() -> None:
    found = advise(
        [recent(1, links=(fallen("calls", 12),)), recent(2, links=(fallen("calls", 3),))]
    )

    assert [it.person_id for it in found] == [2, 1]


def test_a_link_that_rests_gives_way_to_the_next_one() -> None:
    links = (fallen("calls", 2), fallen("emails", 9))

    found = advise([recent(1, {"calls": 2}, {"calls": 9}, links=links)], {(1, "calls")})

    assert [it.subject for it in found] == ["emails"]


def test_another_link_of_one_whose_talk_rests_comes_after_everyone_else() -> None:
    people = [
        recent(1, {"calls": 1}, {"calls": 9, "emails": 9}),
        recent(2, {"calls": 8}, {"calls": 9}),
        recent(3, silent_days=2),
        recent(4, {"calls": 7}, {"calls": 9}),
    ]

    assert [it.person_id for it in advise(people)] == [3, 1, 4]
    assert [it.person_id for it in advise(people[:3], {(1, "calls")})] == [3, 2, 1]
    assert [it.person_id for it in advise(people, {(1, "calls")})] == [3, 4, 2]


def test_silence_and_praise_may_rest_too() -> None:
    people = [recent(1, silent_days=3), recent(2, {"calls": 9, "points": 9}, {"calls": 9})]

    assert advise(people, {(1, "silent"), (2, "praise")}) == ()


def test_what_rests_of_one_person_is_said_of_another() -> None:
    people = [recent(it, {"calls": 3}, {"calls": 9}) for it in (1, 2)]

    assert [it.person_id for it in advise(people, {(1, "calls")})] == [2]


def test_no_two_talks_are_with_the_same_person() -> None:
    alone = recent(1, {"calls": 50, "proposals": 9, "points": 50}, {"calls": 99})

    assert len(advise([alone])) == 1


def test_the_three_are_of_different_kinds_and_people_and_end_with_praise() -> None:
    found = advise(
        [
            recent(1, silent_days=3),
            recent(2, silent_days=2),
            recent(3, {"calls": 10, "proposals": 5, "points": 35}, {"calls": 100}),
            recent(4, {"calls": 100, "points": 80}, {"calls": 100}),
        ]
    )

    assert [(it.kind, it.person_id) for it in found] == [
        (Kind.SILENT, 1),
        (Kind.SHORTFALL, 3),
        (Kind.PRAISE, 4),
    ]


def test_praise_goes_to_who_met_the_minimums_before_who_has_more_points() -> None:
    found = advise(
        [
            recent(1, {"calls": 90, "points": 300}, {"calls": 100}),
            recent(2, {"calls": 100, "points": 100}, {"calls": 100}),
        ]
    )

    assert found[-1] == Advice(Kind.PRAISE, 2, 100)


def test_of_nobody_there_is_nothing_to_say() -> None:
    assert advise([]) == ()
    assert advise([recent(1)]) == ()


def test_there_are_never_more_than_three() -> None:
    people = [
        recent(it, {"calls": 30, "proposals": 9, "points": 1}, {"calls": 99}) for it in range(9)
    ]

    assert len(advise(people)) == 3
