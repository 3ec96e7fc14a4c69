"""Every kind of link says all that is true of it, and one that leaves something unsaid is refused."""

from __future__ import annotations

from typing import Any

import pytest

from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS, Lasts, LinkKind, Protects, Puts, kinds_that, momentary_kinds

WORSHIPS: dict[str, Any] = {
    "name": "WORSHIPS_AT",
    "ends": ((Label.PERSON, Label.PLACE),),
    "reads": "worships at",
    "reads_back": "is where worship is attended by",
    "protects": Protects.BY_RECORD,
    "lasts": Lasts.UNTIL_ENDED,
    "puts": frozenset({Puts.PERSON_AT_PLACE}),
    "both_ways": False,
}


def test_a_kind_that_says_everything_can_be_made() -> None:
    assert LinkKind(**WORSHIPS).name == "WORSHIPS_AT"


@pytest.mark.parametrize("unsaid", sorted(WORSHIPS))
def test_a_kind_that_leaves_something_out_cannot_be_made(unsaid: str) -> None:
    with pytest.raises(TypeError, match=unsaid):
        LinkKind(**{name: value for name, value in WORSHIPS.items() if name != unsaid})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"puts": frozenset()}, "WORSHIPS_AT does not say what it puts where between Person and Place"),
        ({"puts": frozenset({Puts.USE})}, "a use does not run between these labels"),
        ({"puts": frozenset({Puts.HOME})}, "a home is also a person at a place"),
        ({"ends": ()}, "WORSHIPS_AT does not say which labels it joins"),
        ({"reads": " "}, "WORSHIPS_AT does not say how it reads"),
        (
            {"ends": ((Label.PERSON, Label.PLACE), (Label.PERSON, Label.EVENT))},
            "WORSHIPS_AT does not say what it puts where between Person and Event",
        ),
    ],
)
def test_a_kind_that_says_too_little_or_contradicts_itself_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        LinkKind(**WORSHIPS | change)


def test_an_act_or_a_sighting_is_momentary_and_a_relationship_lasts() -> None:
    said = {"SPOKE_IN", "IS_ABOUT", "RATES"}
    assert set(momentary_kinds()) == {"INVOLVED_IN", "HAPPENED_AT", "FOUND_IN", "SEEN_AT", "CONTACTED"} | said


def test_every_kind_that_joins_an_event_is_momentary() -> None:
    joins = {kind.name for kind in LINK_KINDS.values() for pair in kind.ends if Label.EVENT in pair}
    assert joins <= set(momentary_kinds())


@pytest.mark.parametrize(
    ("puts", "kinds"),
    [
        ((Puts.PERSON_AT_PLACE,), {"SPENDS_TIME_AT", "LIVES_AT", "ATTENDS"}),
        ((Puts.TIME_SPENT,), {"SPENDS_TIME_AT"}),
        ((Puts.HOME,), {"LIVES_AT"}),
        ((Puts.CONTACT,), {"CONTACTED", "KNOWS", "FRIEND_OF", "FAMILY_OF", "CARES_FOR", "SUPPORTS"}),
        ((Puts.FRIENDSHIP, Puts.FAMILY), {"FRIEND_OF", "FAMILY_OF", "KNOWS"}),
        ((Puts.CARE,), {"CARES_FOR"}),
        ((Puts.USE,), {"USES"}),
        ((Puts.PERSON_IN_EVENT, Puts.THING_IN_EVENT), {"INVOLVED_IN", "FOUND_IN"}),
        ((Puts.EVENT_AT_PLACE,), {"HAPPENED_AT"}),
        ((Puts.MEMBERSHIP,), {"MEMBER_OF"}),
        ((Puts.DUTY,), {"RUNS", "WORKS_FOR"}),
        ((Puts.OWN_WORDS, Puts.TALKED_ABOUT), {"SPOKE_IN", "IS_ABOUT"}),
        ((Puts.RATING,), {"RATES"}),
    ],
)
def test_what_a_kind_puts_where_is_found_from_what_it_says(puts: tuple[Puts, ...], kinds: set[str]) -> None:
    assert set(kinds_that(*puts)) == kinds
