"""Who is reported as harmed and as causing harm: parts in events, never a word for a person."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given

from ctx_map.analysis import PartInEvent, both_roles
from ctx_map.network import Network
from ctx_map.vocabulary.statements import Role
from random_towns import ENOUGH_TOWNS, named_links, random_parts
from towns import Tie, adult, event, person, tie, town, young

NODES = [young("ash"), young("bo"), event("robbery", occurred_from="2026-05-01T17:40", kind="incident"), event("debt")]


def part(who: str, what: str, role: str, **report: str | bool) -> Tie:
    return tie(who, "INVOLVED_IN", what, role=role, **report)


def found(network: Network, *people: str) -> set[tuple[str, str, str]]:
    recorded = {role.words: role.value for role in Role}
    return {(row.id, row.event, recorded[row.role]) for row in both_roles(network, people=people).rows}


def test_a_part_is_told_as_the_report_tells_it_and_never_by_a_word_for_a_person() -> None:
    network = town(part("ash", "debt", "victim"), part("ash", "robbery", "suspect"), nodes=NODES)
    assert {row.role for row in both_roles(network).rows} == {"reported as harmed", "reported as suspected"}


def test_a_child_harmed_in_one_event_and_suspected_in_another_is_listed_with_both() -> None:
    network = town(part("ash", "debt", "victim"), part("ash", "robbery", "suspect"), nodes=NODES)
    assert found(network) == {("ash", "debt", "victim"), ("ash", "robbery", "suspect")}


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (
            "suspect",
            "Ash is reported as harmed, and as suspected in the same event or another. No conviction is reported.",
        ),
        ("convicted", "Ash is reported as harmed, and as convicted in the same event or another."),
    ],
)
def test_no_one_is_called_convicted_of_whom_no_conviction_is_reported(role: str, said: str) -> None:
    network = town(part("ash", "debt", "victim"), part("ash", "robbery", role), nodes=NODES)
    assert both_roles(network).sentences[0] == said


def test_both_in_one_event_are_two_rows() -> None:
    network = town(part("ash", "debt", "victim"), part("ash", "debt", "convicted"), nodes=NODES)
    assert found(network) == {("ash", "debt", "victim"), ("ash", "debt", "convicted")}


@pytest.mark.parametrize("other", ["witness", "present", "missing", None])
def test_a_part_of_another_sort_is_neither(other: str | None) -> None:
    network = town(part("ash", "debt", "victim"), tie("ash", "INVOLVED_IN", "robbery", role=other), nodes=NODES)
    assert found(network) == set()
    assert both_roles(network).considered["people reported as harmed or as causing harm"] == 1


def test_two_people_with_one_part_each_are_not_listed() -> None:
    network = town(part("ash", "debt", "victim"), part("bo", "debt", "suspect"), nodes=NODES)
    assert found(network) == set()
    assert both_roles(network).sentences == (
        "No one is reported both as harmed and as causing harm.",
        "2 people are reported as one or the other.",
    )


def test_two_reports_of_one_part_are_one_row_with_both_agencies() -> None:
    network = town(
        part("ash", "debt", "victim", agency="police"),
        part("ash", "debt", "victim", agency="school"),
        part("ash", "robbery", "suspect"),
        nodes=NODES,
    )
    (row,) = [row for row in both_roles(network).rows if row.event == "debt"]
    assert (row.agencies, len(row.links)) == (("police", "school"), 2)


def test_only_those_named_are_listed_and_who_of_them_has_no_part_is_counted() -> None:
    network = town(part("ash", "debt", "victim"), part("ash", "robbery", "suspect"), nodes=NODES)
    assert found(network, "bo") == set()
    assert both_roles(network, people=["bo"]).considered["people named with no such report"] == 1
    assert len(found(network, "ash", "bo")) == 2


def test_what_somebody_was_is_judged_on_the_day_of_the_event() -> None:
    network = town(
        part("noor", "before", "victim"),
        part("noor", "after", "suspect"),
        nodes=[
            person("noor", born="2008-06-15"),
            event("before", occurred_from="2026-06-14"),
            event("after", occurred_from="2026-06-15T01:00"),
        ],
    )
    assert [(row.day, row.standing) for row in both_roles(network).rows] == [
        ("2026-06-14", "young person"),
        ("2026-06-15", "adult"),
    ]


def test_whose_age_is_not_known_is_said_to_be_treated_as_a_child() -> None:
    network = town(part("jay", "debt", "victim"), part("jay", "robbery", "suspect"), nodes=[person("jay"), *NODES[2:]])
    assert {row.standing for row in both_roles(network).rows} == {"age not known, treated as a child"}


def test_a_disputed_part_and_one_suspected_to_be_false_say_so() -> None:
    network = town(
        part("ash", "debt", "victim", disputed=True),
        part("ash", "robbery", "suspect", grade="3EP"),
        nodes=NODES,
    )
    assert {row.event: row.doubt for row in both_roles(network).rows} == {
        "debt": "disputed",
        "robbery": "suspected to be false",
    }


def test_the_harms_of_an_event_are_read_aloud() -> None:
    both = event("debt", harms="county_lines;serious_violence")
    network = town(part("ash", "debt", "victim"), part("ash", "debt", "suspect"), nodes=[young("ash"), both])
    assert {row.harms for row in both_roles(network).rows} == {("county lines", "serious violence")}


def test_people_come_in_the_order_of_names_and_their_events_in_the_order_of_days() -> None:
    network = town(
        *[part(who, what, role) for who in ("a", "z") for what, role in (("late", "victim"), ("early", "suspect"))],
        nodes=[
            young("a", name="Zed"),
            adult("z", name="Ali"),
            event("late", occurred_from="2026-06-01"),
            event("early", occurred_from="2026-05-01"),
        ],
    )
    assert [(row.id, row.event) for row in both_roles(network).rows] == [
        ("z", "early"), ("z", "late"), ("a", "early"), ("a", "late"),
    ]  # fmt: skip


def test_the_reports_behind_a_row_are_those_of_the_part() -> None:
    network = town(part("ash", "debt", "victim", ref="R7"), part("ash", "robbery", "suspect"), nodes=NODES)
    answer = both_roles(network)
    assert {row.event: [report.ref for report in answer.reports(row)] for row in answer.rows}["debt"] == ["R7"]


def test_a_row_holds_no_number() -> None:
    assert not [field.name for field in fields(PartInEvent) if str(field.type) in {"int", "float"}]


@ENOUGH_TOWNS
@given(random_parts())
def test_the_parts_are_those_found_one_by_one(network: Network) -> None:
    parts = {(link["source"], link["target"], link["role"]) for link in named_links(network) if link["role"]}
    harmed = {who for who, _, role in parts if role == "victim"}
    causing = {who for who, _, role in parts if role in ("suspect", "convicted")}
    either = ("victim", "suspect", "convicted")
    assert found(network) == {each for each in parts if each[0] in harmed & causing and each[2] in either}
