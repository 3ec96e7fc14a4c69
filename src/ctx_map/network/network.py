"""The graph in memory: columns, with nodes coded to integers once.

NetworkX is the form that people meet (`to_networkx`), built for what is shown or asked about; the arithmetic runs on
the columns. A Network holds only what its mandate may see: what is withheld was left out where it was built.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.network.names import name_column
from ctx_map.network.scope import Picked, Scope
from ctx_map.network.strictest import strictest_handling
from ctx_map.network.times import event_times, undated
from ctx_map.network.withheld import Withheld

if TYPE_CHECKING:
    import networkx as nx

MadeT = TypeVar("MadeT")


@dataclass(frozen=True, slots=True)
class Totals:
    """What holds of the whole of which a network is a part."""

    handling: str
    """The strictest handling among all its reports, in words."""
    undated: int | None
    """How many of its links have no date; None where there is no window."""
    counted: Callable[[], object] | None = field(default=None, compare=False)
    """Gives what else is counted of the whole for the answer, where that is something."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Network:
    """What one view of one store shows, as at one day.

    `nodes` has a row a node; a node's code is its row number. Columns: key, label, name, kind, date_of_birth,
    child_voice, notified, named_by, basis, latitude, longitude, uprn, address, platform, place_role, harms,
    occurred_from, occurred_to, summary (null where the label has none). Sorted by key.

    `links` has a row a link, which is one statement from a report. Columns: key, source and target (codes, UInt32),
    kind, ref, agency, since, until, recorded_at, role, statement, grade, handling, action_code, sanitisation_code,
    conditions, collected_by, protective, disputed, note. Sorted by key.
    """

    nodes: pl.DataFrame
    links: pl.DataFrame
    as_at: date
    since: str | None = None
    until: str | None = None
    withheld: Withheld = field(default_factory=Withheld)
    scope: Scope | Picked | None = None
    """Around what it was read; None where it is all that the mandate may see."""
    names_in_whole: pl.Series | None = None
    """What every node is called in the whole of which this is a part, by code; None where this is the whole."""
    totals: Totals | None = None
    """What holds of the whole, where this is the part of it that an answer needs."""
    stands_for: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The key under which each id is read that people have confirmed to stand for one with others."""
    _kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was worked out once; another network that is made from this one begins without it."""

    def kept(self, name: str, work: Callable[[], MadeT]) -> MadeT:
        """Return what `work` makes of this network, or what it made before under this name. No one may change it."""
        if name not in self._kept:
            self._kept[name] = work()
        return cast("MadeT", self._kept[name])

    @property
    def keys(self) -> pl.Series:
        """The key of every node by its code."""
        return self.nodes.get_column("key")

    @property
    def names(self) -> pl.Series:
        """What every node is called, by its code. Worked out once; see `network.names`."""
        if self.names_in_whole is not None:
            return self.names_in_whole
        return self.kept("names", lambda: name_column(self.nodes, self.links))

    @property
    def named_nodes(self) -> pl.DataFrame:
        """The nodes with what each is called in the place of its recorded name."""
        return self.nodes.with_columns(self.names)

    @property
    def names_by_key(self) -> Mapping[str, str]:
        """What every node is called, by its key. Worked out once."""
        return self.kept("names_by_key", lambda: MappingProxyType(dict(zip(self.keys, self.names, strict=True))))

    @property
    def report_codes(self) -> pl.Series:
        """For each link a number that is the same for links of one report, the pair of agency and reference.

        Worked out once. The number is a hash of 64 bits: that two of ten million reports have the same is less likely
        than one in three hundred thousand.
        """
        if "report" in self.links.columns:
            return self.links.get_column("report")
        return self.kept("report", lambda: self.links.select(report=pl.struct("agency", "ref").hash()).to_series())

    @property
    def handling(self) -> str:
        """The strictest handling among the reports of the whole, in words."""
        return self.totals.handling if self.totals is not None else strictest_handling(self.links)

    @property
    def undated(self) -> int | None:
        """How many links of the whole are inside the window because they have no date; None if there is no window."""
        if self.totals is not None:
            return self.totals.undated
        if self.since is None and self.until is None:
            return None
        numbered = self.nodes.with_row_index("code")
        return undated(self.links, event_times(numbered, pl.col("code")))

    def codes(self, keys: tuple[str, ...]) -> list[int]:
        """The codes of the nodes with these keys.

        Raises WrongUse where a key is not in this network; absent and withheld read the same.
        """
        keys = tuple(self.stands_for.get(key, key) for key in keys)
        asked = self.nodes.select("key").with_row_index("code").filter(pl.col("key").is_in(keys))
        place = {key: code for code, key in asked.iter_rows()}
        missing = sum(key not in place for key in keys)
        if missing:
            which = "The id is" if len(keys) == 1 else f"Of the {len(keys)} ids, {missing} {_are(missing)}"
            raise WrongUse(f"{which} not in this view. Check the ids, which look like namespace:id, and the dates.")
        return [place[key] for key in keys]

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The network as NetworkX: nodes by key with their properties, one edge a link with its key."""
        import networkx as nx  # noqa: PLC0415  a third of a second to import, and no question needs it

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(as_at=self.as_at.isoformat())
        for row in self.nodes.iter_rows(named=True):
            graph.add_node(row["key"], **{name: value for name, value in row.items() if name != "key"})
        keys = self.keys.to_list()
        for row in self.links.iter_rows(named=True):
            ends = keys[row["source"]], keys[row["target"]]
            graph.add_edge(*ends, key=row["key"], **{n: v for n, v in row.items() if n not in _ENDS})
        return graph


_ENDS = frozenset({"key", "source", "target"})


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
