"""The reports behind an answer, found when they are asked for, so that a million rows cost nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from ctx_map.analysis.answers.report import Report, read_reports
from ctx_map.network import Network
from ctx_map.network.digest import network_digest

FindLinks = Callable[[Any], Sequence[str]]
"""Finds the link keys behind a row that names none, such as a pair."""


def named_links(row: object) -> Sequence[str]:
    """The link keys that a row names itself."""
    links: Sequence[str] = getattr(row, "links", ())
    return links


class Evidence(Mapping[str, Report]):
    """Every report of the network by its link key. A Report is made when it is asked for."""

    def __init__(
        self, network: Network, *, find: FindLinks = named_links, needed: Callable[[Network], Network] | None = None
    ) -> None:
        """`needed` gives the part of the network that the answer needs, where that is not all of it."""
        self._network = network
        self._find = find
        self._needed = needed
        self._digest: str | None = None

    @property
    def network(self) -> Network:
        """The network that was asked: the whole that was seen, or the part that a server's answer rests on."""
        return self._network

    @property
    def data_digest(self) -> str:
        """The digest of what the answer needs of the network, worked out once when it is first asked for."""
        if self._digest is None:
            self._digest = network_digest(self._needed(self._network) if self._needed else self._network)
        return self._digest

    def needing(self, needed: Callable[[Network], Network]) -> Evidence:
        """The same evidence of an answer that needs a part of the network only."""
        return Evidence(self._network, find=self._find, needed=needed)

    def __getitem__(self, link: str) -> Report:
        for report in self.reports((link,)):
            return report
        raise KeyError(link)

    def __iter__(self) -> Iterator[str]:
        return iter(self._network.links.get_column("key"))

    def __len__(self) -> int:
        return self._network.links.height

    def reports(self, links: Sequence[str]) -> tuple[Report, ...]:
        """The reports with these link keys, in the order given; a key that is not in this network is left out."""
        chosen = self._network.links.filter(pl.col("key").is_in(list(links)))
        found = {report.link: report for report in read_reports(self._network, chosen)}
        return tuple(found[link] for link in links if link in found)

    def behind(self, row: object) -> tuple[Report, ...]:
        """The reports behind one row of the answer."""
        return self.reports(self._find(row))
