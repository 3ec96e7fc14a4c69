"""What a line of a map says: how it reads, and what its beginning is called beside its end."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.maps.lines import Line
from ctx_map.network import Network
from ctx_map.network.link_words import called_beside, link_words
from ctx_map.network.online import are_online

Reading = tuple[str, str]
"""How a line reads from its beginning, and from its end."""


class LineWords:
    """The words for the lines of one network."""

    def __init__(self, network: Network) -> None:
        self._names = network.names
        self._online = are_online(network, pl.int_range(network.nodes.height, eager=True))

    def reading(self, line: Line) -> Reading:
        """How a line reads from its beginning, and from its end."""
        return link_words(line.kind, online=bool(self._online[line.target]))

    def beginning(self, first: Line, lines: Sequence[Line]) -> str:
        """What the beginning of `first` is called beside its end, where these lines join the same two.

        Empty where it is called as everywhere else.
        """
        here, there = str(self._names[first.source]), str(self._names[first.target])
        short = (called_beside(here, line.kind, there) for line in lines if line.source == first.source)
        beside = min(short, key=len)
        return "" if beside == here else beside
