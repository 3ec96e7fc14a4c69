"""Which of the ids in a record a mandate may see today, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from ctx_map.governance.mandate import Mandate
from ctx_map.governance.sight import Sight
from ctx_map.governance.window import Window
from ctx_map.network import Network
from ctx_map.network.build import build_network
from ctx_map.network.link_words import link_sentence
from ctx_map.network.strictest import strictest_handling
from ctx_map.store.base import Store

_LINK = re.compile(r".+:[0-9a-f]{16}")
"""The key of a link (decision 6)."""
_LEAST_NAME = 3
"""Characters of a name that is looked for in what people wrote."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One mandate's eyes on the ids of records. What was found is remembered."""

    store: Store
    mandate: Mandate
    _found: dict[str, bool] = field(default_factory=dict, init=False, repr=False)

    @property
    def sight(self) -> Sight:
        """What the mandate sees of the store."""
        return Sight(self.store, self.mandate)

    def among(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of these ids that the mandate may see. Restricted and missing ones read the same."""
        wanted = set(ids)
        new = sorted(wanted - set(self._found))
        if new:
            nodes = set(self.sight.shown(new))
            self._found.update({key: key in nodes or self._is_link(key) for key in new})
        return frozenset(key for key in wanted if self._found[key])

    def names(self, ids: Iterable[str]) -> Mapping[str, str]:
        """What each of these ids is called, as far as it may be seen. A link reads as a short sentence."""
        seen = self.among(ids)
        links = {key: found for key in seen if (found := self._link(key)) is not None}
        ends = {end for source, _, target in links.values() for end in (source, target)}
        called = self._node_names((seen - set(links)) | ends)
        told = {
            key: link_sentence(called.get(source, source), kind, called.get(target, target))
            for key, (source, kind, target) in links.items()
        }
        return {key: told.get(key) or called.get(key, key) for key in seen}

    def names_of_hidden(self, ids: Iterable[str]) -> frozenset[str]:
        """The names, in small letters, of those of these ids that the mandate may not see. Never to be shown."""
        hidden = sorted(set(ids) - self.among(ids))
        if not hidden:
            return frozenset()
        names = self.sight.described(hidden).get_column("name").drop_nulls()
        return frozenset(name.casefold() for name in names if len(name) >= _LEAST_NAME)

    def handling(self, ids: Iterable[str]) -> str:
        """The strictest handling among the reports about these nodes that the mandate may see, in words."""
        return strictest_handling(self.sight.reports_about(sorted(self.among(ids))))

    def network(self, ids: Iterable[str]) -> Network:
        """The nodes among these ids and the ends of the links among them, with every report about them."""
        seen = self.among(ids)
        links = {key: found for key in seen if (found := self._link(key)) is not None}
        keys = sorted((seen - set(links)) | {end for source, _, target in links.values() for end in (source, target)})
        reports = self.sight.reports_about(keys)
        sight = self.sight
        nodes = sight.nodes_with(reports, keys)
        return build_network(nodes, reports, as_at=self.mandate.as_at, stands_for=sight.joined.stands_for)

    def _node_names(self, keys: Iterable[str]) -> Mapping[str, str]:
        wanted = sorted(keys)
        if not wanted:
            return {}
        nodes = self.sight.nodes_with(self.sight.reports_about([]), wanted)
        names = self.sight.names(nodes, Window())
        called = dict(zip(nodes.get_column("key"), names, strict=True))
        found = {key: called.get(self.sight.joined.one(key)) for key in wanted}
        return {key: name for key, name in found.items() if name is not None}

    def _is_link(self, key: str) -> bool:
        return self._link(key) is not None

    def _link(self, key: str) -> tuple[str, str, str] | None:
        """The ends and the kind of a link that was known by the mandate's day, if it may be seen."""
        if not _LINK.fullmatch(key):
            return None
        versions = self.sight.histories([key]).filter(pl.col("known_from") <= self.mandate.as_at.isoformat())
        return versions.select("source", "kind", "target").row(-1) if versions.height else None
