"""The first delivery of the police, loaded again after its update, undoes none of its corrections."""

from __future__ import annotations

from pathlib import Path

from ctx_map.governance import local_mandate, open_intake, open_view
from ctx_map.store import Store
from sample.town import AS_AT, audit_of, checked, load_town


def grades(store: Store, room: Path, ref: str) -> set[str | None]:
    """The grades of the links of one report."""
    with open_view(store, local_mandate(AS_AT), audit=audit_of(store, room)) as view:
        links = view.network().links
    return set(links.filter(links["ref"] == ref)["grade"])


def test_the_first_delivery_again_leaves_the_corrections_of_the_update_in_force(store: Store, tmp_path: Path) -> None:
    load_town(store, audit_of(store, tmp_path))
    assert grades(store, tmp_path, "IR-1052") == {"1BP"}
    intake = open_intake(store, local_mandate(AS_AT), audit=audit_of(store, tmp_path), today=AS_AT)
    _, told = intake.preview(checked("police"))
    done = intake.admit(checked("police"))
    assert done.tables == told
    assert {table.table: table.left_out for table in done.tables if table.left_out} == {"people": 1, "links": 4}
    assert done.already_loaded
    assert grades(store, tmp_path, "IR-1052") == {"1BP"}


def test_it_is_so_after_the_first_delivery_was_taken_back(store: Store, tmp_path: Path) -> None:
    load_town(store, audit_of(store, tmp_path))
    intake = open_intake(store, local_mandate(AS_AT), audit=audit_of(store, tmp_path), today=AS_AT)
    intake.unload("police-1")
    assert intake.admit(checked("police")).total("left_out") == 5
    assert grades(store, tmp_path, "IR-1052") == {"1BP"}
