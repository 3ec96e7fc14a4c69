"""What a store can do. Two implementations, the same tests on both, answers that are equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from ctx_map.store.change import Change, KeptAnchor
from ctx_map.store.records import NewRecords

Value = str | int | float | bool | None | list[str]
"""What a parameter of a statement may be."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, rows done, rows in all."""


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """What a store says of itself."""

    engine: str
    """"embedded" or "neo4j"."""
    version: str
    nodes: int
    links: int
    """Versions that are not retracted."""
    loads: int
    """Loads that were not taken back."""
    changes: int = 0
    """Loads and the taking back of loads, in all: it grows with every change."""


class Store(Protocol):
    """Keep and fetch. Read by a View, written by an Intake, by nobody else."""

    @property
    def uri(self) -> str:
        """The address, without a password."""
        ...

    def facts(self) -> StoreFacts:
        """Engine, version and counts."""
        ...

    def knows(self, statement: str) -> bool:
        """Whether there is a reading statement of this name: those under `server/` are not on every store."""
        ...

    def read(self, statement: str, **params: Value) -> pl.DataFrame:
        """The rows of a named reading statement (`read/links`), in its declared columns and total order.

        Raises StatementFailed, StoreUnavailable, WrongUse (unknown name, or parameters other than declared).
        """
        ...

    def admit(self, change: Change, *, progress: Progress | None = None) -> None:
        """Writes all of a change or nothing of it; readers never see a part."""
        ...

    def keep(self, records: NewRecords) -> bool:
        """Adds versions of a meeting's own records: all of them or none. False where others came between."""
        ...

    def keep_anchor(self, anchor: KeptAnchor) -> None:
        """Keeps an anchor of the audit beside those that are there."""
        ...

    def close(self) -> None:
        """Lets go of the file or the connection. Safe to call twice."""
        ...
