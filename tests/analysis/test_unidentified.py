"""Unidentified people who come up again, each with the reports and what is in them."""

from __future__ import annotations

from hypothesis import given

from ctx_map.analysis import unidentified
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE, named_links, node, random_towns
from towns import adult, person, tie, town, young

MAN = person("man", kind="unidentified", name="Older man, white van")
CHILDREN = [young("ash"), young("bo")]


def test_a_man_whom_two_agencies_describe_comes_up_again() -> None:
    network = town(
        tie("man", "CONTACTED", "ash", agency="police", ref="P1", since="2026-05-01"),
        tie("man", "USES", "van", agency="school", ref="S1", since="2026-06-01"),
        nodes=[MAN, *CHILDREN],
    )
    (row,) = unidentified(network).rows
    assert (row.id, row.support, row.sources, row.agencies) == ("man", "comes up again", 2, ("police", "school"))
    assert (row.people_ids, row.seen_with, row.first, row.last) == (("ash",), ("van",), "2026-05-01", "2026-06-01")


def test_one_report_that_names_him_twice_is_a_single_source_and_is_counted_so() -> None:
    one = {"agency": "police", "ref": "P1"}
    network = town(tie("man", "CONTACTED", "ash", **one), tie("man", "USES", "van", **one), nodes=[MAN, *CHILDREN])
    assert list(unidentified(network).rows) == []
    assert unidentified(network).considered["unidentified people with one report only"] == 1
    assert [row.support for row in unidentified(network, min_sources=1).rows] == ["one report only"]


def test_he_reaches_young_people_through_an_event_that_has_both() -> None:
    network = town(
        ("man", "INVOLVED_IN", "party"),
        ("bo", "INVOLVED_IN", "party"),
        ("man", "CONTACTED", "ash"),
        nodes=[MAN, *CHILDREN],
    )
    assert [row.people_ids for row in unidentified(network).rows] == [("ash", "bo")]


def test_reports_in_doubt_are_counted_and_said_with_what_is_left_without_them() -> None:
    network = town(
        tie("man", "CONTACTED", "ash", ref="R1", since="2026-05-01"),
        tie("man", "CONTACTED", "bo", ref="R2", since="2026-05-02", disputed=True),
        tie("man", "USES", "van", ref="R2", since="2026-05-02"),
        tie("man", "CONTACTED", "bo", ref="R3", since="2026-05-03", grade="3EP"),
        nodes=[MAN, *CHILDREN],
    )
    assert unidentified(network).sentences[1] == (
        "Older man, white van: 3 reports naming 2 young people, 1 May 2026 to 3 May 2026. 1 report is disputed and 1 "
        "is suspected to be false. Leaving out what is in doubt: 1 report naming 1 young person."
    )


def test_a_description_that_reaches_no_young_person_names_none() -> None:
    network = town(tie("man", "USES", "van", ref="R1"), tie("man", "USES", "van", ref="R2"), nodes=[MAN])
    assert "2 reports naming no young person" in unidentified(network).sentences[1]


def test_where_nothing_is_in_doubt_nothing_is_said_of_doubt() -> None:
    network = town(("man", "CONTACTED", "ash"), ("man", "CONTACTED", "bo"), nodes=[MAN, *CHILDREN])
    assert "doubt" not in " ".join(unidentified(network).sentences)


def test_who_is_known_is_not_on_the_list() -> None:
    network = town(("vic", "CONTACTED", "ash"), ("vic", "CONTACTED", "bo"), nodes=[adult("vic"), *CHILDREN])
    assert list(unidentified(network).rows) == []


@ENOUGH_TOWNS
@given(random_towns())
def test_sources_and_reports_are_those_counted_one_by_one(network: Network) -> None:
    rows = {row.id: row for row in unidentified(network, min_sources=1).rows}
    for who in PEOPLE:
        them = node(network, who)
        links = [link for link in named_links(network) if who in (link["source"], link["target"])]
        listed = them["kind"] == "unidentified" and them["date_of_birth"] is None and bool(links)
        assert (who in rows) == listed
        if listed:
            assert rows[who].links == tuple(link["key"] for link in links)
            assert rows[who].sources == len({(link["agency"], link["ref"]) for link in links})
