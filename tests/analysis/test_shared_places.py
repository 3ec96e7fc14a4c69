"""Places that several young people share."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given

from ctx_map.analysis import SharedContext, shared_places
from ctx_map.analysis.answers.chance_sentences import chance_sentence
from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.analysis.measures.hypergeometric import COULD_BE, UNLIKELY, VERY_UNLIKELY, disagree
from ctx_map.analysis.rows.participation import AT_A_PLACE
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE, is_young, named_links, random_towns, young_in_contexts
from towns import adult, person, place, tie, town, young

PARK = [("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park")]


def found(network: Network, **asked: object) -> set[tuple[str, tuple[str, ...]]]:
    return {(row.id, row.people_ids) for row in shared_places(network, **asked).rows}  # type: ignore[arg-type]


def test_a_place_is_shared_when_two_young_people_spend_time_live_or_attend_there() -> None:
    network = town(*PARK, ("ash", "LIVES_AT", "home"), ("cy", "ATTENDS", "school"), ("bo", "ATTENDS", "school"))
    assert found(network) == {("park", ("ash", "bo")), ("school", ("bo", "cy"))}


def test_a_place_is_shared_through_an_event_that_happened_there_and_both_reports_are_evidence() -> None:
    network = town(
        ("ash", "SPENDS_TIME_AT", "arcade"), ("bo", "INVOLVED_IN", "fight"), ("fight", "HAPPENED_AT", "arcade")
    )
    (row,) = shared_places(network).rows
    assert (row.id, row.people_ids, row.links) == ("arcade", ("ash", "bo"), ("link0000", "link0001", "link0002"))


def test_an_adult_does_not_make_a_place_shared() -> None:
    assert found(town(*PARK, nodes=[adult("bo")])) == set()


def test_a_place_can_ask_for_more_people() -> None:
    network = town(*PARK, ("cy", "SPENDS_TIME_AT", "park"), ("ash", "ATTENDS", "school"), ("bo", "ATTENDS", "school"))
    assert found(network, min_people=3) == {("park", ("ash", "bo", "cy"))}


def test_with_named_people_only_they_are_counted_but_the_weight_is_of_everybody() -> None:
    network = town(*PARK, ("cy", "SPENDS_TIME_AT", "park"))
    (row,) = shared_places(network, people=("ash", "bo")).rows
    assert (row.people, row.people_ids, row.weight) == (2, ("ash", "bo"), 0.5)


def test_two_reports_of_one_visit_are_two_reports_of_one_person() -> None:
    (row,) = shared_places(town(*PARK, tie("ash", "SPENDS_TIME_AT", "park", agency="police"))).rows
    assert (row.people, row.reports) == (2, 3)


def test_the_most_shared_place_comes_first_then_the_most_reported_then_by_id() -> None:
    network = town(
        *PARK,
        *[(who, "ATTENDS", "school") for who in ("ash", "bo", "cy")],
        *[(who, "SPENDS_TIME_AT", "mall") for who in ("ash", "bo", "bo")],
        *[(who, "SPENDS_TIME_AT", "cafe") for who in ("ash", "bo")],
    )
    assert [row.id for row in shared_places(network).rows] == ["school", "mall", "cafe", "park"]


def test_an_online_place_is_a_place_with_its_kind() -> None:
    online = place("chat", kind="online", platform="a platform")
    (row,) = shared_places(
        town(("ash", "SPENDS_TIME_AT", "chat"), ("bo", "SPENDS_TIME_AT", "chat"), nodes=[online])
    ).rows
    assert (row.id, row.kind, row.label) == ("chat", "online", "Place")


def test_protective_reports_are_counted_beside_the_others() -> None:
    network = town(PARK[0], tie("bo", "SPENDS_TIME_AT", "park", protective=True))
    assert shared_places(network).rows[0].protective == "recorded as protective in 1 of 2 reports"


def test_a_named_person_without_such_a_report_is_said() -> None:
    network = town(*PARK, ("cy", "USES", "phone"))
    considered = shared_places(network, people=("ash", "bo", "cy")).considered
    assert considered["people named with no such report as a young person"] == 1


def test_an_id_that_is_not_in_the_view_is_refused_without_being_repeated() -> None:
    with pytest.raises(WrongUse) as refused:
        shared_places(town(*PARK), people=("ash", "zed"))
    assert "zed" not in str(refused.value)


def test_an_answer_says_what_it_does_not_mean_and_what_is_withheld() -> None:
    said = shared_places(town(*PARK)).explain()
    assert "Sharing a place does not mean that they met there" in " ".join(said)
    assert said[-1] == "No information is restricted."


def test_a_row_is_explained_by_its_reports() -> None:
    answer = shared_places(
        town(tie("ash", "SPENDS_TIME_AT", "park", grade="1BP", since="2026-05-01"), PARK[1]), people=("ash", "bo")
    )
    assert answer.explain(answer.rows[0])[0] == (
        "Ash spends time at Park (reported by school, ref r0, since 1 May 2026, "
        "graded 1BP: source reliable, information known indirectly but corroborated)"
    )


def test_an_empty_town_gives_an_empty_answer() -> None:
    answer = shared_places(town())
    assert (list(answer.rows), answer.to_frame().columns[0]) == ([], "id")


def brute_force(network: Network) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Shared places counted one by one: place, people, reports."""
    people: dict[str, set[str]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    links = list(named_links(network))
    for link in links:
        if not is_young(network, link, link["source"]):
            continue
        if link["kind"] in AT_A_PLACE:
            people[link["target"]].add(link["source"])
            reports[link["target"]].add(link["key"])
        if link["kind"] == "INVOLVED_IN":
            for there in links:
                if there["kind"] == "HAPPENED_AT" and there["source"] == link["target"]:
                    people[there["target"]].add(link["source"])
                    reports[there["target"]] |= {link["key"], there["key"]}
    return {(at, tuple(sorted(who)), tuple(sorted(reports[at]))) for at, who in people.items() if len(who) > 1}


def rows_as_tuples(rows: object) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {(row.id, row.people_ids, row.links) for row in rows if isinstance(row, SharedContext)}  # type: ignore[attr-defined]


@ENOUGH_TOWNS
@given(random_towns())
def test_shared_places_are_those_counted_one_by_one(network: Network) -> None:
    answer = shared_places(network)
    assert rows_as_tuples(answer.rows) == brute_force(network)
    assert all((row.people, row.reports) == (len(row.people_ids), len(row.links)) for row in answer.rows)


@ENOUGH_TOWNS
@given(random_towns())
def test_with_everybody_named_the_same_places_are_shared(network: Network) -> None:
    named = tuple(key for key in PEOPLE if key in network.keys)
    assert rows_as_tuples(shared_places(network, people=named).rows) == brute_force(network)


@ENOUGH_TOWNS
@given(random_towns())
def test_weights_are_those_of_all_young_people_of_the_place(network: Network) -> None:
    direct = young_in_contexts(network, AT_A_PLACE)
    for row in shared_places(network).rows:
        assert {who for who, at in direct if at == row.id} <= set(row.people_ids)
        assert row.weight == 1 / (row.people - 1)


def test_turning_18_today_does_not_take_a_place_away() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-11-01"),
        tie("bo", "SPENDS_TIME_AT", "park", since="2026-11-01"),
        nodes=[person("ash", born="2008-11-24"), young("bo")],
    )
    assert found(network) == {("park", ("ash", "bo"))}


