"""Opens a store by its address."""

from __future__ import annotations

from pathlib import Path

from ctx_map.errors import WrongUse
from ctx_map.store.base import Store
from ctx_map.store.embedded import EmbeddedStore


def open_store(
    uri: str,
    *,
    user: str = "neo4j",
    password: str | None = None,
    create: bool = True,
    certificates: Path | None = None,
) -> Store:
    """The store at an address.

    `uri` is a folder (embedded), or neo4j://, neo4j+s://, bolt://, bolt+s://. User, password and `certificates` (a
    PEM file with a partnership's own certificate authorities, for neo4j:// or bolt://) are for these. With `create`
    false, an address without a store is refused. Raises WrongUse, Refused, StoreUnavailable, StoreLocked,
    StoreDamaged, StoreVersion, StoreLogin.
    """
    if not uri.strip():
        raise WrongUse("The address of the store is empty: name a folder, or a Neo4j server.")
    if "://" not in uri:
        return EmbeddedStore(Path(uri).expanduser(), create=create)
    from ctx_map.store.neo4j_address import check_address  # noqa: PLC0415  (the driver takes half a second to load)
    from ctx_map.store.neo4j_store import Neo4jStore  # noqa: PLC0415

    address = check_address(uri, certificates=certificates)
    return Neo4jStore(address, user=user, password=password, create=create)
