"""While the app, or any other program, has a store open, the command line works beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bundles import small_town, write_folder
from cli.conftest import Run
from cli.test_questions import audit_lines
from ctx_map.store import Store, open_store


@pytest.fixture
def opened(town: Run, tmp_path: Path) -> Iterator[Store]:
    """The store of the small town, as the app holds it open."""
    store = open_store(str(tmp_path / "data" / "store"), create=False)
    yield store
    store.close()


def test_a_question_beside_an_owner_has_an_audit_line_of_its_own_under_its_own_mandate(
    town: Run, opened: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mandate = tmp_path / "mandate.toml"
    mandate.write_text(
        'name = "M. Okafor"\nrole = "analyst"\nagency = "police"\npurpose = "meeting 7"\nauthority = "s47"\n'
    )
    monkeypatch.setenv("CTX_MAP_MANDATE", str(mandate))
    assert town("shared-places").code == 0
    monkeypatch.delenv("CTX_MAP_MANDATE")
    (line,) = audit_lines(town)
    assert (line["subject"], line["purpose"]) == ("shared-places", "meeting 7")


def test_a_file_is_loaded_beside_an_owner_who_sees_it_at_once(
    run: Run, town: Run, opened: Store, tmp_path: Path
) -> None:
    before = opened.facts().links
    said = run("import", str(write_folder(tmp_path / "again", small_town())), "--namespace", "again")
    assert said.code == 0, said.err
    assert opened.facts().links > before


def test_the_integrity_of_a_store_is_verified_beside_an_owner(town: Run, opened: Store) -> None:
    assert town("verify").code == 0


def test_what_needs_the_files_themselves_is_refused_in_one_sentence(town: Run, opened: Store) -> None:
    said = town("recover")
    assert (said.code, said.out) == (4, "")
    assert said.err.strip() == "ctx-map is already open on this store. Close it, then try again."
