"""Opens a store by its address."""

from __future__ import annotations

from pathlib import Path

from ctx_map.errors import WrongUse
from ctx_map.store.base import Store
from ctx_map.store.embedded import EmbeddedStore


def open_store(uri: str, *, user: str = "neo4j", password: str | None = None, create: bool = True) -> Store:
    """The store at an address.

    `uri` is a folder (embedded), or neo4j://, neo4j+s://, bolt://, bolt+s:// (user and password are for these).
    With `create` false, a folder without a store is refused. Raises WrongUse, StoreUnavailable, StoreLocked,
    StoreDamaged, StoreVersion, StoreLogin.
    """
    if "://" in uri:
        raise WrongUse(
            "The address of the store is a folder, or starts with neo4j://, neo4j+s://, bolt:// or bolt+s://."
        )
    return EmbeddedStore(Path(uri).expanduser(), create=create)