def crowd(number: int, at: str) -> list[tuple[str, str, str]]:
    return [(f"p{n:02d}", "ATTENDS", at) for n in range(number)]


def test_what_is_unlikely_to_be_chance_comes_first_and_a_busy_school_last() -> None:
    both = [("p00", "SPENDS_TIME_AT", "park"), ("p01", "SPENDS_TIME_AT", "park")]
    answer = shared_places(town(*crowd(30, "school"), *both), people=("p00", "p01"))
    assert [row.id for row in answer.rows] == ["park", "school"]
    assert answer.sentences[0] == "Park is shared by both young people named, which is very unlikely to be chance."
    assert answer.sentences[-1] == "School is linked to more than 20 young people, so sharing it tells you little."


@pytest.mark.parametrize(("number", "last"), [(20, "park"), (21, "school")])
def test_a_place_of_more_than_twenty_is_busy(number: int, last: str) -> None:
    both = [("x", "SPENDS_TIME_AT", "park"), ("y", "SPENDS_TIME_AT", "park")]
    assert shared_places(town(*crowd(number, "school"), *both)).rows[-1].id == last


def test_what_one_report_alone_says_comes_after_what_several_say() -> None:
    named_together = [tie(f"p{n:02d}", "SPENDS_TIME_AT", "pier", ref="R1") for n in range(6)]
    habits = [tie(who, "SPENDS_TIME_AT", "park", ref=f"S{who}") for who in ("x", "y")]
    answer = shared_places(town(*named_together, *habits))
    assert [(row.id, row.people, row.reports) for row in answer.rows] == [("park", 2, 2), ("pier", 6, 1)]


