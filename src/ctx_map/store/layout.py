"""The version of how a store lays out what it keeps."""

from __future__ import annotations

from collections.abc import Collection

from ctx_map.errors import StoreVersion

LAYOUT = 3
"""Version of how a store lays out what it keeps. A store of another one is refused, and left as it was."""
BEFORE_TODAYS_AUDIENCE = 2
"""The one before, which kept with each version of a report the audience of that version alone: it is brought over."""


def check_layout(found: int, known: int, *, brought_over: Collection[int] = ()) -> None:
    """Raises StoreVersion where a store was laid out by another version of ctx-map, and says what to do.

    `brought_over` are older layouts that this version makes into its own when it opens them.
    """
    if found != known and found not in brought_over:
        raise StoreVersion(
            f"The store was made by another version of ctx-map (its layout is {found}, not {known}). Load the "
            "bundles into a new store, named with `--store`, or use the version that made it."
        )
