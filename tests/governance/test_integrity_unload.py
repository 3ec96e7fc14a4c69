"""Digests hold when loads are taken back and come again, and a change of what was taken back or restored is found."""

from __future__ import annotations

import secrets
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.errors import StoreDamaged
from ctx_map.governance import Recovery, check_store, recover, verify_audit
from ctx_map.store import Store, open_store
from ctx_map.store.folder import GRAPH
from governance.conftest import Change
from governance.deliveries import DAYS, Town, towns_over_time
from governance.doors import admit, audit_of, holder_mandate, intake_of, look, ties
from governance.reports import Value, bundle_of, link, node
from governance.worlds import Fresh
from store.changes import ash_and_bo_in_the_park

MANY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(MANY, max_examples=2)
BACK = st.lists(st.integers(0, 3), min_size=1, unique=True)
"""The loads that are taken back, in this order."""


def at_the_park(person: str, ref: str, **said: Value) -> dict[str, Value]:
    return link(person, "SPENDS_TIME_AT", "L1", ref) | said


def first() -> CheckedBundle:
    """Three reports, of which one is withdrawn later on, and a person."""
    return bundle_of(
        at_the_park("P1", "R1", note="a"),
        at_the_park("P2", "R2", withdrawn_at="2026-07-01"),
        at_the_park("P3", "R3"),
        nodes=[node("P1", name="Ash")],
    )


def second() -> CheckedBundle:
    """Corrects one of them, withdraws another earlier, restricts the third, and describes the person anew."""
    return bundle_of(
        at_the_park("P1", "R1", note="b"),
        at_the_park("P2", "R2", withdrawn_at="2026-06-01"),
        at_the_park("P3", "R3", handling="C", conditions="by hand"),
        at_the_park("P4", "R4"),
        nodes=[node("P1", name="Wrong"), node("P2", name="Bo")],
    )


def third() -> CheckedBundle:
    """Corrects the first report once more."""
    return bundle_of(at_the_park("P1", "R1", note="c"), nodes=[node("P1", name="Ashley")])


def holds(store: Store, folder: Path) -> bool:
    """Whether everything in a store is what was loaded, and nothing of it was left out of the comparison."""
    found = check_store(store, audit_of(store, folder))
    return found.ok and not found.notes and verify_audit(audit_of(store, folder), store).ok


@pytest.fixture
def taken_back(store: Store, tmp_path: Path) -> Store:
    """A store whose second load was taken back, and whose third was taken back and loaded again with other words."""
    admit(store, tmp_path, first(), today=DAYS[0])
    admit(store, tmp_path, second(), today=DAYS[1])
    intake_of(store, tmp_path, today=DAYS[2]).unload("police-2")
    admit(store, tmp_path, third(), today=DAYS[2])
    intake_of(store, tmp_path, today=DAYS[3]).unload("police-3")
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note="d")), today=DAYS[3])
    return store


def test_what_was_loaded_and_taken_back_is_sealed(taken_back: Store, tmp_path: Path) -> None:
    assert holds(taken_back, tmp_path)
    admit(taken_back, tmp_path, second())
    assert holds(taken_back, tmp_path)
    for load in ("police-5", "police-4", "police-1"):
        intake_of(taken_back, tmp_path).unload(load)
        assert holds(taken_back, tmp_path)
    admit(taken_back, tmp_path, first())
    assert holds(taken_back, tmp_path)


