"""A bundle on its way in: read, then checked. Each step is a type, so that none can be left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.bundle.manifest import Manifest
from ctx_map.bundle.row_account import SourceAccount, SourceRows
from ctx_map.vocabulary.labels import Label

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many rows are through, and of how many (0: not known)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one cell, row, table or file. Holds names and numbers, never a value."""

    table: str
    row: int | None
    """Row number as the sender sees it (the header is row 1), None for the whole table."""
    column: str | None
    code: str
    """A short stable word, such as `date-impossible`."""
    advice: str
    """One sentence that says what to do."""
    file: str = ""


@dataclass(frozen=True, slots=True)
class TableCount:
    """The account of one table: rows in = accepted + rejected + duplicate."""

    table: str
    rows_in: int
    accepted: int
    rejected: int
    duplicate: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Tables as read: every cell is text, `row` the sender's row number, `file` where it came from. Not checked."""

    name: str
    namespace: str
    tables: Mapping[str, pl.DataFrame]
    problems: tuple[Problem, ...] = ()
    """What reading found: wrong columns, torn rows."""
    warnings: tuple[Problem, ...] = ()
    manifest: Manifest | None = None
    """What the delivery says of itself as a whole, if it does."""
    sources: tuple[SourceRows, ...] = ()
    """What each source takes of each file. The rows of a table come in the order of its sources."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything that checking found, of all tables at once."""

    counts: tuple[TableCount, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    accounts: tuple[SourceAccount, ...] = ()
    """The account of every file, source and table, before filters."""

    @property
    def clean(self) -> bool:
        """Return whether there is no problem."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class CheckedBundle:
    """A bundle that may be stored if its report is clean.

    `nodes`: a frame a label, columns NODE_SCHEMA[label], a row a node, keys full. `links`: columns
    CHECKED_LINK_SCHEMA, a row a report; an end that another bundle brought has no label. Beside both stands `row`, the
    sender's row number.
    `digest`: SHA-256 over the canonical accepted rows, whatever order or file format they came in.
    """

    name: str
    namespace: str
    nodes: Mapping[Label, pl.DataFrame]
    links: pl.DataFrame
    report: CheckReport
    digest: str
    speaks_for: tuple[str, ...] | None = None
    """The agencies of a full delivery: what the namespace holds of theirs and the bundle has not is withdrawn. None for
    a delivery that is not full."""
