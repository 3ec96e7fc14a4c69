"""The version of how a store lays out what it keeps."""

from __future__ import annotations

from ctx_map.errors import StoreVersion


def check_layout(found: int, known: int) -> None:
    """Raises StoreVersion where a store was laid out by another version of ctx-map, and says what to do."""
    if found != known:
        raise StoreVersion(
            f"The store was made by another version of ctx-map (its layout is {found}, this version's {known}): load "
            "the bundles into a new store, named with `--store`, or use the version that made it."
        )
