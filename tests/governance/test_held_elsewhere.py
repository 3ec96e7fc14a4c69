"""A file under a new name: the check says who is already held under another, among what the mandate sees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ctx_map.governance import Mandate, open_intake
from ctx_map.governance.intake.may_write import may_write_words
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, holder_mandate, mandate_of
from governance.reports import Node, bundle_of, link, node

ASH = node("P1", name="Ash Field", date_of_birth="2011-03-04")
PARK = node("L1", name="North Park", latitude=53.42001, longitude=-2.31001)


def warned(store: Store, folder: Path, *nodes: Node, mandate: Mandate | None = None) -> list[tuple[str, str]]:
    """The codes of what a check of these nodes under a new name warns of, and the tables."""
    by = mandate or holder_mandate()
    report = open_intake(store, by, audit=audit_of(store, folder), today=TODAY).check(
        bundle_of(nodes=nodes, namespace="police-update")
    )
    return [(each.table, each.code) for each in report.warnings]


def test_a_name_with_a_date_of_birth_and_a_name_with_a_position_are_warned_of(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[ASH, PARK]))
    same = (
        node("P7", name="ash  field ", date_of_birth="2011-03-04"),
        node("L9", name="NORTH PARK", latitude=53.42, longitude=-2.31),
    )
    assert warned(store, tmp_path, *same) == [("people", "person-held-elsewhere"), ("places", "place-held-elsewhere")]


def test_16_spelling_does_not_hide_that_a_person_is_held_and_a_property_number_tells_a_place(
    store: Store, tmp_path: Path
) -> None:
    ash = node("P1", name="Ash O\u2019Neill", date_of_birth="2011-03-04")
    admit(store, tmp_path, bundle_of(nodes=[ash, node("L1", name="North Park", uprn="77123456")]))
    same = (
        node("P77", name="Ash O'Neill", date_of_birth="2011-03-04"),
        node("L9", name="NORTH-PARK", uprn="77123456"),
        node("L8", name="South Park", uprn="77123456"),
    )
    assert warned(store, tmp_path, *same) == [("people", "person-held-elsewhere"), ("places", "place-held-elsewhere")]


def test_the_warning_names_the_namespace_and_the_row_and_nobody(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[ASH]))
    intake = open_intake(store, holder_mandate(), audit=audit_of(store, tmp_path), today=TODAY)
    (warning,) = intake.admit(bundle_of(nodes=[ASH], namespace="police-update")).warnings
    assert (warning.table, warning.row) == ("people", 2)
    assert "held under police." in warning.advice
    assert "Ash" not in warning.advice


@pytest.mark.parametrize(
    "other",
    [
        node("P7", name="Ash Field", date_of_birth="2011-03-05"),
        node("P7", name="Ash Field"),
        node("P7", date_of_birth="2011-03-04"),
        node("L9", name="North Park"),
        node("L9", name="North Park", latitude=53.43, longitude=-2.31),
    ],
    ids=["another day", "no day", "no name", "no position", "another position"],
)
def test_what_agrees_in_part_only_is_not_warned_of(embedded_store: Store, tmp_path: Path, other: Node) -> None:
    admit(embedded_store, tmp_path, bundle_of(nodes=[ASH, PARK]))
    assert warned(embedded_store, tmp_path, other) == []


def test_the_same_namespace_again_is_not_warned_of(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[ASH]), bundle_of(nodes=[node("P9")], namespace="school"))
    intake = open_intake(store, holder_mandate(), audit=audit_of(store, tmp_path), today=TODAY)
    assert intake.check(bundle_of(nodes=[ASH])).warnings == ()


def test_who_is_restricted_is_not_warned_of(store: Store, tmp_path: Path) -> None:
    hidden = link("P1", "SPENDS_TIME_AT", "L1", "R1", "Health") | {"handling": "C", "conditions": "by hand"}
    admit(store, tmp_path, bundle_of(hidden, nodes=[ASH, PARK]))
    housing = replace(mandate_of("housing"), may_write_namespaces=("police-update",))
    assert warned(store, tmp_path, ASH, PARK, mandate=housing) == []
    assert warned(store, tmp_path, ASH, PARK, mandate=replace(housing, agency="Health")) != []


def test_who_was_taken_back_is_not_warned_of(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[ASH]))
    open_intake(store, holder_mandate(), audit=audit_of(store, tmp_path), today=TODAY).unload("police-1")
    assert warned(store, tmp_path, ASH) == []


@pytest.mark.parametrize(
    ("namespaces", "agencies", "words"),
    [
        (("*",), ("*",), "You may load files under any short name, from every agency."),
        (
            None,
            None,
            "You may load files under the short name childrens-services, with reports of Children's Services.",
        ),
        (("a", "b"), ("A", "B"), "You may load files under the short name a or b, with reports of A or B."),
    ],
)
def test_what_may_be_loaded_is_one_sentence(
    namespaces: tuple[str, ...] | None, agencies: tuple[str, ...] | None, words: str
) -> None:
    mandate = replace(mandate_of("Children's Services"), may_write_namespaces=namespaces, may_write_agencies=agencies)
    assert may_write_words(mandate) == words
