"""Who and what protects each young person, in names and never in numbers."""

from __future__ import annotations

from dataclasses import fields

from ctx_map.analysis.questions.protective import NO_ONE, Protection, protective
from ctx_map.network import Network
from towns import adult, person, place, tie, town, young


def found(network: Network) -> dict[str, tuple[str, ...]]:
    return {
        row.id: (*row.trusted_adults, *row.protective_friends, *row.safe_places) for row in protective(network).rows
    }


def test_a_carer_protects_by_the_kind_of_link_alone() -> None:
    assert found(town(("gran", "CARES_FOR", "ash"), nodes=[adult("gran"), young("ash")])) == {"ash": ("gran",)}


def test_a_friend_protects_when_the_report_says_so_and_not_otherwise() -> None:
    network = town(
        tie("ash", "FRIEND_OF", "bo", protective=True),
        ("ash", "FRIEND_OF", "cy"),
        nodes=[*map(young, ("ash", "bo", "cy"))],
    )
    assert found(network) == {"ash": ("bo",), "bo": ("ash",), "cy": ()}


def test_a_place_of_safety_protects_those_who_spend_time_there() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "club"), nodes=[young("ash"), place("club", place_role="place_of_safety")])
    assert found(network) == {"ash": ("club",)}


def test_a_tie_that_has_ended_protects_no_more() -> None:
    network = town(tie("gran", "CARES_FOR", "ash", until="2026-01-31"), nodes=[adult("gran"), young("ash")])
    assert found(network) == {"ash": ()}


def test_who_has_nobody_is_said_in_words_and_in_the_first_sentence() -> None:
    answer = protective(town(("ash", "SPENDS_TIME_AT", "park"), nodes=[young("ash")]))
    assert [(row.id, row.finding) for row in answer.rows] == [("ash", NO_ONE)]
    assert answer.explain()[0] == "No one protective is recorded for Ash."


def test_young_people_are_listed_by_name_and_unidentified_people_are_not_listed() -> None:
    people = [young("a", name="Zed"), young("z", name="Ali"), person("man", kind="unidentified"), adult("vic")]
    assert [row.id for row in protective(town(nodes=people)).rows] == ["z", "a"]


def test_only_those_named_are_listed_when_some_are_named() -> None:
    network = town(nodes=[young("ash"), young("bo")])
    assert [row.id for row in protective(network, people=["bo"]).rows] == ["bo"]


def test_the_reports_behind_a_row_are_those_of_its_ties() -> None:
    answer = protective(town(tie("gran", "CARES_FOR", "ash", ref="R7"), nodes=[adult("gran"), young("ash")]))
    assert {report.ref for report in answer.reports(answer.rows[0])} == {"R7"}


def test_a_row_holds_no_number() -> None:
    assert not [field.name for field in fields(Protection) if str(field.type) in {"int", "float"}]
