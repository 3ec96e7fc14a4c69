"""What of a store a load is told about: what its mandate may see, and what of its own namespace it may write.

What is restricted and what is not there take the same way: neither is among the known keys. So a check of a guessed id
gives the same answer for both, and so does the load.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.governance import sight  # the module, since it imports the intake's in its turn
from ctx_map.governance.intake.ends import KNOWN_SCHEMA
from ctx_map.governance.intake.may_write import written_agencies
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.policy import agency_key, eyes_of, may_see
from ctx_map.store.base import Store
from ctx_map.store.change import NEVER

_ENDS = ("source", "target")


@dataclass(frozen=True, slots=True)
class Known:
    """Keys with their labels."""

    told: pl.DataFrame
    """What the load may be told of: its own namespace as far as it may write it, and of others what it may see."""
    held: pl.DataFrame
    """All keys of its own namespace, for the writing itself."""

    def untold(self, nodes: pl.DataFrame) -> pl.Series:
        """Those keys among these nodes that the store holds and the load is told nothing about."""
        held = nodes.join(self.held, on="key", how="semi")
        return held.join(self.told, on="key", how="anti").get_column("key")


def known_to(mandate: Mandate, store: Store, checked: CheckedBundle, index: pl.DataFrame) -> Known:
    """What a load under this mandate is told of a store. `index` has the current reports of the bundle's namespace."""
    prefix = f"{checked.namespace}:"
    held = store.read("read/known_keys").filter(pl.col("key").str.starts_with(prefix))
    own = held.filter(~pl.col("key").is_in(_of_others_alone(mandate, index).implode()) & _described(index))
    foreign = _foreign_ends(checked.links, prefix)
    return Known(pl.concat([own.select(KNOWN_SCHEMA.names()), _seen(mandate, store, foreign)]), held)


def _described(index: pl.DataFrame) -> pl.Expr:
    """Whether some load describes a node, or some report of its namespace mentions it."""
    mentioned = pl.concat([index.get_column(end) for end in _ENDS])
    return (pl.col("loaded_at") != NEVER) | pl.col("key").is_in(mentioned.implode())


def _of_others_alone(mandate: Mandate, index: pl.DataFrame) -> pl.Series:
    """Nodes that only reports mention which the mandate may neither write nor see, among those of one namespace."""
    agencies = written_agencies(mandate)
    if agencies is None or index.is_empty():
        return pl.Series("key", [], dtype=pl.String)
    columns = ["agency", "audience", "in_meeting"]
    kinds = index.select(columns).unique()
    marked = index.join(
        kinds.with_columns(open=is_open_to(mandate, agencies, kinds)), on=columns, how="left", nulls_equal=True
    )
    ends = pl.concat([marked.select("open", key=end) for end in _ENDS])
    return ends.group_by("key").agg(pl.col("open").any()).filter(~pl.col("open")).get_column("key")


def is_open_to(mandate: Mandate, agencies: frozenset[str] | None, reports: pl.DataFrame) -> pl.Series:
    """Whether a mandate that writes for these agencies may write or see each report: agency, audience, in_meeting."""
    return pl.Series([_is_open(row, mandate, agencies) for row in reports.iter_rows()], dtype=pl.Boolean)


def _is_open(
    report: tuple[str | None, str | None, bool | None], mandate: Mandate, agencies: frozenset[str] | None
) -> bool:
    agency, audience, in_meeting = report
    if agencies is None or agency_key(agency or "") in agencies:
        return True
    own, holder, meeting = eyes_of(mandate)
    return may_see(audience, in_meeting, agency=own, holder=holder, meeting=meeting)


def _foreign_ends(links: pl.DataFrame, prefix: str) -> list[str]:
    """Ends of other namespaces that the bundle does not bring itself."""
    ends = [links.filter(pl.col(f"{end}_label").is_null()).get_column(end) for end in _ENDS]
    keys = pl.concat(ends).unique()
    return keys.filter(~keys.str.starts_with(prefix)).sort().to_list()


def _seen(mandate: Mandate, store: Store, keys: list[str]) -> pl.DataFrame:
    """Return the nodes among these that the mandate sees in the store today."""
    if not keys:
        return KNOWN_SCHEMA.to_frame()
    now = sight.Sight(store, mandate.on(date.max), joining=False)
    no_links = pl.DataFrame(schema=dict.fromkeys(_ENDS, pl.String))
    return now.nodes_with(no_links, keys).select(KNOWN_SCHEMA.names())
