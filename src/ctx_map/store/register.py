"""Which reports are about each node of an embedded store, and which not everybody may see, kept in memory.

The database finds the relationships of some nodes by going through all there are, and a report by its number at once.
So the numbers are read once for all nodes, in the time of one or two such questions, and again after each load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import polars as pl

from ctx_map.store.gate import Gate

if TYPE_CHECKING:
    import pyarrow as pa

LOADS = "read/loads"
LARGE = 500_000
"""Comparisons that take longer than to load what hands a table to the database, which is about half a second."""


class Register:
    """The numbers of the reports about each node. Asked only while its gate lets readers in."""

    def __init__(self, gate: Gate, read: Callable[[str], pl.DataFrame]) -> None:
        """`read` gives the rows of a statement without parameters."""
        self._gate = gate
        self._read = read
        self._made: dict[str, tuple[int, pl.DataFrame]] = {}

    @property
    def fresh(self) -> bool:
        """Whether the reports about each node are in memory as the store is now."""
        made = self._made.get("care/reports_about")
        return made is not None and made[0] == self._gate.turns

    def about(self, keys: Sequence[str], *, more_than: int = 0) -> pl.DataFrame:
        """The reports about these nodes: key and number. Nodes without more than so many reports are left out."""
        asked = pl.DataFrame({"key": keys}, schema={"key": pl.String}).unique()
        numbers = self._kept("care/reports_about", _by_node)
        found = numbers.join(asked, on="key", how="semi").filter(pl.col("number").list.len() > more_than)
        return found.explode("number")

    def few(self, keys: int = 1) -> bool:
        """Whether there are so few reports that a statement may as well go through them once for each of these keys."""
        return keys * int(self._kept("care/last_number", lambda last: last).item()) < LARGE

    def loads(self) -> pl.DataFrame:
        """The finished loads, by which the state of the store is known."""
        return self._kept(LOADS, lambda loads: loads)

    def guarded(self) -> pl.DataFrame:
        """The reports that not everybody may see: number."""
        return self._kept("care/guarded_reports", lambda reports: reports)

    def _kept(self, statement: str, arranged: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
        made = self._made.get(statement)
        if made is None or made[0] != self._gate.turns:
            made = self._made[statement] = self._gate.turns, arranged(self._read(statement))
        return made[1]


def as_table(about: pl.DataFrame) -> pa.Table:
    """Key and number of reports as a statement reads them."""
    return about.select("key", pl.col("number").cast(pl.Int64)).to_arrow()


def _by_node(reports: pl.DataFrame) -> pl.DataFrame:
    """A row a node: key, and the numbers of the reports about it."""
    ends = [reports.select("number", key=end) for end in ("source", "target")]
    return pl.concat(ends).group_by("key").agg(pl.col("number").unique())
