"""Around what a network was read, where it is not the whole: said on everything that leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a store that lies around some nodes."""

    asked: int
    """How many nodes were asked about."""
    steps: int
    most_links: int | None = None
    """Most links of a node that was looked around from; None where there was no bound."""
    busy: tuple[str, ...] = ()
    """The keys of the nodes that were reached and have more: what else is there was not looked for."""

    @property
    def words(self) -> str:
        """One sentence for the head of a table, a map or a file."""
        ids, steps = _count(self.asked, "id"), _count(self.steps, "step")
        part = f"Only what lies within {steps} of the {ids} asked about"
        if not self.busy:
            return f"{part}."
        return (
            f"{part}. Not looked around, because each has more than {_count(self.most_links or 0, 'link')}: "
            f"{len(self.busy):,}; who else is there is not in it."
        )

    @property
    def considered(self) -> Mapping[str, int]:
        """The same as denominators."""
        asked = {"ids looked around": self.asked, "steps": self.steps}
        return {**asked, "reached and too busy to be looked around": len(self.busy)} if self.most_links else asked


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