def test_without_chance_the_busiest_are_last_and_the_columns_say_why() -> None:
    network = town(*crowd(30, "school"), ("p00", "SPENDS_TIME_AT", "park"), ("p01", "SPENDS_TIME_AT", "park"))
    rows = shared_places(network, chance=False).rows
    assert [(row.id, row.surprise) for row in rows] == [
        ("park", "not worked out"),
        ("school", "not worked out"),
    ]


def test_two_measures_disagree_where_only_one_says_that_it_could_be_chance() -> None:
    assert disagree("very unlikely to be chance", "chance not ruled out")
    assert not disagree("very unlikely to be chance", "unlikely to be chance")
    assert not disagree("too few to tell", "chance not ruled out")


def test_an_answer_without_rows_says_why() -> None:
    assert shared_places(town()).sentences == (
        "No place is shared by at least 2 young people.",
        "There are no places on this map.",
        "There are no reports on this map. It shows what was recorded by 24 November 2026. "
        "To ask about an earlier time with what is known today, leave out --as-at and use --since and --until.",
    )
    network = town(tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01"), since="2026-04-01")
    assert shared_places(network).sentences[1:] == (
        "The dated reports on this map run from 1 May 2026 to 1 May 2026.",
        "Only reports within the dates you chose are counted. Leave out --since and --until to see all.",
    )


@ENOUGH_TOWNS
@given(random_towns())
def test_no_row_that_could_be_chance_comes_before_one_that_is_unlikely_to_be(network: Network) -> None:
    rows = [row for row in shared_places(network, chance=True).rows if row.weight > 1 / BUSY_ABOVE]
    unlikely = [row.surprise in (VERY_UNLIKELY, UNLIKELY) for row in rows]
    assert unlikely == sorted(unlikely, reverse=True)


def test_a_finding_on_which_the_two_measures_disagree_says_why_in_one_sentence() -> None:
    words = {"allows_for": "how busy it is", "by_chance": "as many may share it without knowing each other"}
    assert chance_sentence("The park is shared by 9", VERY_UNLIKELY, COULD_BE, **words) == (
        "The park is shared by 9, which is very unlikely to be chance. Once you allow for how busy it is, as many may "
        "share it without knowing each other."
    )
    assert chance_sentence("The park is shared by 9", COULD_BE, UNLIKELY, **words) == (
        "The park is shared by 9. As many may share it without knowing each other. It is unlikely to be chance once "
        "you allow for how busy it is."
    )
    assert chance_sentence("Ash and Bo share 3", UNLIKELY, VERY_UNLIKELY, **words) == (
        "Ash and Bo share 3, which is unlikely to be chance."
    )
