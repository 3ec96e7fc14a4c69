"""Which reports are about each node of an embedded store, kept in memory.

The database finds the relationships of some nodes by going through all there are, and a report by its number at once.
So the numbers are read once for all nodes, in the time of one or two such questions, and again after each load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from ctx_map.store.gate import Gate


class Register:
    """The numbers of the reports about each node. Asked only while its gate lets readers in."""

    def __init__(self, gate: Gate, read: Callable[[], pl.DataFrame]) -> None:
        """`read` gives a row a report: number, source and target (keys)."""
        self._gate = gate
        self._read = read
        self._made: tuple[int, pl.DataFrame] | None = None

    @property
    def fresh(self) -> bool:
        """Whether it is in memory as the store is now."""
        return self._made is not None and self._made[0] == self._gate.turns

    def about(self, keys: Sequence[str], *, more_than: int = 0) -> pl.DataFrame:
        """The reports about these nodes: key and number. Nodes without more than so many reports are left out."""
        asked = pl.DataFrame({"key": keys}, schema={"key": pl.String}).unique()
        found = self._numbers().join(asked, on="key", how="semi").filter(pl.col("number").list.len() > more_than)
        return found.explode("number")

    def _numbers(self) -> pl.DataFrame:
        made = self._made
        if made is None or made[0] != self._gate.turns:
            made = self._made = self._gate.turns, _by_node(self._read())
        return made[1]


def _by_node(reports: pl.DataFrame) -> pl.DataFrame:
    """A row a node: key, and the numbers of the reports about it."""
    ends = [reports.select("number", key=end) for end in ("source", "target")]
    return pl.concat(ends).group_by("key").agg(pl.col("number").unique())
