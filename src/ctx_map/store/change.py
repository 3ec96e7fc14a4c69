"""What a load changes in a store: worked out by the intake, written by a store all at once or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from ctx_map.vocabulary.labels import Label

LinkTable = tuple[str, Label, Label]
"""Kind, label it runs from, label it runs to: the unit in which links are stored."""

TAKEN_BACK = ""
"""The day on which versions of reports and descriptions end that are taken back: before every day."""
NEVER = "~"
"""When a node is first loaded that no load describes any more: after every day."""


@dataclass(frozen=True, slots=True)
class LoadRecord:
    """The line that a load leaves in the store."""

    id: str
    """A random identifier of this load."""
    digest: str
    """SHA-256 over the canonical rows of the bundle, whatever order they came in."""
    namespace: str
    loaded_at: str
    """Moment of the load, ISO text in UTC."""
    takes_back: str | None = None
    """The identifier of the load that this one takes back, if it does."""


@dataclass(frozen=True, slots=True)
class KeptAnchor:
    """How many lines an audit had on a day, and the digest of the last: kept in the store, away from the log."""

    owner: str
    day: str
    lines: int
    digest: str


@dataclass(frozen=True, slots=True)
class Change:
    """One load's changes.

    `new_nodes` and `changed_nodes`: a frame a label with NODE_SCHEMA's columns and `loaded_at` (of the node's first
    load) and `load`. `revisions`: the superseded node rows: key, label, properties (JSON text), recorded_at,
    retracted_at, and the load that described them. `retold`: the keys of nodes whose earlier superseded rows are
    taken back before these are added. `new_links`: a frame a table with STORED_LINK_SCHEMA's columns (a corrected
    link's new version is a new row). `retracted_links`: source, source_label, target, target_label, kind, version,
    retracted_at of the versions that end; TAKEN_BACK for those that never were. `ended_anew`: the same of versions
    that have ended before, and whose day is another one or none. `regraded_links`: source, source_label, target,
    target_label, kind, version, audience, in_meeting of the earlier versions that others may see from now on.
    """

    load: LoadRecord
    new_nodes: Mapping[Label, pl.DataFrame] = field(default_factory=dict)
    changed_nodes: Mapping[Label, pl.DataFrame] = field(default_factory=dict)
    revisions: pl.DataFrame | None = None
    new_links: Mapping[LinkTable, pl.DataFrame] = field(default_factory=dict)
    retold: tuple[str, ...] = ()
    retracted_links: pl.DataFrame | None = None
    ended_anew: pl.DataFrame | None = None
    regraded_links: pl.DataFrame | None = None

    @property
    def rows(self) -> int:
        """How many rows it writes, for the progress line."""
        frames = [*self.new_nodes.values(), *self.changed_nodes.values(), *self.new_links.values()]
        others = (self.revisions, self.retracted_links, self.ended_anew, self.regraded_links)
        frames += [frame for frame in others if frame is not None]
        return sum(frame.height for frame in frames)
