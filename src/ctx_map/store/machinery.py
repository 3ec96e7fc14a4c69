"""What the stores keep for themselves, beside what people reported: under one prefix, out of the way of who looks."""

from __future__ import annotations

from collections.abc import Mapping

PREFIX = "_"
"""Both databases allow names that begin with it as they stand, without quotes."""
PROPERTIES: Mapping[str, str] = {
    "_admitted": "the number of the load that brought a node or a report",
    "_ended": "the number of the load that retracted or corrected a version of a report",
    "_load": "the id of the load that brought or last described a node, or brought a report",
    "_label": "the label of a node, which is read faster than the list of its labels",
    "_content": "a hash of all that a report says, to tell an unchanged row from a corrected one",
}
"""Properties of nodes and reports by their names in a store, with what each is."""
LABELS: Mapping[str, str] = {
    "_Node": "on every person, peer group, place, thing, event and organisation: no two have one key",
    "_Guarded": "on a node from which a report goes that not everybody may see",
    "_Load": "one node for each load",
    "_Record": "on every version of a meeting's own record: no two have one version",
    "_Revision": "one node for each earlier description of a person, place or other node",
    "_Store": "the one node about the store itself: its layout and the number of the last finished load",
}
"""Labels in a Neo4j store, with what each is. The last four are on nodes that no report is about."""
_BROUGHT = frozenset({"load", "content"})
"""Columns of a change that are the store's own."""


def kept_as(column: str) -> str:
    """The name in a store of a column that a load brings."""
    return PREFIX + column if column in _BROUGHT else column
