"""What a mandate gets to see of a store, as at its day: the links that it may see, and the nodes.

A node is shown if a link that may be seen mentions it, or if it was in the store by the day and its own load brought it
without any link or with one that may be seen. Links that are restricted and came later make no difference (decision 3).
Everything is filtered by the statements in the store, and links are held against the mandate again here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from ctx_map.governance.intake.nodes import decoded
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.matching.decisions import Decision, decisions_of
from ctx_map.governance.matching.in_force import joined_among, joins_in_force
from ctx_map.governance.policy import eyes_of, seen_by
from ctx_map.governance.whole_names import names_in_whole
from ctx_map.governance.window import Window
from ctx_map.network import Withheld
from ctx_map.network.build import one_table
from ctx_map.network.columns import NETWORK_NODE_SCHEMA
from ctx_map.network.joined import NOTHING_JOINED, Joined
from ctx_map.network.names import HAPPENED
from ctx_map.network.network import Totals
from ctx_map.network.scope import Scope
from ctx_map.network.withheld import band
from ctx_map.store.base import Store
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import TABLE_OF

_ENDS = ("source", "target")


@dataclass(frozen=True, slots=True)
class Seen:
    """Nodes with the columns of a Network, sorted by key; links with their ends as keys; what was withheld."""

    nodes: pl.DataFrame
    links: pl.DataFrame
    withheld: Withheld
    scope: Scope | None = None
    names: pl.Series | None = None
    """What every node is called in the whole view, if these are a part of it."""
    totals: Totals | None = None
    """What else holds of the whole view, if these are the part of it that an answer needs."""
    joined: Joined = NOTHING_JOINED
    """Which ids are read as one."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One mandate's eyes on one store, for one look: what it has read of former descriptions it reads once."""

    store: Store
    mandate: Mandate
    joining: bool = True
    """Whether ids that stand for one are read as one. The intake compares what the store holds, id by id."""
    _kept: dict[str, pl.DataFrame] = field(default_factory=dict, init=False, repr=False, compare=False)
    _joined: list[Joined] = field(default_factory=list, init=False, repr=False, compare=False)
    _decisions: list[tuple[Decision, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def joined(self) -> Joined:
        """Which ids are read as one under this mandate. Worked out once."""
        if not self._joined:
            self._joined.append(
                joins_in_force(self.decisions, self._shown_among, self._about_each) if self.joining else NOTHING_JOINED
            )
        return self._joined[0]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What people have decided about matches, whoever may see the ids. Read once."""
        if not self._decisions:
            self._decisions.append(decisions_of(self.store))
        return self._decisions[0]

    def whole(self, window: Window) -> Seen:
        """Return all that the mandate may see. The window leaves out links, not nodes."""
        links = self._seen("read/links")
        nodes = self._all_nodes()
        ends = pl.Series("key", self.joined.all_of(ends_of(links)), dtype=pl.String)
        linked = pl.col("key").is_in(ends.implode())
        others = nodes.filter(~linked)
        shown = nodes.filter(linked | pl.col("key").is_in(self.standing(others).implode()))
        then = self._then(shown)
        return Seen(then, window.holds(links, then), self.withheld(shown.get_column("key")), joined=self.joined)

    def around(self, keys: Sequence[str], steps: int, window: Window, *, most_links: int | None = None) -> Seen:
        """Return the links in the window within so many steps of these nodes, found step by step, and their ends.

        A node that is reached and has more than `most_links`, whatever the window, is not looked around from.
        What is withheld is said of the whole store, so that it tells nothing of the part that is looked at.
        """
        keys = self.joined.ones(keys)
        links, busy = self._stepwise(keys, steps, window, most_links)
        scope = Scope(len(set(keys)), steps, most_links, busy)
        nodes = self.nodes_with(links, keys)
        return Seen(nodes, links, self.withheld(), scope, self.names(nodes, window), joined=self.joined)

    def nodes_with(self, links: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
        """Return the ends of these links and those of these nodes that the mandate may see, as known on its day."""
        ends = ends_of(links)
        named = self._shown_among(pl.Series("key", sorted(set(keys) - set(ends)), dtype=pl.String))
        return self._then(self._nodes_among(self.joined.all_of([*ends.to_list(), *named.to_list()])))

    def in_window(self, links: pl.DataFrame, window: Window) -> pl.DataFrame:
        """Return those of these links that are true at some time in a window, with their events as known on the day."""
        if window.is_open:
            return links
        ends = [links.filter(pl.col(f"{end}_label") == Label.EVENT.value).get_column(end) for end in _ENDS]
        return window.holds(links, self._then(self._nodes_among(pl.concat(ends).unique().sort().to_list())))

    def names(self, nodes: pl.DataFrame, window: Window) -> pl.Series:
        """What these nodes, a part of what is shown in a window, are called in the whole of it. See `whole_names`."""
        return names_in_whole(self, nodes, window)

    def happened(self, events: Sequence[str], window: Window) -> pl.DataFrame:
        """Where these events happened, as far as the mandate may see it: `source` and `target` are keys."""
        if not events:
            return pl.DataFrame(schema={"kind": pl.String, "source": pl.String, "target": pl.String})
        about = self._seen("read/links_around", keys=list(events)).filter(pl.col("kind").is_in(HAPPENED))
        return self.in_window(about, window).select("kind", "source", "target")

    def reports_about(self, keys: Sequence[str]) -> pl.DataFrame:
        """The links about these nodes that the mandate may see."""
        return self._seen("read/links_around", keys=list(keys))

    def described(self, keys: Sequence[str]) -> pl.DataFrame:
        """Those of these nodes that the store has, as known on the mandate's day, whether they are shown or not."""
        return self._then(self._nodes_among(self.joined.all_of(keys)))

    def links_among(self, keys: Sequence[str]) -> pl.DataFrame:
        """Those of these links that the mandate may see."""
        return self._seen("read/links_among", keys=list(keys))

    def shown(self, keys: Sequence[str]) -> pl.Series:
        """Those of these nodes that are shown."""
        return self._shown_among(pl.Series("key", list(keys), dtype=pl.String))

    def former(self) -> pl.DataFrame:
        """How nodes were described before each of the times they were described anew since the mandate's day."""
        return _decoded(self._revised())

    def handlings(self) -> pl.DataFrame:
        """Every handling of a report that the store would show, with what says who may see such a report."""
        if "read/handlings" not in self._kept:
            self._kept["read/handlings"] = self.store.read("read/handlings", **self.eyes)
        return self._kept["read/handlings"]

    def standing(self, nodes: pl.DataFrame) -> pl.Series:
        """Return those of these nodes, which no report mentions that may be seen, that are shown all the same."""
        # where no report is withheld on any day, whoever is there is shown
        none_withheld = not self.store.read("read/withheld_reports", **self.eyes)["ever"].item()
        return nodes.filter(self._there()).get_column("key") if none_withheld else self._standing(nodes)

    def _revised(self) -> pl.DataFrame:
        return self.revisions().filter(pl.col("retracted_at") > self.day)

    def revisions(self) -> pl.DataFrame:
        """Every superseded description. Several parts of one network are described with it."""
        name = "read/revisions"
        if name not in self._kept:
            self._kept[name] = self.store.read(name)
        return self._kept[name]

    def describes_its_day(self) -> bool:
        """Return whether every node that is shown is described in the store as it was known at the end of the day."""
        return self._shown_among(self._revised().get_column("key").unique().sort()).is_empty()

    def histories(self, links: Sequence[str]) -> pl.DataFrame:
        """Return every version of these links that the mandate may see, the first one of each first.

        They are numbered anew, because the numbers in the store would say that an earlier version is restricted.
        """
        versions = self._seen("read/link_history", keys=sorted(set(links)))
        number = pl.col("version").str.extract(r"~(\d+)$", 1).cast(pl.Int64)
        of_those_seen = pl.int_range(1, pl.len() + 1).cast(pl.String)
        return versions.sort("key", number).with_columns(version=pl.col("key") + "~" + of_those_seen.over("key"))

    def corrected(self, links: Sequence[str]) -> list[str]:
        """Return those of these links that may have several versions, though perhaps not for this mandate."""
        if not links:
            return []
        return self.store.read("read/corrected_among", keys=sorted(set(links))).get_column("key").to_list()

    def days_withdrawn(self, links: Sequence[str]) -> dict[str, str]:
        """Return the day on which the last visible version of each link ended, by the mandate's day."""
        ended = self.histories(links).filter(pl.col("retracted_at") <= self.day)
        return dict(ended.group_by("key").agg(pl.col("retracted_at").max()).iter_rows())

    def withheld(self, shown: pl.Series | None = None) -> Withheld:
        """Return, in bands, how much of the store is restricted: distinct reports, and their nodes that are not shown.

        `shown` are the keys of all nodes that are shown, where they are known.
        """
        if not self.mandate.may_know_withheld:
            return Withheld(None, None)
        keys = self.store.read("read/withheld_ends", **self.eyes).get_column("key")
        reports = self.store.read("read/withheld_reports", **self.eyes)["reports"].item()
        seen = self._shown_among(keys) if shown is None else shown
        hidden = keys.filter(~keys.is_in(seen.implode()))
        return Withheld(band(reports), band(len(self._hidden_ones(hidden))))

    def _hidden_ones(self, hidden: pl.Series) -> list[str]:
        """These restricted ids, with those of one person, place or thing once. Which these are is told to no one."""
        keys = hidden.to_list()
        return joined_among(self.decisions, frozenset(keys)).ones(keys) if self.joining and keys else keys

    @property
    def day(self) -> str:
        """The mandate's day as text."""
        return self.mandate.as_at.isoformat()

    @property
    def eyes(self) -> dict[str, str | bool]:
        """Return what every reading of reports is asked with."""
        agency, holder, meeting = eyes_of(self.mandate)
        return {"as_at": self.day, "agency": agency, "holder": holder, "meeting": meeting}

    def _seen(self, statement: str, *, keys: Sequence[str] | None = None) -> pl.DataFrame:
        about = {} if keys is None else {"keys": self.joined.all_of(keys)}
        return self.joined.links(seen_by(self.store.read(statement, **self.eyes, **about), self.mandate))

    def _about_each(self, keys: Sequence[str]) -> pl.DataFrame:
        """The links about these very ids, as the store has them."""
        return seen_by(self.store.read("read/links_around", **self.eyes, keys=list(keys)), self.mandate)

    def _stepwise(
        self, keys: Sequence[str], steps: int, window: Window, most: int | None
    ) -> tuple[pl.DataFrame, tuple[str, ...]]:
        """The links step by step, and the nodes before the last step that were too busy to be looked around from."""
        found: list[pl.DataFrame] = []
        reached, edge, busy = set(keys), sorted(set(keys)), set[str]()
        for _ in range(steps):
            if found:
                too_many = self._busy(edge, most)
                busy |= too_many
                edge = sorted(set(edge) - too_many)
            if not edge:
                break
            links = self.in_window(self._seen("read/links_around", keys=edge), window)
            found.append(links)
            edge = sorted(set(ends_of(links)) - reached)
            reached.update(edge)
        if not found:
            return self._seen("read/links_around", keys=[]), ()
        return pl.concat(found).unique("version", keep="first", maintain_order=True), tuple(sorted(busy))

    def _busy(self, keys: Sequence[str], most: int | None) -> set[str]:
        """Those of these nodes that more than so many reports are about which the mandate may see."""
        if most is None or not keys:
            return set()
        several = [key for key in keys if self.joined.one(key) != key or key in self.joined.stands_for]
        together = {key for key in several if self.reports_about([key]).height > most}
        alone = [key for key in keys if key not in several]
        busy = self.store.read("read/busy_among", **self.eyes, keys=alone, most=most).get_column("key") if alone else ()
        return together | set(busy)

    def _shown_among(self, keys: pl.Series) -> pl.Series:
        """Those of these nodes that are shown: with a link or without."""
        linked = self._linked(keys)
        rest = keys.filter(~keys.is_in(linked.implode()))
        return pl.concat([linked, self._standing(self._nodes_among(rest.to_list()))])

    def _standing(self, nodes: pl.DataFrame) -> pl.Series:
        """Those of these nodes that are shown without a link: there by the day, and not come with hidden ones only."""
        there = nodes.filter(self._there()).select("key", "loaded_at")
        if not there.height:
            return there.get_column("key")
        brought = self.store.read("read/brought_among", **self.eyes, keys=there.get_column("key").to_list())
        hidden = brought.filter(~pl.col("seen"))
        return there.join(hidden, on=["key", "loaded_at"], how="anti").get_column("key")

    def _linked(self, keys: pl.Series) -> pl.Series:
        """Those of these nodes that a report mentions which the mandate may see."""
        if not keys.len():
            return keys
        return self.store.read("read/shown_among", **self.eyes, keys=keys.to_list()).get_column("key")

    def _there(self) -> pl.Expr:
        """Whether a node was in the store by the mandate's day."""
        return pl.col("loaded_at").str.head(10) <= self.day

    def _all_nodes(self) -> pl.DataFrame:
        return one_table({label: self.store.read(f"read/{TABLE_OF[label].name}") for label in Label}, "loaded_at")

    def _nodes_among(self, keys: list[str]) -> pl.DataFrame:
        if not keys:
            return one_table({}, "loaded_at")
        return self.store.read("read/nodes_among", keys=keys)

    def _then(self, nodes: pl.DataFrame) -> pl.DataFrame:
        """Nodes as they were known at the end of the mandate's day."""
        now = nodes.select(NETWORK_NODE_SCHEMA.names())
        # no node was described otherwise, so that nothing has to be read
        if now.is_empty():
            return now
        return self.joined.nodes(known_then(now, self.revisions(), self.day))


def ends_of(links: pl.DataFrame) -> pl.Series:
    """Return the keys of all ends of these links, each once."""
    return pl.concat([links.get_column("source"), links.get_column("target")]).unique().alias("key")


def known_then(nodes: pl.DataFrame, revisions: pl.DataFrame, day: str) -> pl.DataFrame:
    """Return nodes as they were known at the end of a day: each as in its first revision that ended later."""
    later = revisions.filter(pl.col("retracted_at") > day).join(nodes, on="key", how="semi")
    if not later.height:
        return nodes
    first = later.sort("key", "retracted_at", "recorded_at").unique("key", keep="first", maintain_order=True)
    former = _decoded(first)
    return pl.concat([nodes.join(former, on="key", how="anti"), former]).sort("key")


def _decoded(revisions: pl.DataFrame) -> pl.DataFrame:
    """Revisions as nodes with the columns of a Network, sorted by key."""
    return one_table({label: decoded(label, revisions.filter(pl.col("label") == label.value)) for label in Label})
