"""The version of how a store lays out what it keeps."""

from __future__ import annotations

from collections.abc import Collection

from ctx_map.errors import StoreVersion

LAYOUT = 4
"""Version of how a store lays out what it keeps. A store of another one is refused, and left as it was."""
BEFORE_TODAYS_AUDIENCE = 2
"""Kept with each version of a report the audience of that version alone."""
BROUGHT_OVER = (BEFORE_TODAYS_AUDIENCE, 3)
"""Older layouts that are made into that of today when a store is opened. In both, the store's own has no prefix."""


def check_layout(found: int, *, brought_over: Collection[int] = ()) -> None:
    """Raises StoreVersion where a store was laid out by another version of ctx-map, and says what to do.

    `brought_over` are older layouts that this version makes into its own when it opens them.
    """
    if found != LAYOUT and found not in brought_over:
        raise StoreVersion(
            f"The store was made by another version of ctx-map (its layout is {found}, not {LAYOUT}). Load the "
            "bundles into a new store, named with `--store`, or use the version that made it."
        )
