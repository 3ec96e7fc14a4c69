"""Which people are proposed as one, in which words, and who is never proposed as one with whom."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ctx_map.errors import WrongUse
from ctx_map.matching import Pair, Proposals, Sort, Strength, propose
from towns import Node, Tie, event, person, place, thing, tie, town

BORN = "2010-05-03"


def proposed(*ties: Tie, nodes: list[Node]) -> Proposals:
    """What is proposed about the people of a town, whose keys are in the namespaces of two agencies."""
    return propose(town(*ties, nodes=nodes))


def only_pair(*ties: Tie, nodes: list[Node]) -> Pair:
    """The one pair of people that is proposed."""
    pairs = [each for each in proposed(*ties, nodes=nodes).pairs if each.sort is Sort.PERSON]
    assert len(pairs) == 1
    return pairs[0]


def two(name: str, other: str, *, born: str | None = BORN, other_born: str | None = BORN) -> list[Node]:
    """A person of the police and one of the social workers."""
    return [person("police:N1", name=name, born=born), person("csc:77", name=other, born=other_born)]


def test_the_same_name_and_date_of_birth_is_a_strong_match() -> None:
    pair = only_pair(nodes=two("Ash Larkspur", "Ash Larkspur"))
    assert (pair.one, pair.other, pair.strength) == ("csc:77", "police:N1", Strength.STRONG)
    assert pair.speaks_for == ("same name", "same date of birth")
    assert pair.against == ()


NAMES = [
    ("Renée O’Neill", "renee oneill", "same name", ()),
    ("Thomas Marlow", "Tommy Marlow", "same surname, and first names that are forms of one name", ()),
    ("Mohammed Khan", "Muhammad Khan", "same surname, and first names that are forms of one name", ()),
    ("Ash Larkspur", "Larkspur, Ash", "same name", ()),
    ("Wren Saltgrass", "Saltgrass Wren", "same name with first name and surname the other way round", ()),
    ("Kit Bramble", "Kit Brambel", "same first name", ("surname differs by one letter",)),
    ("Saoirse Fenn", "Saoisre Fenn", "same surname", ("first name differs by one letter",)),
    ("Jo Marrowby", "J Marrowby", "same surname and initial", ("one first name is only an initial",)),
]


def test_names_with_other_spellings_are_found_and_said() -> None:
    days = [f"20{10 + at}-{at + 1:02}-{3 * at + 1:02}" for at in range(len(NAMES))]
    nodes = [
        person(f"{agency}:{at}", name=name, born=day)
        for at, ((one, other, *_), day) in enumerate(zip(NAMES, days, strict=True))
        for agency, name in (("police", one), ("csc", other))
    ]
    found = {pair.one: (pair.speaks_for, pair.against) for pair in proposed(nodes=nodes).pairs}
    assert found == {
        f"csc:{at}": ((says, "same date of birth"), against) for at, (_, _, says, against) in enumerate(NAMES)
    }


BIRTHS = [
    ("2010-05-03", "2010-03-05", "same date of birth with day and month the other way round"),
    ("2010-05-03", "2010-05-08", "date of birth differs by one figure"),
    ("2010-05-03", "2010", "same year of birth"),
    ("2010-05-03", "2010-05", "same month of birth"),
]


def test_dates_of_birth_with_a_slip_or_less_than_a_day_are_found_and_said() -> None:
    names = ["Ash Larkspur", "Bo Fenn", "Wren Saltgrass", "Kit Bramble"]
    nodes = [
        person(f"{agency}:{at}", name=name, born=day)
        for at, (name, (born, other, _)) in enumerate(zip(names, BIRTHS, strict=True))
        for agency, day in (("police", born), ("csc", other))
    ]
    found = {pair.one: pair.speaks_for for pair in proposed(nodes=nodes).pairs}
    assert found == {f"csc:{at}": ("same name", says) for at, (_, _, says) in enumerate(BIRTHS)}


def test_the_same_phone_and_property_number_speak_for_a_match_without_a_date_of_birth() -> None:
    nodes = [
        *two("Ash Larkspur", "Ash Larkspur", born=None, other_born=None),
        place("police:L1", address="3 Mill Lane", uprn="100012"),
        place("csc:h", address="Flat 3, Mill Lane", uprn="000100012"),
        thing("police:p", kind="mobile", name="+44 7700 900123"),
        thing("csc:p", kind="phone", name="07700 900 123"),
    ]
    ties = [
        tie("police:N1", "LIVES_AT", "police:L1"),
        tie("csc:77", "LIVES_AT", "csc:h"),
        tie("police:N1", "USES", "police:p"),
        tie("csc:77", "USES", "csc:p"),
    ]
    pair = only_pair(*ties, nodes=nodes)
    assert pair.speaks_for == ("same name", "same property number (UPRN) of the home", "same phone number")
    assert pair.strength is Strength.STRONG
    assert pair.against == ("a date of birth is missing",)


TWO_AT_HOME = [
    ("Mia Larkspur", "Tia Larkspur", BORN, BORN),
    ("Paul Fenn", "Paula Fenn", "2011-06-14", "2011-06-14"),
    ("Ash Bramble", "Bo Bramble", "2012-07-25", "2012-07-25"),
    ("Wren Marlow", "Kit Marlow", "2013-08-16", "2015-01-29"),
    ("John Saltgrass", "John Saltgrass", "2014-09-17", "1979-11-20"),
]


def test_twins_siblings_and_a_parent_of_the_same_name_at_one_address_are_not_proposed() -> None:
    nodes: list[Node] = []
    ties = []
    for at, (name, other, born, other_born) in enumerate(TWO_AT_HOME):
        nodes += [person(f"police:{at}", name=name, born=born), person(f"csc:{at}", name=other, born=other_born)]
        nodes.append(place(f"csc:h{at}", name=f"{at + 1} Mill Lane"))
        ties += [tie(f"police:{at}", "LIVES_AT", f"csc:h{at}"), tie(f"csc:{at}", "LIVES_AT", f"csc:h{at}")]
    assert proposed(*ties, nodes=nodes).pairs == ()


def test_two_people_with_a_report_that_links_them_are_not_proposed() -> None:
    nodes = two("Ash Larkspur", "Ash Larkspur")
    assert proposed(tie("police:N1", "KNOWS", "csc:77"), nodes=nodes).pairs == ()


def test_one_event_with_both_and_one_day_at_two_places_stand_against_a_match() -> None:
    nodes = [
        *two("Ash Larkspur", "Ash Larkspur"),
        event("police:e", kind="incident", occurred_from="2026-04-01"),
        place("police:park"),
        place("csc:mall"),
    ]
    ties = [
        tie("police:N1", "INVOLVED_IN", "police:e"),
        tie("csc:77", "INVOLVED_IN", "police:e"),
        tie("police:N1", "SPENDS_TIME_AT", "police:park", since="2026-05-03", until="2026-05-03"),
        tie("csc:77", "SPENDS_TIME_AT", "csc:mall", since="2026-05-03", until="2026-05-03"),
    ]
    pair = only_pair(*ties, nodes=nodes)
    assert pair.against == (
        "both were in one event on 1 April 2026",
        "both were reported on 3 May 2026 at two places",
    )
    assert pair.strength is Strength.POSSIBLE


def test_an_identity_number_that_both_have_is_shown_even_if_the_rest_speaks_against_it() -> None:
    nodes = [
        *two("Ash Larkspur", "Bo Larkspur", other_born="1979-11-20"),
        thing("csc:n", kind="NHS number", name="943 476 5919"),
    ]
    pair = only_pair(tie("police:N1", "USES", "csc:n"), tie("csc:77", "USES", "csc:n"), nodes=nodes)
    assert pair.speaks_for == ("same identity number",)
    assert pair.against == ("another first name", "another date of birth")
    assert pair.strength is Strength.POSSIBLE


def test_a_pair_that_someone_rejected_is_not_proposed_again() -> None:
    network = town(nodes=two("Ash Larkspur", "Ash Larkspur"))
    assert propose(network, rejected={frozenset({"police:N1", "csc:77"})}).pairs == ()


def test_without_the_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(WrongUse, match=r'Install "ctx-map\[matching\]"'):
        proposed(nodes=two("Ash Larkspur", "Ash Larkspur"))


def test_nothing_is_written_beside_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert proposed(nodes=two("Ash Larkspur", "Ash Larkspur")).pairs
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_recorded_is_said() -> None:
    found = proposed(nodes=[person("police:N1", name=None), person("csc:77", name=None)])
    assert found.pairs == ()
    assert found.lacking == (
        "Nothing is recorded about these, so they could not be compared: names of people, dates of birth, homes, "
        "phone numbers.",
        "2 people could not be compared: no name or date of birth is recorded, or they are unidentified.",
    )
