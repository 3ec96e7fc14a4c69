"""Codes in one copy of a file: what two recipients hold can't be joined by them, and the owner can read them back."""

from __future__ import annotations

import pytest
from hypothesis import given

from ctx_map.errors import WrongUse
from ctx_map.governance.copy_codes import CopyCodes, whom, with_codes
from ctx_map.maps import with_initials
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, random_towns
from towns import event, person, place, thing, tie, town, young

KEY = b"a key of an audit"
ONE, OTHER = CopyCodes(35, KEY), CopyCodes(36, KEY)
TOWN = town(
    tie("ash", "LIVES_AT", "home", ref="R1", agency="police", note="Ash has a dog"),
    tie("ash", "USES", "phone", ref="R1", agency="police"),
    tie("ash", "INVOLVED_IN", "fight", ref="R2", agency="school"),
    ("ash", "ATTENDS", "school"),
    ("ash", "MEMBER_OF", "crew"),
    ("man", "CONTACTED", "ash"),
    nodes=[
        young("ash", name="Ash Khan", date_of_birth="2011-03-04"),
        person("man", name="Man in a white van", kind="unidentified"),
        place("home", name="12 Mill Street", kind="house", address="12 Mill Street"),
        place("school", name="Saltmere High", kind="school"),
        thing("phone", name="07700 900123", kind="phone"),
        event("fight", name="Ash's fight", kind="incident", occurred_from="2026-05-01"),
    ],
)


def copy(codes: CopyCodes, network: Network = TOWN) -> Network:
    return with_codes(with_initials(network), codes)


def test_no_id_name_or_reference_of_a_person_group_thing_home_or_event_is_in_a_copy() -> None:
    coded = copy(ONE)
    text = f"{coded.nodes.rows()} {coded.links.drop('agency').rows()}"
    held = ("ash", "Ash", "Khan", "'AK'", "2011", "07700", "Mill Street", "'R1'", "dog", "crew", "link0")
    assert not [each for each in held if each in text]


def test_places_where_nobody_lives_stay() -> None:
    assert "Saltmere High" in copy(ONE).nodes.get_column("name").to_list()


def test_a_description_of_somebody_unidentified_becomes_a_code_that_says_so() -> None:
    names = copy(ONE).nodes.get_column("name").to_list()
    assert "Man in a white van" not in names
    (unidentified,) = [name for name in names if name and name.startswith("Unidentified person ")]
    assert ONE.node("man").rpartition(":")[2].startswith(unidentified.rpartition(" ")[2])


def test_two_copies_share_only_what_is_about_no_person() -> None:
    one, other = copy(ONE), copy(OTHER)
    assert set(one.keys) & set(other.keys) == {"school"}
    assert not set(one.links.get_column("key")) & set(other.links.get_column("key"))
    assert not set(one.links.get_column("ref")) & set(other.links.get_column("ref"))


def test_reports_of_one_reference_stay_one_report_in_a_copy() -> None:
    links = copy(ONE).links
    police = links.filter(agency="police").get_column("ref")
    assert police.n_unique() == 1
    assert links.get_column("ref").n_unique() == TOWN.links.select("agency", "ref").n_unique()


def test_the_owner_finds_whom_a_code_stands_for_and_nobody_without_the_key_does() -> None:
    code = ONE.node("ash").rpartition(":")[2]
    assert whom(ONE, TOWN.keys, code[:6].lower()) == "ash"
    assert whom(CopyCodes(35, b"another key"), TOWN.keys, code) is None
    assert whom(OTHER, TOWN.keys, code) is None
    with pytest.raises(WrongUse, match="at least 6 characters"):
        whom(ONE, TOWN.keys, "A")


@ENOUGH_TOWNS
@given(random_towns())
def test_who_is_linked_to_whom_is_the_same_in_a_copy(network: Network) -> None:
    coded = copy(ONE, network)
    theirs = {ONE.node(key): key for key in network.keys}
    ends = zip(*(coded.keys.gather(coded.links.get_column(end)) for end in ("source", "target")), strict=True)
    was = zip(*(network.keys.gather(network.links.get_column(end)) for end in ("source", "target")), strict=True)
    assert sorted((theirs.get(a, a), theirs.get(b, b)) for a, b in ends) == sorted(was)
