"""Brings an embedded store of an older layout to that of today, when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from ctx_map.errors import CtxMapError, StoreDamaged
from ctx_map.store.embedded_run import control, roll_back, run
from ctx_map.store.header import Statement
from ctx_map.store.layout import BEFORE_TODAYS_AUDIENCE, LAYOUT
from ctx_map.store.regraded import brought_over

_REVISIONS = ("schema/1_nodes/revision", "older/revisions/1_moved", "older/revisions/2_gone")


def rename(known: Mapping[str, Statement], connection: Any, tables: Collection[str]) -> None:
    """Gives what is the store's own its prefix, in the tables that are there.

    Only earlier descriptions of nodes are written anew. Raises StoreDamaged where it cannot be kept; the store is then
    as it was.
    """

    def write() -> None:
        for name in sorted(known):
            if name.startswith("older/names/") and _table(known[name]) in tables:
                run(connection, known[name], {})
        for name in _REVISIONS if "Revision" in tables else ():
            run(connection, known[name], {})

    _all_or_nothing(connection, write)


def bring_over(known: Mapping[str, Statement], connection: Any, found: int) -> None:
    """Makes a renamed store of layout `found` into one of today's.

    Where it kept with each version of a report the audience of that version alone, earlier versions are restricted as
    their newest is. Raises StoreDamaged where it cannot be kept; the store is then as it was.
    """

    def write() -> None:
        if found == BEFORE_TODAYS_AUDIENCE:
            changed = brought_over(run(connection, known["care/versions_corrected"], {}))
            if changed.height:
                run(connection, known["load/regraded"], {"rows": changed.to_arrow()})
        run(connection, known["care/layout"], {"version": LAYOUT})

    _all_or_nothing(connection, write)


def _table(statement: Statement) -> str:
    """The table that a statement `ALTER TABLE name …` is about."""
    return statement.text.split()[2]


def _all_or_nothing(connection: Any, write: Callable[[], None]) -> None:
    try:
        control(connection, "BEGIN TRANSACTION")
        write()
        control(connection, "COMMIT")
        return
    except CtxMapError:
        roll_back(connection)
    raise StoreDamaged(
        "The store was made by an earlier version of ctx-map and could not be updated. The disk may be full. Make "
        "room, then open it again."
    )
