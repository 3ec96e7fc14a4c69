"""The questions about the young people a meeting speaks of, and about a place: either store answers them alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.analysis import both_roles, options, siblings, voice
from ctx_map.governance import open_view
from ctx_map.network import Network
from ctx_map.store import Store
from governance.doors import admit, audit_of, mandate_of
from governance.reports import bundle_of, link, node

YOUNG, ADULT = {"kind": "young_person"}, {"kind": "adult"}
NODES = [
    node("P0", name="Ash", child_voice="Walk home with me.", notified="told on 2026-04-02", **YOUNG),
    node("P1", name="Bo", **YOUNG),
    node("P2", name="Pat", **ADULT),
    node("L0", name="House", place_role="comfort_space"),
    node("E0", kind="incident", occurred_from="2026-05-01", harms="county_lines"),
    node("O0", name="Care firm"),
]
REPORTS = [
    link("P0", "LIVES_AT", "L0", "R1", since="2026-01-01"),
    link("P1", "LIVES_AT", "L0", "R2", since="2026-02-01"),
    link("P0", "FAMILY_OF", "P1", "R3", handling="C"),
    link("P0", "INVOLVED_IN", "E0", "R4", role="victim"),
    link("P0", "INVOLVED_IN", "E0", "R5", role="suspect"),
    link("O0", "RUNS", "L0", "R6"),
    link("P2", "WORKS_FOR", "O0", "R7"),
    link("P1", "SPENDS_TIME_AT", "L0", "R8", statement="child_account"),
]


@pytest.fixture
def network(store: Store, tmp_path: Path) -> Network:
    """What a school sees of this town: the report of the family tie is withheld from it."""
    admit(store, tmp_path, bundle_of(*REPORTS, nodes=NODES))
    with open_view(store, mandate_of("school"), audit=audit_of(store, tmp_path), question="test") as view:
        return view.network()


def test_a_placement_mate_is_found_and_a_withheld_family_tie_is_not(network: Network) -> None:
    rows = siblings(network, ["police:P0"]).rows
    assert {(row.id, row.reason, row.through, row.when) for row in rows} == {
        ("police:P1", "same home or placement", "police:L0", "since 1 February 2026")
    }


def test_both_parts_in_one_event_are_told(network: Network) -> None:
    assert {(row.id, row.event, row.role, row.harms) for row in both_roles(network).rows} == {
        ("police:P0", "police:E0", "reported as harmed", ("county lines",)),
        ("police:P0", "police:E0", "reported as suspected", ("county lines",)),
    }


def test_words_and_own_accounts_are_told(network: Network) -> None:
    assert [(row.id, row.words, row.told, row.own_account) for row in voice(network).rows] == [
        ("police:P0", "Walk home with me.", "told on 2026-04-02", ()),
        ("police:P1", None, None, ("spends time at House",)),
    ]


def test_who_can_act_at_a_place_is_told_and_nothing_against_a_child(network: Network) -> None:
    rows = options(network, ["police:L0"]).rows
    assert {row.who for row in rows if row.about == "who can act"} == {"police:O0", "police:P2"}
    assert not [row for row in options(network, ["police:P1"]).rows if row.about == "option"]
