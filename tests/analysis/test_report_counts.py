"""What a report is, and that every answer counts reports and never links.

A report is what an agency wrote down: the pair of agency and reference. A link is one statement from a report.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings

from analysis.test_no_child_is_ranked import ANALYSES, FEWER, asked_besides
from ctx_map.analysis import (
    Result,
    both_roles,
    bridges,
    changes,
    connect,
    doubt,
    hotspots,
    options,
    pairs,
    protective,
    shared_contacts,
    shared_places,
    stability,
    unidentified,
    what_if,
    why,
)
from ctx_map.analysis.questions.doubt.links_in_doubt import DEPENDED_ON
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE, random_reported_towns
from towns import Tie, adult, event, person, tie, town, young

CHILDREN = ("ash", "bo", "cy")


def in_one_report(*who: str, where: str = "green") -> list[Tie]:
    """One police report that names everybody at a place."""
    return [tie(name, "SPENDS_TIME_AT", where, agency="police", ref="R1", since="2026-11-01") for name in who]


def reports_behind(network: Network, links: tuple[str, ...]) -> set[tuple[str, str]]:
    """Agency and reference of these links, looked up one by one."""
    said = {row["key"]: (row["agency"], row["ref"]) for row in network.links.iter_rows(named=True)}
    return {said[link] for link in links}


def ask(name: str, network: Network) -> Result[Any]:
    options_asked = FEWER.get(name, {})
    return ANALYSES[name](network, *asked_besides(name, network), **options_asked)


def test_one_report_that_names_three_young_people_is_one_report() -> None:
    (row,) = shared_places(town(*in_one_report(*CHILDREN))).rows
    assert (row.people, row.reports, len(row.links)) == (3, 1, 3)


def test_the_same_reference_from_two_agencies_is_two_reports() -> None:
    network = town(*in_one_report("ash", "bo"), tie("cy", "SPENDS_TIME_AT", "green", agency="health", ref="R1"))
    assert [row.reports for row in shared_places(network).rows] == [2]


def test_an_agency_and_a_reference_that_read_alike_when_joined_are_two_reports() -> None:
    one = tie("ash", "SPENDS_TIME_AT", "green", agency="a", ref="bc")
    other = tie("bo", "SPENDS_TIME_AT", "green", agency="ab", ref="c")
    assert [row.reports for row in shared_places(town(one, other)).rows] == [2]


def test_an_event_and_those_in_it_written_down_together_are_one_report() -> None:
    said: dict[str, Any] = {"agency": "police", "ref": "R7", "since": "2026-11-02"}
    network = town(
        tie("ash", "INVOLVED_IN", "fight", **said),
        tie("bo", "INVOLVED_IN", "fight", **said),
        tie("fight", "HAPPENED_AT", "green", **said),
    )
    assert [row.reports for row in shared_places(network).rows] == [1]
    assert [(row.events, row.reports) for row in hotspots(network).rows] == [(1, 1)]


def test_a_sentence_says_what_one_report_says_and_that_one_agency_alone_has_reported() -> None:
    assert "Green is in 1 police report." in shared_places(town(*in_one_report(*CHILDREN))).sentences
    again = tie("ash", "SPENDS_TIME_AT", "green", agency="police", ref="R2")
    two = shared_places(town(*in_one_report("ash", "bo"), again)).sentences
    assert two[0].startswith("Green is shared by 2 young people")
    assert "Green is in 2 reports, all from police." in two
    other = tie("ash", "SPENDS_TIME_AT", "green", agency="health", ref="R2")
    both = shared_places(town(*in_one_report("ash", "bo"), other)).sentences
    assert both[0].startswith("Green is shared by 2 young people")
    assert "Green is in 2 reports from 2 agencies." in both


def test_a_contact_of_one_report_is_said_like_a_place() -> None:
    ties = [tie("lee", "CONTACTED", name, agency="police", ref="R1") for name in CHILDREN]
    answer = shared_contacts(town(*ties, nodes=[adult("lee")]))
    assert "Lee is in 1 police report." in answer.sentences


def test_a_report_protects_once_however_many_links_of_it_do() -> None:
    cares = [tie("mo", "CARES_FOR", name, agency="police", ref="R1") for name in ("ash", "bo")]
    network = town(*cares, tie("mo", "CONTACTED", "ash", agency="police", ref="R2"), nodes=[adult("mo")])
    (row,) = shared_contacts(network).rows
    assert row.protective == "recorded as protective in 1 of 2 reports"


def test_two_links_of_one_report_rest_on_one_report() -> None:
    said: dict[str, Any] = {"agency": "police", "ref": "R1", "grade": "1BP"}
    days = ("2026-11-01", "2026-11-02")
    twice = [tie(name, "SPENDS_TIME_AT", "green", since=day, **said) for name in ("ash", "bo") for day in days]
    answer = doubt(town(*twice))
    assert [row.doubts for row in answer.rows] == [(DEPENDED_ON,)] * 2
    assert answer.considered["shared places and contacts that depend on a single report"] == 1


def test_an_agency_has_contributed_reports_not_links() -> None:
    considered = doubt(town(*in_one_report(*CHILDREN))).considered
    assert considered["reports from police"] == 1


def test_hotspots_say_in_how_many_reports_an_agency_is_heard() -> None:
    considered = hotspots(town(*in_one_report(*CHILDREN))).considered
    assert considered["reports from police"] == 1


def test_a_step_on_two_links_of_one_report_is_a_step_on_one_report() -> None:
    twice = [tie("ash", kind, "bo", agency="police", ref="R1") for kind in ("KNOWS", "FRIEND_OF")]
    answer = connect(town(*twice), "ash", "bo")
    assert answer.rows[0].single_report_steps == 1
    assert "(1 report)" in answer.rows[0].sentence
    assert answer.considered["reports"] == 1


def test_why_says_how_many_links_one_report_makes() -> None:
    answer = why(town(*in_one_report(*CHILDREN)), "green")
    assert len(answer.rows) == 3
    assert answer.sentences[0] == "3 links about Green, all from 1 police report."
    assert "Only one agency has reported this." in answer.sentences
    assert answer.considered == {"reports about it": 1}


def test_what_if_counts_the_reports_of_ties_that_protect() -> None:
    said: dict[str, Any] = {"agency": "police", "ref": "R1", "protective": True}
    network = town(*[tie(name, "SPENDS_TIME_AT", "green", **said) for name in CHILDREN])
    assert [row.protective_lost for row in what_if(network, without=["green"]).rows] == [1]
    assert [row.protective_lost for row in what_if(network, everything=True).rows] == [1]


def test_a_bridge_is_safe_only_where_every_link_protects() -> None:
    one: dict[str, Any] = {"agency": "police", "ref": "R1"}
    cares = [tie("mo", "CARES_FOR", name, **one) for name in ("ash", "bo")]
    (safe,) = bridges(town(*cares, nodes=[adult("mo")])).rows
    assert (safe.reports, safe.finding) == (1, "recorded as protective")
    mixed = town(*cares, tie("mo", "CONTACTED", "bo", **one), nodes=[adult("mo")])
    (row,) = bridges(mixed).rows
    assert (row.reports, row.finding) == (1, "recorded as protective, but not in every link")


def test_an_unidentified_person_has_as_many_reports_as_sources() -> None:
    said = [tie("tall", kind, "ash", agency="police", ref=ref) for kind, ref in (("KNOWS", "R1"), ("CONTACTED", "R1"))]
    more = tie("tall", "CONTACTED", "bo", agency="health", ref="R1")
    (row,) = unidentified(town(*said, more, nodes=[person("tall", kind="unidentified")])).rows
    assert (row.sources, row.reports, len(row.links)) == (2, 2, 3)


def test_options_and_protection_and_parts_in_events_are_told_in_reports() -> None:
    said: dict[str, Any] = {"agency": "police", "ref": "R1"}
    network = town(
        *[tie("mo", "CARES_FOR", name, **said) for name in ("ash", "bo")],
        tie("ash", "INVOLVED_IN", "fight", role="victim", **said),
        tie("ash", "INVOLVED_IN", "theft", role="suspect", **said),
        nodes=[adult("mo"), young("ash"), young("bo")],
    )
    assert protective(network).considered["reports of protective links"] == 1
    assert both_roles(network).considered["reports"] == 1
    assert any(row.what == "recorded as protective" for row in options(network, ["mo"]).rows)


def test_changes_are_links_from_reports() -> None:
    before = town(*in_one_report("ash"), as_at=town().as_at.replace(day=1))
    now = town(*in_one_report(*CHILDREN), nodes=[event("fair")])
    answer = changes(before, now)
    assert answer.sentences[0].startswith("2 links from 1 report are new or changed since 1 November 2026")
    assert (answer.considered["links known then"], answer.considered["links known now"]) == (1, 3)


def test_whole_reports_are_lost_at_random_not_single_links() -> None:
    network = town(*in_one_report(*CHILDREN, where="green"), *in_one_report(*CHILDREN, where="park"))
    answer = stability(network, lambda asked: shared_places(asked, min_people=3), runs=60)
    stays = {tuple(round(getattr(row, f"stays_at_{loss}"), 6) for loss in (5, 10, 20, 30)) for row in answer.rows}
    # both places fall together, and with them the one report: in some runs of a hundred, not in most
    assert len(stays) == 1
    assert stays.pop()[-1] > 0.5


@pytest.mark.parametrize("fewest", [1, 2, 3])
def test_the_headline_of_pairs_follows_the_least_that_is_asked_for(fewest: int) -> None:
    ties = [(name, "SPENDS_TIME_AT", where) for name in CHILDREN for where in ("green", "park")]
    more = [("ash", "SPENDS_TIME_AT", "pier"), ("bo", "SPENDS_TIME_AT", "pier"), ("dee", "SPENDS_TIME_AT", "pier")]
    answer = pairs(town(*ties, *more), min_shared=fewest)
    shared = "place, thing, event or group" if fewest == 1 else "places, things, events or groups"
    number = {
        1: "5 pairs of young people share",
        2: "3 pairs of young people share",
        3: "1 pair of young people shares",
    }
    assert answer.sentences[0] == f"{number[fewest]} at least {fewest} {shared}."


@pytest.mark.parametrize("name", sorted(set(ANALYSES) - {"areas"}))
@settings(max_examples=15)
@given(network=random_reported_towns())
def test_the_reports_of_every_row_are_those_of_the_links_it_names(name: str, network: Network) -> None:
    for row in ask(name, network).rows:
        behind = reports_behind(network, tuple(getattr(row, "links", ())))
        if hasattr(row, "reports"):
            assert row.reports == len(behind)
        for said in (getattr(row, "protective", None), getattr(row, "graded", None)):
            if isinstance(said, str) and (of := re.match(r"(\d+) of (\d+) report", said)):
                assert int(of[1]) <= int(of[2]) == len(behind)


@pytest.mark.parametrize("name", ["shared_places", "shared_contacts"])
@ENOUGH_TOWNS
@given(network=random_reported_towns())
def test_the_reports_considered_are_those_of_all_rows_of_one_or_more(name: str, network: Network) -> None:
    answer = ANALYSES[name](network, min_people=1)
    behind = [link for row in answer.rows for link in row.links]
    assert answer.considered["reports"] == len(reports_behind(network, tuple(behind)))


@ENOUGH_TOWNS
@given(network=random_reported_towns())
def test_what_is_lost_of_protection_is_the_reports_of_it(network: Network) -> None:
    answer = what_if(network)
    for row in answer.rows:
        protecting = [report for report in answer.reports(row) if report.protective]
        assert row.protective_lost == len({(each.agency, each.ref) for each in protecting})


@ENOUGH_TOWNS
@given(network=random_reported_towns())
def test_the_steps_on_one_report_are_counted_one_by_one(network: Network) -> None:
    if not {PEOPLE[0], PEOPLE[1]} <= set(network.keys):
        return
    answer = connect(network, PEOPLE[0], PEOPLE[1])
    for row in answer.rows:
        steps = [
            {(each.agency, each.ref) for each in answer.reports(row) if {each.source, each.target} == set(step)}
            for step in zip(row.nodes, row.nodes[1:], strict=False)
        ]
        assert row.single_report_steps == sum(len(step) == 1 for step in steps)