CHANGES = {
    "a report that was taken back is current": (
        "MATCH (r:Report) WHERE r.ref = 'R4' SET r.retracted_at = NULL",
        "MATCH ()-[r:SPENDS_TIME_AT {ref: 'R4'}]->() SET r.retracted_at = null",
    ),
    "what it says is changed": (
        "MATCH (r:Report) WHERE r.ref = 'R4' SET r.note = 'X'",
        "MATCH ()-[r:SPENDS_TIME_AT {ref: 'R4'}]->() SET r.note = 'X'",
    ),
    "it is removed": (
        "MATCH (r:Report) WHERE r.ref = 'R4' DETACH DELETE r",
        "MATCH ()-[r:SPENDS_TIME_AT {ref: 'R4'}]->() DELETE r",
    ),
    "a report that came again changes places with the one that was taken back": (
        "MATCH (r:Report) WHERE r.note IN ['c', 'd'] SET r.retracted_at = CASE WHEN r.note = 'd' THEN '' ELSE NULL END",
        "MATCH ()-[r:SPENDS_TIME_AT]->() WHERE r.note IN ['c', 'd'] SET r.retracted_at = "
        "CASE WHEN r.note = 'd' THEN '' ELSE null END",
    ),
    "the day of a withdrawal is the one that was taken back": (
        "MATCH (r:Report) WHERE r.ref = 'R2' AND r.retracted_at = '2026-07-01' SET r.retracted_at = '2026-06-01'",
        "MATCH ()-[r:SPENDS_TIME_AT {ref: 'R2', retracted_at: '2026-07-01'}]->() SET r.retracted_at = '2026-06-01'",
    ),
    "what a file said of a withdrawal is changed": (
        "MATCH (r:Report) WHERE r.ref = 'R2' SET r.withdrawn_at = '2026-06-02'",
        "MATCH ()-[r:SPENDS_TIME_AT {ref: 'R2'}]->() SET r.withdrawn_at = '2026-06-02'",
    ),
    "a restriction is back that was taken back": (
        "MATCH (r:Report) WHERE r.ref = 'R3' AND r.audience = '*' SET r.audience = '|police|'",
        "MATCH ()-[r:SPENDS_TIME_AT {ref: 'R3', audience: '*'}]->() SET r.audience = '|police|'",
    ),
    "a description that was taken back is shown": (
        "MATCH (r:_Revision) WHERE r.retracted_at = '' SET r.retracted_at = '2026-06-01'",
        "MATCH (r:_Revision {retracted_at: ''}) SET r.retracted_at = '2026-06-01'",
    ),
    "a description that was taken back is changed": (
        "MATCH (r:_Revision) WHERE r.retracted_at = '' SET r.properties = '{}'",
        "MATCH (r:_Revision {retracted_at: ''}) SET r.properties = '{}'",
    ),
    "a node that no load describes any more has a name": (
        "MATCH (n:Person) WHERE n.key = 'police:P4' SET n.name = 'X'",
        "MATCH (n:Person {key: 'police:P4'}) SET n.name = 'X'",
    ),
    "the list of loads does not say what was taken back": (
        "MATCH (l:_Load) SET l.takes_back = NULL",
        "MATCH (l:_Load) SET l.takes_back = null",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_what_was_taken_back_or_restored_is_found(
    taken_back: Store, tmp_path: Path, change: Change, what: str
) -> None:
    now = change(*CHANGES[what])
    found = check_store(now, audit_of(now, tmp_path))
    assert not found.ok
    assert "`ctx-map recover`" in found.reason


def _hold(fresh: Fresh, folder: Path, town: Town, back: list[int], *, again: bool) -> None:
    own = folder / secrets.token_hex(4)  # the audit of another town says nothing about this one
    with fresh() as store:
        town.load(store, own)
        names = [each.name for each in intake_of(store, own).loads()]
        for number in back:
            if number < len(names):
                intake_of(store, own).unload(names[number])
                assert holds(store, own)
        if again:
            town.load(store, own)
        assert holds(store, own)


@MANY
@given(town=towns_over_time(), back=BACK, again=st.booleans())
def test_digests_hold_whatever_is_taken_back(
    embedded: Fresh, tmp_path: Path, town: Town, back: list[int], again: bool
) -> None:
    _hold(embedded, tmp_path, town, back, again=again)


@pytest.mark.neo4j
@FEW
@given(town=towns_over_time(), back=BACK, again=st.booleans())
def test_digests_hold_on_neo4j_too(neo4j: Fresh, tmp_path: Path, town: Town, back: list[int], again: bool) -> None:
    _hold(neo4j, tmp_path, town, back, again=again)


def test_nothing_is_taken_back_in_a_store_with_a_load_that_its_only_audit_does_not_know(
    embedded_store: Store, tmp_path: Path
) -> None:
    admit(embedded_store, tmp_path, bundle_of(at_the_park("P1", "R1")))
    embedded_store.admit(ash_and_bo_in_the_park())
    with pytest.raises(StoreDamaged, match="not those in its audit"):
        intake_of(embedded_store, tmp_path).unload("police-1")
    assert ("police:P1", "SPENDS_TIME_AT", "police:L1") in ties(look(embedded_store, tmp_path, holder_mandate()))


def test_a_recovery_without_the_log_says_that_a_load_is_shown_again(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with closing(open_store(str(place))) as store:
        admit(store, tmp_path, bundle_of(at_the_park("P1", "R1")), today=DAYS[0])
    with closing(open_store(str(place))) as store:
        intake_of(store, tmp_path, today=DAYS[1]).unload("police-1")
        # what lies on the disk while the store is open is what a process leaves that is killed
        kept = {path.name: path.read_bytes() for path in place.glob(f"{GRAPH}*")}
    for name, data in kept.items():
        (place / name).write_bytes(data if name == GRAPH else b"\xff" * len(data))
    found = recover(str(place), holder_mandate(), audit=audit_of(store, tmp_path))
    assert found == Recovery(loads=1, from_log=0, last_day="2026-04-01", lost=0, shown_again=1)
    with closing(open_store(str(place))) as store:
        assert holds(store, tmp_path)
        intake_of(store, tmp_path, today=date(2026, 7, 1)).unload("police-1")
        assert holds(store, tmp_path)
