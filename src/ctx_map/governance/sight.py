"""What a mandate gets to see of a store: links it may see, nodes that they or nobody mentions, as at its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.governance.intake.nodes import decoded
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.policy import agency_of, seen_by
from ctx_map.governance.window import Window
from ctx_map.network import Withheld
from ctx_map.network.build import one_table
from ctx_map.network.columns import NODE_SCHEMA
from ctx_map.network.withheld import band
from ctx_map.store.base import Store
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import TABLE_OF


@dataclass(frozen=True, slots=True)
class Sight:
    """One mandate's eyes on one store. Everything is filtered by the statements and held against the mandate again."""

    store: Store
    mandate: Mandate

    @property
    def _as_at(self) -> str:
        return self.mandate.as_at.isoformat()

    @property
    def _eyes(self) -> dict[str, str | bool]:
        return {
            "as_at": self._as_at,
            "agency": agency_of(self.mandate.agency),
            "holder": self.mandate.holder,
            "meeting": self.mandate.in_meeting,
        }

    def _seen(self, statement: str, **more: str | list[str]) -> pl.DataFrame:
        rows = self.store.read(statement, **self._eyes, **more)
        agency, holder, meeting = agency_of(self.mandate.agency), self.mandate.holder, self.mandate.in_meeting
        return seen_by(rows, agency=agency, holder=holder, meeting=meeting)

    def links(self) -> pl.DataFrame:
        """Every link that the mandate may see, as at its day."""
        return self._seen("read/links")

    def links_around(self, keys: Sequence[str], steps: int, window: Window) -> pl.DataFrame:
        """The links in the window that lie within so many steps of these nodes, found step by step."""
        reached, edge, found = set(keys), sorted(set(keys)), []
        for _ in range(steps):
            if not edge:
                break
            links = window.holds(self._seen("read/links_around", keys=edge))
            found.append(links)
            edge = sorted(set(ends_of(links)) - reached)
            reached.update(edge)
        return pl.concat(found).unique("version", keep="first", maintain_order=True)

    def history(self, link: str) -> pl.DataFrame:
        """Every version of one link that the mandate may see, the first one first."""
        return self._seen("read/link_history", key=link)

    def nodes(self, ends: pl.Series) -> pl.DataFrame:
        """The nodes at these ends and those that no report mentions, as they were known on the mandate's day."""
        nodes = one_table({label: self._nodes_of(label) for label in Label})
        return nodes.filter(pl.col("key").is_in(ends.implode()) | pl.col("key").is_in(self._unreported().implode()))

    def nodes_around(self, ends: pl.Series, around: Sequence[str]) -> pl.DataFrame:
        """The nodes at these ends, and those asked about that no report mentions."""
        missing = pl.Series("key", sorted(set(around) - set(ends)), dtype=pl.String)
        alone = missing.filter(missing.is_in(self._unreported().implode())) if missing.len() else missing
        keys = pl.concat([ends, alone]).sort().to_list()
        return one_table({label: self._nodes_of(label, keys=keys) for label in Label})

    def _unreported(self) -> pl.Series:
        """The keys of nodes that no report mentions, whoever may see it, as far as they were there on the day."""
        rows = self.store.read("read/unreported", as_at=self._as_at)
        return rows.filter(pl.col("loaded_at").str.head(10) <= self._as_at).get_column("key")

    def _nodes_of(self, label: Label, **keys: list[str]) -> pl.DataFrame:
        among = "_among" if keys else ""
        nodes = self.store.read(f"read/{TABLE_OF[label].name}{among}", **keys)
        return known_then(label, nodes, self.store.read("read/revisions"), self._as_at)

    def withheld(self, links: pl.DataFrame) -> Withheld:
        """In bands, how much is withheld from a mandate that sees these links of the whole store."""
        return self._withheld(links.height, ends_of(links).len())

    def withheld_of_all(self) -> Withheld:
        """The same for a view that looks at a part: said of the whole store, so that it tells nothing of the part."""
        if not self.mandate.may_know_withheld:
            return Withheld(None, None)
        shown = self.store.read("read/shown_totals", **self._eyes)
        return self._withheld(*shown.select("links", "nodes").row(0))

    def _withheld(self, links: int, nodes: int) -> Withheld:
        if not self.mandate.may_know_withheld:
            return Withheld(None, None)
        totals = self.store.read("read/reported_totals", as_at=self._as_at)
        all_links, all_nodes = totals.select("links", "nodes").row(0)
        return Withheld(band(all_links - links), band(all_nodes - nodes))


def ends_of(links: pl.DataFrame) -> pl.Series:
    """The keys of all ends of these links, each once."""
    return pl.concat([links.get_column("source"), links.get_column("target")]).unique().alias("key")


def known_then(label: Label, nodes: pl.DataFrame, revisions: pl.DataFrame, day: str) -> pl.DataFrame:
    """Nodes of one label as they were known at the end of a day: as in the first revision that ended later."""
    later = revisions.filter((pl.col("label") == label.value) & (pl.col("retracted_at") > day))
    if not later.height:
        return nodes
    then = later.sort("key", "retracted_at", "recorded_at").unique("key", keep="first", maintain_order=True)
    former = decoded(label, then).select(NODE_SCHEMA[label].names())
    here = nodes.select("key", "loaded_at", "load").join(former, on="key").select(nodes.columns)
    return pl.concat([nodes.join(here, on="key", how="anti"), here])
