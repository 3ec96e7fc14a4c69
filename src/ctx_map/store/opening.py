"""Opens a store by its address."""

from __future__ import annotations

import time
from pathlib import Path

from ctx_map.errors import StoreLocked, WrongUse
from ctx_map.settings import read_settings
from ctx_map.store.base import Progress, Store
from ctx_map.store.beside import find_owner
from ctx_map.store.embedded import EmbeddedStore

_PATIENCE, _PAUSE = 3.0, 0.05
"""Seconds to wait for an owner that does not listen, and between two looks."""


def open_store(
    uri: str,
    *,
    user: str | None = None,
    password: str | None = None,
    create: bool = True,
    certificates: Path | None = None,
    progress: Progress | None = None,
) -> Store:
    """The store at an address.

    `uri` is a folder (embedded), or neo4j://, neo4j+s://, bolt://, bolt+s://. User, password and `certificates` (a
    PEM file with a partnership's own certificate authorities, for neo4j:// or bolt://) are for these. A user or
    password that is not given is the one in `CTX_MAP_NEO4J_USER` or `CTX_MAP_NEO4J_PASSWORD`. With `create`
    false, an address without a store is refused. `progress` is told while a store that an earlier version made on a
    server is updated. Where another process has the folder open, that one does the reading and writing, and this waits
    a moment for one that is just opening or closing it. Raises WrongUse, Refused, StoreUnavailable, StoreLocked,
    StoreDamaged, StoreVersion, StoreLogin.
    """
    if not uri.strip():
        raise WrongUse("The address of the store is empty. Name a folder, or a Neo4j server.")
    if "://" not in uri:
        return _embedded(Path(uri).expanduser().absolute(), create=create)
    from ctx_map.store.neo4j_address import check_address  # noqa: PLC0415  (the driver takes half a second to load)
    from ctx_map.store.neo4j_store import Neo4jStore  # noqa: PLC0415

    address = check_address(uri, certificates=certificates)
    settings = read_settings(store=uri)
    return Neo4jStore(
        address,
        user=settings.neo4j_user if user is None else user,
        password=settings.neo4j_password if password is None else password,
        create=create,
        progress=progress,
    )


def _embedded(folder: Path, *, create: bool) -> Store:
    """The store in a folder, opened here or handed to the process that has it open.

    An owner that is opening or closing the store holds it and does not listen: this waits a little for it.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return EmbeddedStore(folder, create=create)
        except StoreLocked:
            found = find_owner(folder, lambda: _embedded(folder, create=False))
            if found is not None:
                return found
            if time.monotonic() > until:
                raise
        time.sleep(_PAUSE)
