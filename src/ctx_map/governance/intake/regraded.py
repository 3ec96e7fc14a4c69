"""Who may see the earlier versions of a report from now on, when a load brings a version with another handling.

A version is shown to those whom both its own handling and that of the newest version allow (decision 57). The stores
keep the answer beside each version, so that every reading statement goes by it.
"""

from __future__ import annotations

import polars as pl

from ctx_map.governance.policy import with_audience
from ctx_map.store.base import Store
from ctx_map.store.regraded import held_to_newest


def regraded_links(store: Store, newest: pl.DataFrame) -> pl.DataFrame | None:
    """The stored versions whose audience changes, as a change names them; None where none does.

    `newest` has the key, handling, conditions and agency of the new version of each report that was known already.
    """
    if newest.is_empty():
        return None
    stored = store.read("read/versions_among", keys=newest.get_column("key").to_list())
    own = with_audience(stored.drop("audience", "in_meeting")).select(
        "version", own_audience="audience", own_in_meeting="in_meeting"
    )
    changed = held_to_newest(stored.join(own, on="version"), with_audience(newest))
    return changed if changed.height else None
