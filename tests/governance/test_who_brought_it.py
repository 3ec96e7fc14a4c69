"""Whether a person or place is shown follows from what came with it and may be seen, never from what is restricted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctx_map.network import Withheld
from ctx_map.store import Store
from governance.doors import TODAY, admit, keys_of, look, mandate_of
from governance.reports import Value, bundle_of, link, node

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
RESTRICTED: dict[str, Value] = {"handling": "C", "conditions": "agencies: School", "agency": "Health"}
ASH = node("P1", name="Ash")
PARK = link("P1", "SPENDS_TIME_AT", "L1", "R1")
CLINIC = link("P1", "SPENDS_TIME_AT", "L2", "R2") | RESTRICTED


def shown(store: Store, folder: Path, agency: str = "police", *, day: date = TODAY, meeting: bool = False) -> set[str]:
    """The ids that a mandate sees, which must be the same in the whole and when they are asked about."""
    mandate = mandate_of(agency, as_at=day, in_meeting=meeting)
    whole = {key.removeprefix("police:") for key in keys_of(look(store, folder, mandate))}
    for key in whole:
        assert f"police:{key}" in keys_of(look(store, folder, mandate, around=[f"police:{key}"]))
    return whole


def test_a_child_who_came_without_a_report_stays_when_a_restricted_one_arrives(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[ASH]), today=MAY)
    admit(store, tmp_path, bundle_of(CLINIC), today=JUNE)
    assert shown(store, tmp_path, day=MAY) == shown(store, tmp_path, day=JUNE) == {"P1"}
    assert shown(store, tmp_path, "school") == {"P1", "L2"}


def test_who_came_with_a_restricted_report_only_is_hidden_until_a_report_that_may_be_seen(
    store: Store, tmp_path: Path
) -> None:
    admit(store, tmp_path, bundle_of(CLINIC, nodes=[ASH]), today=MAY)
    assert shown(store, tmp_path) == set()
    admit(store, tmp_path, bundle_of(nodes=[node("P1", name="Ashley")]), today=JUNE)
    assert shown(store, tmp_path) == set()
    admit(store, tmp_path, bundle_of(PARK), today=JULY)
    assert shown(store, tmp_path, day=JUNE) == set()
    assert shown(store, tmp_path, day=JULY) == {"P1", "L1"}


def test_who_came_with_a_report_that_may_be_seen_stays_after_it_is_restricted_reports_arrive(
    store: Store, tmp_path: Path
) -> None:
    admit(store, tmp_path, bundle_of(PARK, CLINIC), today=MAY)
    assert shown(store, tmp_path) == {"P1", "L1"}


def test_who_came_with_a_report_that_was_restricted_since_is_hidden(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"agency": "Health"}), today=MAY)
    admit(store, tmp_path, bundle_of(PARK | RESTRICTED), today=JUNE)
    assert shown(store, tmp_path) == shown(store, tmp_path, day=MAY) == set()
    assert shown(store, tmp_path, "school") == {"P1", "L1"}


def test_a_person_of_a_report_that_is_not_for_meetings_is_not_shown_in_one(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK | {"handling": "C", "conditions": "not in meeting"}))
    assert shown(store, tmp_path) == {"P1", "L1"}
    assert shown(store, tmp_path, meeting=True) == set()


def test_who_is_shown_without_a_report_is_not_counted_as_restricted(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[ASH]), today=MAY)
    admit(store, tmp_path, bundle_of(CLINIC), today=JUNE)
    assert look(store, tmp_path).withheld == Withheld("fewer than 5", "fewer than 5")
    assert look(store, tmp_path, around=["police:P1"]).withheld == Withheld("fewer than 5", "fewer than 5")
    admit(store, tmp_path, bundle_of(link("P2", "SPENDS_TIME_AT", "L2", "R3")), today=JULY)
    assert look(store, tmp_path).withheld == Withheld("fewer than 5", "none")
    assert look(store, tmp_path, around=["police:P1"]).withheld == Withheld("fewer than 5", "none")


@pytest.mark.neo4j
def test_places_are_counted_in_a_server_by_the_same_rule(neo4j_store: Store, tmp_path: Path) -> None:
    admit(neo4j_store, tmp_path, bundle_of(nodes=[node("L2"), node("L3")]), today=MAY)
    admit(neo4j_store, tmp_path, bundle_of(CLINIC, link("P2", "ATTENDS", "L4", "R4") | RESTRICTED), today=JUNE)
    eyes: dict[str, Value] = {"agency": "police", "holder": False, "meeting": False}
    seen = neo4j_store.read("server/places_seen", **eyes, as_at="2026-11-24")
    assert seen.item() == len({key for key in shown(neo4j_store, tmp_path) if key.startswith("L")}) == 2
    new = neo4j_store.read("server/new_nodes", **eyes, then="2026-05-02", as_at="2026-11-24")
    assert new.item() == 0
