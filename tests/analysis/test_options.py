"""What a place is for, who can make it safe, and the measures there are; never against a child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import networkx as nx
import pytest
from hypothesis import given

from ctx_map.analysis import Option, options
from ctx_map.errors import Refused, WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.powers import powers
from random_towns import ENOUGH_TOWNS, random_duties
from towns import adult, event, organisation, person, place, thing, tie, town, young

PARK = place("park", place_role="crime_site")
PAT, OWNER, FIRM = adult("pat"), organisation("owner"), organisation("firm")


def told(network: Network, about: str, *targets: str) -> list[str]:
    return [row.what for row in options(network, targets).rows if row.about == about]


def holders(network: Network, where: str = "park", *, max_people: int = 20) -> set[tuple[str | None, str]]:
    rows = options(network, [where], max_people=max_people).rows
    return {(row.who, row.what) for row in rows if row.about == "who can act" and row.who}


def test_the_role_of_a_place_is_read_aloud_with_where_the_word_comes_from() -> None:
    (row,) = [row for row in options(town(nodes=[PARK]), ["park"]).rows if row.about == "what it is for"]
    assert row.what == "harm site (where harm happens)"
    assert row.source.startswith("Felson 2003")


def test_a_place_without_a_role_and_without_anybody_says_both() -> None:
    answer = options(town(nodes=[place("park")]), ["park"])
    assert answer.sentences[0].startswith(
        "Park: no role recorded: for the meeting to judge; nobody is recorded as running it or working there: "
        "find out who owns, licenses or manages it; "
    )
    assert answer.considered["places where nobody is recorded as able to act"] == 1


def test_who_runs_a_place_is_listed_and_who_runs_that_organisation() -> None:
    network = town(("owner", "RUNS", "park"), ("pat", "RUNS", "owner"), nodes=[PARK, OWNER, PAT])
    assert holders(network) == {("owner", "Owner runs Park"), ("pat", "Pat runs Owner")}


def test_one_step_up_is_where_it_ends() -> None:
    network = town(
        ("owner", "RUNS", "park"), ("firm", "RUNS", "owner"), ("pat", "RUNS", "firm"), nodes=[PARK, OWNER, FIRM, PAT]
    )
    assert {who for who, _ in holders(network)} == {"owner", "firm"}


def test_an_organisation_that_works_for_another_has_that_one_above_it() -> None:
    network = town(("owner", "RUNS", "park"), ("owner", "WORKS_FOR", "firm"), nodes=[PARK, OWNER, FIRM])
    assert holders(network) == {("owner", "Owner runs Park"), ("firm", "Owner works for Firm")}


def test_another_place_of_the_same_owner_is_nobody_who_can_act() -> None:
    network = town(("owner", "RUNS", "park"), ("owner", "RUNS", "shop"), nodes=[PARK, place("shop"), OWNER])
    assert holders(network) == {("owner", "Owner runs Park")}


def test_who_worked_there_until_last_year_can_act_no_more_and_is_counted() -> None:
    network = town(tie("pat", "WORKS_FOR", "park", until="2025-12-31"), nodes=[PARK, PAT])
    assert holders(network) == set()
    assert options(network, ["park"]).considered["reports of running or working that have ended, not listed"] == 1


def test_a_young_person_with_a_job_there_has_no_duty_and_is_counted() -> None:
    network = town(("ash", "WORKS_FOR", "park"), nodes=[PARK, young("ash")])
    assert holders(network) == set()
    assert options(network, ["park"]).considered["under 18 or of unknown age and working there, not listed"] == 1


def test_many_workers_are_counted_and_not_listed_and_who_runs_it_is() -> None:
    network = town(
        ("pat", "WORKS_FOR", "park"), ("kim", "WORKS_FOR", "park"), ("owner", "RUNS", "park"),
        nodes=[PARK, PAT, adult("kim"), OWNER],
    )  # fmt: skip
    assert holders(network, max_people=1) == {("owner", "Owner runs Park")}
    assert "2 people working for Park, not listed" in [
        row.what for row in options(network, ["park"], max_people=1).rows
    ]


def test_an_online_space_has_its_platform() -> None:
    network = town(nodes=[place("server", platform="Blockhaven")])
    assert told(network, "who can act", "server") == [
        "Blockhaven, its platform: measures over premises do not reach it"
    ]


@pytest.mark.parametrize(("target", "aimed_at"), [("park", "place"), ("pat", "adult"), ("van", "thing")])
def test_the_measures_are_those_aimed_at_the_sort_of_target(target: str, aimed_at: str) -> None:
    network = town(nodes=[PARK, PAT, thing("van")])
    every = powers(network.as_at).values()
    assert told(network, "option", target) == [each.words for each in every if each.more["target"] == aimed_at]


def test_a_measure_comes_with_its_heading_its_statute_and_whether_counsel_should_check() -> None:
    rows = {row.what: row for row in options(town(nodes=[PARK]), ["park"]).rows}
    dispersal = rows["dispersal power"]
    assert (dispersal.heading, dispersal.statute) == (
        "behaviour", "Anti-social Behaviour, Crime and Policing Act 2014 s.34",
    )  # fmt: skip
    assert "have counsel check" in dispersal.source
    assert "have counsel check" not in rows["closure notice and order"].source


def test_a_measure_that_is_not_in_force_yet_is_not_listed() -> None:
    before = town(nodes=[thing("phone")], as_at=date(2017, 12, 4))
    assert told(before, "option", "phone") == []
    assert options(before, ["phone"]).sentences == ("Phone: 0 options to weigh.",)


def test_an_adult_who_protects_says_so_before_any_measure() -> None:
    network = town(tie("pat", "SUPPORTS", "ash", ref="R7"), ("pat", "CONTACTED", "ash"), nodes=[PAT, young("ash")])
    answer = options(network, ["pat"])
    first = answer.rows[0]
    assert first.what == "1 of 2 reports say it protects: ask what-if what would be lost"
    assert [report.ref for report in answer.reports(first)] == ["R7"]


def test_a_place_where_young_people_live_says_so_before_any_measure() -> None:
    network = town(
        tie("ash", "LIVES_AT", "park", ref="R7"),
        tie("bo", "LIVES_AT", "park", until="2025-12-31"),
        ("pat", "LIVES_AT", "park"),
        nodes=[PARK, young("ash"), young("bo"), PAT],
    )
    answer = options(network, ["park"])
    (row,) = [row for row in answer.rows if row.about == "what protects"]
    assert row.what == "young people live there: a measure against the place touches their home"
    assert [report.ref for report in answer.reports(row)] == ["R7"]


def test_a_place_where_only_adults_live_or_a_child_lived_does_not() -> None:
    network = town(
        ("pat", "LIVES_AT", "park"), tie("bo", "LIVES_AT", "park", until="2025-12-31"), nodes=[PARK, PAT, young("bo")]
    )
    assert told(network, "what protects", "park") == []


@pytest.mark.parametrize("child", [young("ash"), person("ash"), person("ash", kind="unidentified")])
def test_no_measure_is_proposed_against_a_child_or_somebody_of_unknown_age(child: object) -> None:
    network = town(nodes=[PARK, child])  # type: ignore[list-item]
    with pytest.raises(Refused, match="proposes no measures against a child"):
        options(network, ["park", "ash"])


def test_somebody_is_no_adult_before_the_day_on_which_they_turn_18() -> None:
    with pytest.raises(Refused):
        options(town(nodes=[person("ash", born="2008-11-25")], as_at=date(2026, 11, 24)), ["ash"])
    assert options(town(nodes=[person("ash", born="2008-11-24")], as_at=date(2026, 11, 24)), ["ash"]).rows


@pytest.mark.parametrize("target", ["owner", "fight"])
def test_other_sorts_are_wrong_use(target: str) -> None:
    with pytest.raises(WrongUse, match="places, adults and things"):
        options(town(nodes=[OWNER, event("fight")]), [target])


def test_it_is_asked_about_something() -> None:
    with pytest.raises(WrongUse, match="Name the places"):
        options(town(nodes=[PARK]), [])


def test_what_is_aimed_at_a_child_is_never_listed() -> None:
    network = town(nodes=[PARK, PAT, thing("van")])
    listed = {row.what for row in options(network, ["park", "pat", "van"]).rows}
    assert not listed & {each.words for each in powers(network.as_at).values() if each.more["target"] == "child"}


def test_a_row_holds_no_number() -> None:
    assert not [field.name for field in fields(Option) if str(field.type) in {"int", "float"}]


def found_by_walking(network: Network) -> Iterator[str]:
    """Who acts at l0, on a NetworkX graph: those that run or work there, and one step up from organisations."""
    graph = network.to_networkx()
    current = [
        (source, target, data["kind"])
        for source, target, data in graph.edges(data=True)
        if data["kind"] in ("RUNS", "WORKS_FOR") and not (data["until"] and data["until"] < "2026-11-24")
    ]
    duties: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    duties.add_nodes_from(graph.nodes)
    duties.add_edges_from((source, target, kind) for source, target, kind in current)
    near = set(duties.predecessors("l0"))
    yield from near
    for firm in (each for each in near if each.startswith("o")):
        yield from duties.predecessors(firm)
        yield from (to for _, to, kind in duties.out_edges(firm, keys=True) if kind == "WORKS_FOR" and to[0] == "o")


@ENOUGH_TOWNS
@given(random_duties())
def test_who_can_act_is_who_is_found_by_walking(network: Network) -> None:
    minors = {"p0"}  # every other person of these towns is an adult
    assert {who for who, _ in holders(network, "l0")} == set(found_by_walking(network)) - minors
