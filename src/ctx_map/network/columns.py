"""The columns of nodes and links as they travel between the rooms: bundle, store, network.

Everything is text except the four columns named below. Days and moments are canonical ISO text
(`2026-05-01`, `2026-05-01T21:30`), local wall time: they compare as text, and a partial one stays what it was.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import LINKS, TABLE_OF

_NOT_TEXT: Mapping[str, pl.DataType] = {
    "latitude": pl.Float64(),
    "longitude": pl.Float64(),
    "protective": pl.Boolean(),
    "disputed": pl.Boolean(),
    "in_meeting": pl.Boolean(),
}


def _typed(names: tuple[str, ...]) -> pl.Schema:
    return pl.Schema({name: _NOT_TEXT.get(name, pl.String()) for name in names})


def node_properties(label: Label) -> tuple[str, ...]:
    """The properties that a bundle may bring for a node of this label, without its id."""
    return TABLE_OF[label].column_names[1:]


NODE_SCHEMA: Mapping[Label, pl.Schema] = {label: _typed(("key", *node_properties(label))) for label in Label}
"""Checked nodes of each label: `key` (namespace:id) and the properties of its table."""

WITHDRAWN = "withdrawn_at"
"""The day on which an agency withdrew a report. It ends the report, and says nothing of the link itself."""
LINK_PROPERTIES: tuple[str, ...] = tuple(name for name in LINKS.column_names[3:] if name != WITHDRAWN)
"""What a report says of a link, from `ref` to `note`."""

LINK_SCHEMA: pl.Schema = _typed(
    ("source", "source_label", "target", "target_label", "kind", *LINK_PROPERTIES),
)
"""Links: keys and labels of both ends, the kind, what the report says."""
CHECKED_LINK_SCHEMA: pl.Schema = _typed((*LINK_SCHEMA.names(), WITHDRAWN))
"""Checked links, with the day on which each was withdrawn, if it was."""

STORED_LINK_SCHEMA: pl.Schema = _typed(
    (
        *LINK_SCHEMA.names(),
        "key",
        # `key` stays when a link is corrected; `version` is the key and a running number: key~1, key~2.
        "version",
        # a hash over all that the report says, to tell an unchanged row from a corrected one
        "content",
        "namespace",
        # known from this day (first version: `recorded_at`, else the day of the load; later ones: the day of the load)
        "known_from",
        # not known any more from this day on
        "retracted_at",
        # who may see it, worked out once at the intake: `*`, or agencies between bars: `|police|schools|`
        "audience",
        "in_meeting",
        "load",
        WITHDRAWN,
    )
)
"""Links as the store keeps them."""

NETWORK_NODE_SCHEMA: pl.Schema = _typed(
    (
        "key",
        "label",
        "name",
        "kind",
        "date_of_birth",
        "child_voice",
        "notified",
        "named_by",
        "basis",
        "latitude",
        "longitude",
        "uprn",
        "address",
        "platform",
        "place_role",
        "harms",
        "occurred_from",
        "occurred_to",
        "summary",
    )
)
"""Nodes of a Network: every label's properties side by side."""

NETWORK_LINK_SCHEMA: pl.Schema = pl.Schema(
    {
        "key": pl.String(),
        "source": pl.UInt32(),
        "target": pl.UInt32(),
        **{name: LINK_SCHEMA[name] for name in ("kind", *LINK_PROPERTIES)},
    }
)
"""Links of a Network: ends are codes of nodes."""
