"""Words that put blame on a child are flagged, with what can be said instead."""

from dataclasses import fields
from datetime import date

import pytest

from ctx_map.vocabulary.language import flags, words_to_avoid
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map.vocabulary.tables import TABLES
from ctx_map.vocabulary.versioned import vocabulary

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("She keeps putting herself at risk.", "putting herself at risk"),
        ("He puts himself  at risk", "puts himself  at risk"),
        ("believed to be INVOLVED IN CCE", "INVOLVED IN CCE"),
        ("has been contacting older men online", "has been contacting older men"),
        ("in a relationship with a 30 year old", "in a relationship with"),
        ("acted as a money mule", "money mule"),
        ("Described as promiscuous.", "promiscuous"),
        ("this is a lifestyle choice", "lifestyle choice"),
        ("collected by her older boyfriend", "older boyfriend"),
        ("he is street-wise", "street-wise"),
        ("working as a prostitute", "prostitute"),
        ("absconded from placement", "absconded"),
        ("placing himself at risk", "placing himself at risk"),
        ("refuses to engage with workers", "refuses to engage"),
        ("failed to attend", "failed to attend"),
    ],
)
def test_a_phrase_that_blames_is_found_where_it_stands(text: str, flagged: str) -> None:
    [flag] = flags(text, day=DAY)
    assert text[flag.start : flag.end] == flagged
    assert flag.instead
    assert flag.source


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The lock failed to close.",
        "My boyfriend is in my class.",
        "Adults have been contacting the child.",
        "a plug socket",
        "Slavery is a crime",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert flags(text, day=DAY) == ()


def test_flags_come_in_the_order_of_the_text() -> None:
    found = flags("associating with men, putting herself at risk", day=DAY)
    assert [flag.start for flag in found] == [0, 22]


def test_the_list_has_a_first_day() -> None:
    assert flags("money mule", day=date(2020, 1, 1)) == ()


def test_the_words_of_ctx_map_pass_their_own_list() -> None:
    own = [kind.reads for kind in LINK_KINDS.values()] + [kind.reads_back for kind in LINK_KINDS.values()]
    own += [column for table in TABLES.values() for column in table.column_names]
    own += [entry.words for name in ("harms", "place_roles") for entry in vocabulary(name).entries]
    own += [instead for entry in words_to_avoid(DAY).values() for instead in entry.more["instead"]]
    assert {text for text in own if flags(text, day=DAY)} == set()


def test_a_person_has_no_column_for_a_label() -> None:
    columns = set(TABLES["people"].column_names)
    assert not columns & {"victim", "offender", "role", "risk", "score", "rank"}
    assert {field.name for field in fields(TABLES["people"])} == {"name", "label", "columns"}
