"""How much is restricted in a view, in bands that do not reveal what it is."""

from __future__ import annotations

from dataclasses import dataclass

NONE = "none"
BANDS = ((1, NONE), (5, "fewer than 5"), (20, "5 to 19"), (100, "20 to 99"))


def band(count: int) -> str:
    """The band of a count: none, fewer than 5, 5 to 19, 20 to 99, 100 or more."""
    return next((words for below, words in BANDS if count < below), "100 or more")


@dataclass(frozen=True, slots=True)
class Withheld:
    """How much the mandate may not see. None means that it may not be told even that."""

    links: str | None = NONE
    nodes: str | None = NONE

    @property
    def words(self) -> str:
        """One sentence on what is restricted, for the account of an answer, a map or a file."""
        if self.links is None:
            return "You can't be told whether any information is restricted."
        counted = [
            f"{count} {what}"
            for count, what in ((self.links, "reports"), (self.nodes, "people, places or things"))
            if count not in (None, NONE)
        ]
        if not counted:
            return "No information is restricted."
        return f"Some information is restricted and not shown: {', and '.join(counted)}."

    @property
    def effect(self) -> str:
        """One sentence on whether restricted information could change an answer. Empty if nothing is restricted."""
        if self.links is None:
            return "If any is, it could change this answer."
        return "" if self.links == self.nodes == NONE else "It could change this answer."
