"""Which confirmed matches a mandate sees: those of ids that it may all see, and that no report tells apart.

A match with an id that is restricted is not told, and joins nothing. A match is not in force while a report that the
mandate may see links two of the ids, because it tells of two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import polars as pl

from ctx_map.governance.matching.decisions import Decision
from ctx_map.network.joined import NOTHING_JOINED, Joined, joined_by


def joins_in_force(
    decisions: Iterable[Decision],
    shown: Callable[[pl.Series], pl.Series],
    reports_about: Callable[[list[str]], pl.DataFrame],
) -> Joined:
    """Return what is read as one. `shown` gives those of some ids that are shown, `reports_about` the visible links."""
    # most stores have no decisions
    confirmed = _confirmed(decisions)
    if not confirmed:
        return NOTHING_JOINED
    # only what the mandate sees is joined
    asked = sorted({key for pair in confirmed for key in pair})
    seen = set(shown(pl.Series("key", asked, dtype=pl.String)))
    pairs = [pair for pair in confirmed if set(pair) <= seen]
    if not pairs:
        return NOTHING_JOINED
    # what a report tells apart stays apart
    together = sorted({key for pair in pairs for key in pair})
    links = reports_about(together).select("source", "target").unique()
    return joined_by(pairs, apart=links.iter_rows())


def joined_among(decisions: Iterable[Decision], keys: Collection[str]) -> Joined:
    """Return what is one among these ids, by the confirmed matches of which both ids are there."""
    return joined_by(pair for pair in _confirmed(decisions) if set(pair) <= set(keys))


def _confirmed(decisions: Iterable[Decision]) -> list[tuple[str, str]]:
    return [(each.one, each.other) for each in decisions if each.same]
