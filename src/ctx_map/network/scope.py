"""The part of a store that a network was read from, which is said on everything that leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CHOSEN = "people, places and things chosen"
STEPS = "steps from those chosen"
TOO_BUSY = "too many links to look beyond"
ON_SCREEN, LINKS_ON_SCREEN = "people, places and things on the screen", "links on the screen"


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a store around some nodes."""

    asked: int
    """How many nodes were chosen."""
    steps: int
    most_links: int | None = None
    """A node with more links than this is shown, but what is beyond it is not read. None if there is no limit."""
    busy: tuple[str, ...] = ()
    """The keys of the nodes that have more links than that."""

    @property
    def words(self) -> str:
        """Which part was read, in one or two sentences."""
        chosen = "the one you chose" if self.asked == 1 else f"the {self.asked:,} you chose"
        part = f"Only people, places and things within {_count(self.steps, 'step')} of {chosen} are included."
        if not self.busy:
            return part
        busy = "1 has" if len(self.busy) == 1 else f"{len(self.busy):,} have"
        return f"{part} {busy} more than {_count(self.most_links or 0, 'link')}, so what is beyond is left out."

    @property
    def considered(self) -> Mapping[str, int]:
        """The same in counts, for scripts."""
        chosen = {CHOSEN: self.asked, STEPS: self.steps}
        return {**chosen, TOO_BUSY: len(self.busy)} if self.most_links else chosen


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


@dataclass(frozen=True, slots=True)
class Picked:
    """Nodes and links that were picked one by one, such as those on a canvas."""

    nodes: int
    links: int
    busy: tuple[str, ...] = ()
    """Nothing was looked around, so nothing was too busy for it."""

    @property
    def words(self) -> str:
        """How much was picked, in one sentence."""
        nodes = "1 person, place or thing" if self.nodes == 1 else f"{self.nodes:,} people, places and things"
        return f"Only {nodes} and {_count(self.links, 'link')} that were on the screen are included."

    @property
    def considered(self) -> Mapping[str, int]:
        """The same in counts, for scripts."""
        return {ON_SCREEN: self.nodes, LINKS_ON_SCREEN: self.links}
