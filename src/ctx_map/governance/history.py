"""All versions of one report: what was said first, and what it was corrected to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import polars as pl

from ctx_map.network import Withheld
from ctx_map.network.columns import LINK_SCHEMA
from ctx_map.network.strictest import strictest_handling

HISTORY_COLUMNS = ("key", "version", "known_from", "retracted_at", *LINK_SCHEMA.names())


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """Every version of one link that a mandate may see.

    `versions` has a row a version, the first one first: `version`, `known_from`, `retracted_at` (null while it
    stands), both ends by key and label, the kind, and what the report said.
    """

    link: str
    versions: pl.DataFrame
    as_at: date
    withheld: Withheld

    @property
    def handling(self) -> str:
        """The strictest handling among the versions, in words."""
        return strictest_handling(self.versions)

    @property
    def data_digest(self) -> str:
        """SHA-256 over the versions."""
        return hashlib.sha256(self.versions.write_csv(None).encode()).hexdigest()


def history_of(link: str, rows: pl.DataFrame, *, as_at: date, withheld: Withheld) -> LinkHistory:
    """The history of a link from its stored versions."""
    return LinkHistory(link, rows.select(HISTORY_COLUMNS), as_at, withheld)
