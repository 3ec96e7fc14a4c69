"""What a full delivery withdraws: the links of its agencies in its namespace that are not in it any more.

Only agencies that the mandate may write for can be named, which is found out from the bundle alone. So nothing that it
may not write is withdrawn or counted, and the counts tell what a correction of the same links would tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import CheckedBundle, Problem
from ctx_map.governance.intake.identity import with_content
from ctx_map.governance.intake.report import TableLoad
from ctx_map.governance.policy import agency_key
from ctx_map.network.columns import CHECKED_LINK_SCHEMA, WITHDRAWN
from ctx_map.store.base import Store
from ctx_map.vocabulary.tables import LINKS

_MOST = 0.5
"""The share of what is held from which on a delivery that would withdraw more is warned about."""


WITHDRAWS_MOST = "full-withdraws-most"
"""The code of the warning about a full delivery that withdraws more than half."""


@dataclass(frozen=True, slots=True)
class FullDelivery:
    """A full delivery held against its namespace in a store."""

    store: Store
    agencies: frozenset[str]
    """The keys of the agencies that it speaks for."""
    day: str
    came_before: str | None = None
    """How old it is, if it was loaded before: what was said later stays."""

    def held(self, stored: pl.DataFrame) -> pl.DataFrame:
        """Those of the newest versions in the namespace that are its agencies' and would be valid after its day."""
        names = stored.get_column("agency").unique()
        own = names.filter(pl.Series([agency_key(name or "") in self.agencies for name in names], dtype=pl.Boolean))
        ends = pl.col("retracted_at")
        return stored.filter(pl.col("agency").is_in(own.implode()) & (ends.is_null() | (ends > self.day)))

    def withdrawn(self, missing: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
        """The rows that withdraw what it has not, as its agencies would send them, with `key` and `version`.

        `missing` has the key and version of what no row of it says, among the newest versions of the namespace.
        """
        gone = self.held(stored).join(missing, on="version", how="semi")
        if self.came_before is not None:
            gone = gone.filter((pl.col("said_at") <= self.came_before).fill_null(value=True))
        keys = gone.get_column("key").to_list()
        said = self.store.read("read/said_among", keys=keys).join(gone, on="version", how="semi")
        rows = said.with_columns(pl.lit(self.day).alias(WITHDRAWN)).sort("version")
        return with_content(rows.select(*CHECKED_LINK_SCHEMA.names(), "key", "version"))


def full_delivery(store: Store, checked: CheckedBundle, *, day: str, came_before: str | None) -> FullDelivery | None:
    """The bundle as a full delivery of this day, or None if it is not one."""
    if checked.speaks_for is None:
        return None
    return FullDelivery(store, frozenset(map(agency_key, checked.speaks_for)), day, came_before)


def warning_of(withdrawn: int, held: int, namespace: str) -> tuple[Problem, ...]:
    """A warning if a full delivery withdraws more than half of what is held of its agencies."""
    if withdrawn <= held * _MOST:
        return ()
    much = "every link" if withdrawn == held else f"{withdrawn:,} of the {held:,} links"
    return (Problem(LINKS.name, None, None, WITHDRAWS_MOST, advice(WITHDRAWS_MOST, much, namespace)),)


def withdrawn_words(tables: Sequence[TableLoad], *, done: bool) -> str:
    """One sentence on what a full delivery withdraws or has withdrawn. Empty if that is nothing."""
    count = sum(table.withdrawn for table in tables)
    if not count:
        return ""
    if done:
        have = "that is not in it any more has" if count == 1 else "that are not in it any more have"
        return f"It was a full delivery, so {count:,} {_links(count)} {have} been withdrawn."
    are = "that is not in it any more" if count == 1 else "that are not in it any more"
    return f"It is a full delivery, so loading it withdraws {count:,} {_links(count)} {are}."


def _links(count: int) -> str:
    return "link" if count == 1 else "links"
