"""Whether a store holds anything yet. An empty answer from an empty store means that nobody has looked."""

from __future__ import annotations

from ctx_map.store.base import Store


def is_empty(store: Store) -> bool:
    """Say whether no load has finished in this store yet. What a mandate may see plays no part in it."""
    return bool(store.read("care/no_loads").item())
