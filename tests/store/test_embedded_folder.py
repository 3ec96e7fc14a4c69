"""The folder of an embedded store is private, has one owner, and is refused where it is something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.errors import StoreError, StoreUnavailable, WrongUse
from ctx_map.store import Store, folder, open_store
from store.changes import HOLDERS_EYES, ash_and_bo_in_the_park


def modes(store: Path) -> set[tuple[str, int]]:
    return {("folder", store.stat().st_mode & 0o777)} | {
        ("file", path.stat().st_mode & 0o777) for path in store.iterdir()
    }


def test_folder_and_files_are_the_owners_alone(embedded_store: Store) -> None:
    embedded_store.admit(ash_and_bo_in_the_park())
    assert modes(Path(embedded_store.uri)) == {("folder", 0o700), ("file", 0o600)}


def test_modes_that_were_widened_are_narrowed_when_the_store_is_opened(embedded_store: Store) -> None:
    embedded_store.admit(ash_and_bo_in_the_park())
    embedded_store.close()
    place = Path(embedded_store.uri)
    place.chmod(0o755)
    for path in place.iterdir():
        path.chmod(0o644)
    reopened = open_store(str(place))
    assert modes(place) == {("folder", 0o700), ("file", 0o600)}
    reopened.close()


def test_what_was_stored_is_there_after_closing_and_opening(embedded_store: Store) -> None:
    embedded_store.admit(ash_and_bo_in_the_park())
    before = embedded_store.read("read/links", **HOLDERS_EYES)
    embedded_store.close()
    embedded_store.close()
    reopened = open_store(embedded_store.uri, create=False)
    assert reopened.read("read/links", **HOLDERS_EYES).equals(before)
    reopened.close()


def test_a_closed_store_says_so(embedded_store: Store) -> None:
    embedded_store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        embedded_store.read("read/people")


def test_no_store_is_made_where_none_may_be(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="ctx-map import"):
        open_store(str(tmp_path / "none"), create=False)
    assert not (tmp_path / "none").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    mode = tmp_path.stat().st_mode
    with pytest.raises(WrongUse, match="other files"):
        open_store(str(tmp_path))
    assert tmp_path.stat().st_mode == mode
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(WrongUse, match="Name a folder"):
        open_store(str(tmp_path / "file"))


def test_a_load_that_does_not_fit_on_the_disk_is_refused_before_it_starts(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Make room"):
        folder.check_room(tmp_path, 2**60)


def test_a_database_of_something_else_is_said_to_be_damaged_and_left_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "store"
    place.mkdir()
    (place / folder.GRAPH).write_bytes(b"this is no database" * 1000)
    with pytest.raises(StoreError, match="The store is damaged"):
        open_store(str(place))
    assert (place / folder.GRAPH).read_bytes() == b"this is no database" * 1000
