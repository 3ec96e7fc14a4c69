"""Which ids a mandate reads as one with an id."""

from __future__ import annotations

from ctx_map.governance.mandate import Mandate
from ctx_map.governance.sight import Sight
from ctx_map.store.base import Store


def read_together(store: Store, mandate: Mandate, key: str) -> list[str]:
    """Return an id with those that the mandate reads as one with it."""
    return Sight(store, mandate).joined.all_of([key])
