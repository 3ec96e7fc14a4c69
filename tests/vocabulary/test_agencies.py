"""An agency has one name for readers, however it was loaded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.vocabulary.agencies import (
    NAMES,
    agencies_in_order,
    agency_words,
    one_report,
    partners_without,
    same_agency,
)


@pytest.mark.parametrize(
    ("loaded", "called"),
    [
        ("childrens-services", "children's services"),
        ("Children's Services", "children's services"),
        ("children\u2019s services", "children's services"),
        ("childrens_services", "children's services"),
        ("school-and-youth-work", "schools and youth work"),
        ("youth-justice", "youth justice"),
        ("police", "police"),
        ("Greater-Manchester-Police", "Greater Manchester Police"),
        ("Stoke-on-Trent Council", "Stoke-on-Trent Council"),
        ("harbour  trust", "harbour trust"),
    ],
)
def test_an_agency_is_called_by_its_name(loaded: str, called: str) -> None:
    assert agency_words(loaded) == called


@pytest.mark.parametrize("slug", NAMES)
def test_each_listed_agency_is_found_by_its_slug_and_by_its_name(slug: str) -> None:
    assert agency_words(slug) == NAMES[slug]
    assert agency_words(slug.upper()) == NAMES[slug]
    assert same_agency(slug, NAMES[slug])


@given(st.text(alphabet="abcDE -_'", max_size=12))
def test_a_name_for_readers_is_written_once_and_stays_as_it_is(agency: str) -> None:
    assert agency_words(agency_words(agency)) == agency_words(agency)


def test_two_spellings_of_an_agency_are_listed_once() -> None:
    assert agencies_in_order(["police", "childrens-services", "Children's Services"]) == [
        "children's services",
        "police",
    ]


def test_one_report_names_its_agency() -> None:
    assert one_report("police") == "1 police report"
    assert one_report("childrens-services") == "1 report from children's services"


def test_partners_who_shared_nothing_are_named() -> None:
    assert partners_without([]) == ["children's services", "police", "health", "schools"]
    assert partners_without(["childrens-services", "police", "school-and-youth-work"]) == ["health"]
    assert partners_without(["Children's Services", "NHS", "Police", "education"]) == []
