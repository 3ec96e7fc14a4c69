"""Brings an embedded store of the layout before to that of today, when it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ctx_map.errors import CtxMapError, StoreDamaged
from ctx_map.store.embedded_run import control, roll_back, run
from ctx_map.store.header import Statement
from ctx_map.store.layout import LAYOUT
from ctx_map.store.regraded import brought_over


def bring_over(known: Mapping[str, Statement], connection: Any) -> None:
    """Restricts the earlier versions of reports as their newest versions are, all at once or not at all.

    Raises StoreDamaged where it cannot be kept; the store is then as it was.
    """
    changed = brought_over(run(connection, known["care/versions_corrected"], {}))
    try:
        control(connection, "BEGIN TRANSACTION")
        if changed.height:
            run(connection, known["load/regraded"], {"rows": changed.to_arrow()})
        run(connection, known["care/layout"], {"version": LAYOUT})
        control(connection, "COMMIT")
        return
    except CtxMapError:
        roll_back(connection)
    raise StoreDamaged(
        "The store was made by an earlier version of ctx-map and could not be updated. The disk may be full. Make "
        "room, then open it again."
    )
