"""What holds of all that a mandate may see in a window, counted by the store, for an answer that reads a part of it."""

from __future__ import annotations

from ctx_map.governance.policy import seen_by
from ctx_map.governance.sight import Sight
from ctx_map.governance.window import Window
from ctx_map.network.network import Totals
from ctx_map.network.strictest import strictest_handling
from ctx_map.store.base import Value
from ctx_map.vocabulary.links import momentary_kinds

FIRST, LAST = "", "~"
"""Open sides of a window: before and after every day."""


def sides_of(window: Window) -> dict[str, Value]:
    """Return a window as a statement takes it."""
    return {"since": window.since or FIRST, "until": window.until or LAST, "momentary": list(momentary_kinds())}


def totals_of(sight: Sight, window: Window) -> Totals:
    """Return the strictest handling and the number of links without a date. Events are those of the store as it is now.

    What a statement found is held against the mandate again here, as every report is.
    """
    if window.is_open:
        return Totals(strictest_handling(seen_by(sight.handlings(), sight.mandate)), None)
    found = sight.store.read("read/handlings_within", **sight.eyes, **sides_of(window))
    undated = seen_by(sight.store.read("read/undated_reports", **sight.eyes), sight.mandate)
    return Totals(strictest_handling(seen_by(found, sight.mandate)), int(undated.get_column("undated").sum()))
