"""A store says whether anything was loaded into it."""

from __future__ import annotations

from ctx_map.store import Store, is_empty
from store.changes import ash_and_bo_in_the_park


def test_a_store_is_empty_until_its_first_load(store: Store) -> None:
    assert is_empty(store)
    store.admit(ash_and_bo_in_the_park())
    assert not is_empty(store)
