"""Digests hold whatever is loaded, corrected and regraded, on both stores, and a change past ctx-map breaks them."""

from __future__ import annotations

import secrets
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import ladybug
import pytest
from hypothesis import HealthCheck, given, settings

from bundles import checked, small_town, write_folder
from ctx_map.errors import StoreDamaged
from ctx_map.governance import Action, check_store, open_intake, open_view, verify_audit
from ctx_map.governance.integrity import sample
from ctx_map.governance.integrity.record import recorded
from ctx_map.governance.integrity.seal import PURPOSE
from ctx_map.store import Store, open_store
from ctx_map.store.folder import GRAPH
from governance.conftest import Change
from governance.deliveries import Town, towns_over_time
from governance.doors import admit, audit_of, holder_mandate, look
from governance.reports import bundle_of, link, node
from governance.worlds import Fresh
from store.changes import ash_and_bo_in_the_park

FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEWER = settings(FEW, max_examples=4)
PARK = link("P1", "SPENDS_TIME_AT", "L1", "R1")
HOME = link("P2", "SPENDS_TIME_AT", "L1", "R2")
HOLDS = "The store holds what was loaded."


def _digests_hold(fresh: Fresh, folder: Path, town: Town) -> None:
    own = folder / secrets.token_hex(4)  # the audit of another town says nothing about this one
    with fresh() as store:
        town.load(store, own)
        found = check_store(store, audit_of(store, own))
        assert (found.ok, found.reason, found.notes) == (True, HOLDS, ())
        assert verify_audit(audit_of(store, own), store).ok


@FEW
@given(town=towns_over_time())
def test_digests_hold_whatever_is_loaded_corrected_and_regraded(embedded: Fresh, tmp_path: Path, town: Town) -> None:
    _digests_hold(embedded, tmp_path, town)


@pytest.mark.neo4j
@FEWER
@given(town=towns_over_time())
def test_digests_hold_on_neo4j_too(neo4j: Fresh, tmp_path: Path, town: Town) -> None:
    _digests_hold(neo4j, tmp_path, town)


CHANGES = {
    "a name": (
        "MATCH (n:Person) WHERE n.key = 'police:P1' SET n.name = 'X'",
        "MATCH (n:Person {key: 'police:P1'}) SET n.name = 'X'",
    ),
    "a report": ("MATCH (r:Report) SET r.note = 'X'", "MATCH ()-[r:SPENDS_TIME_AT]->() SET r.note = 'X'"),
    "an audience": (
        "MATCH (r:Report) SET r.audience = '|school|'",
        "MATCH ()-[r:SPENDS_TIME_AT]->() SET r.audience = '|school|'",
    ),
    "a withdrawal": (
        "MATCH (r:Report) WHERE r.retracted_at IS NOT NULL SET r.retracted_at = NULL",
        "MATCH ()-[r:SPENDS_TIME_AT]->() SET r.retracted_at = null",
    ),
    "an earlier description": (
        "MATCH (r:_Revision) SET r.properties = '{}'",
        "MATCH (r:_Revision) SET r.properties = '{}'",
    ),
    "a report fewer": (
        "MATCH (r:Report) WHERE r.ref = 'R2' DELETE r",
        "MATCH ()-[r:SPENDS_TIME_AT {ref: 'R2'}]->() DELETE r",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_past_ctx_map_is_found(store: Store, tmp_path: Path, change: Change, what: str) -> None:
    admit(store, tmp_path, bundle_of(PARK, HOME, nodes=[node("P1", name="Ash")]), today=date(2026, 5, 1))
    admit(store, tmp_path, bundle_of(PARK | {"note": "again"}, nodes=[node("P1", name="Oak")]), today=date(2026, 6, 1))
    assert check_store(store, audit_of(store, tmp_path)).ok
    now = change(*CHANGES[what])
    found = check_store(now, audit_of(now, tmp_path))
    assert not found.ok
    assert "`ctx-map recover`" in found.reason


@pytest.mark.neo4j
def test_a_load_of_somebody_else_leaves_what_can_be_compared(neo4j_store: Store, tmp_path: Path) -> None:
    store, mine, theirs = neo4j_store, tmp_path / "mine", tmp_path / "theirs"
    admit(store, mine, bundle_of(PARK))
    admit(store, theirs, bundle_of(HOME), today=date(2026, 12, 1))
    found = check_store(store, audit_of(store, mine))
    assert found.ok
    assert len(found.notes) == 2
    admit(store, mine, bundle_of(PARK | {"note": "again"}), today=date(2026, 12, 2))
    found = check_store(store, audit_of(store, mine))
    assert (found.ok, len(found.notes)) == (True, 1)


def test_a_load_that_the_only_audit_does_not_know_is_found_and_nothing_is_loaded(
    embedded_store: Store, tmp_path: Path
) -> None:
    admit(embedded_store, tmp_path, bundle_of(PARK))
    embedded_store.admit(ash_and_bo_in_the_park())
    found = check_store(embedded_store, audit_of(embedded_store, tmp_path))
    assert "not those in its audit" in found.reason
    with pytest.raises(StoreDamaged, match="not those in its audit"):
        admit(embedded_store, tmp_path, bundle_of(HOME))


def test_a_process_that_died_between_seal_and_load_is_no_damage(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(PARK))
    audit = audit_of(store, tmp_path)
    sealed = [line for line in audit.lines() if line.action == Action.INTAKE_SEALED][-1]
    audit.append(Action.INTAKE_SEALED, holder_mandate(), subject="import", detail={**sealed.detail, "load": "f" * 32})
    assert check_store(store, audit).ok
    admit(store, tmp_path, bundle_of(HOME))
    assert check_store(store, audit).ok


def test_a_large_load_is_sealed_in_blocks_of_which_each_is_checked(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [link(f"P{number}", "SPENDS_TIME_AT", "L1", f"R{number}") for number in range(600)]
    admit(embedded_store, tmp_path, bundle_of(PARK), bundle_of(*reports))
    audit = audit_of(embedded_store, tmp_path)
    seal = list(recorded(audit.recent_details()).seals.values())[-1]
    key = audit.derived_key(PURPOSE)
    assert key is not None
    assert len(seal.blocks) == 3
    for block in range(3):
        monkeypatch.setattr(secrets, "randbelow", lambda _, block=block: block)
        assert sample._block_is_right(embedded_store, seal, key)
        wrong = replace(seal, blocks=tuple(each ^ (number == block) for number, each in enumerate(seal.blocks)))
        assert not sample._block_is_right(embedded_store, wrong, key)


def test_damage_is_found_when_the_store_is_opened_and_nothing_is_shown(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "store"))) as store:
        admit(store, tmp_path, checked(write_folder(tmp_path / "town", small_town())))
        look(store, tmp_path)
    database = ladybug.Database(str(tmp_path / "store" / GRAPH))
    connection: Any = ladybug.Connection(database)
    connection.execute("MATCH (r:Report) WHERE r.ref = 'R1' SET r.statement = 'opinion'").close()
    connection.close()
    database.close()
    for opened in (open_view, open_intake):
        store = open_store(str(tmp_path / "store"))
        with closing(store), pytest.raises(StoreDamaged, match="`ctx-map recover`"):
            opened(store, holder_mandate(), audit=audit_of(store, tmp_path))
