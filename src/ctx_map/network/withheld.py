"""How much was withheld from a view, in bands: enough to know, too little to work out what."""

from __future__ import annotations

from dataclasses import dataclass

BANDS = ((1, "none"), (5, "fewer than 5"), (20, "5 to 19"), (100, "20 to 99"))


def band(count: int) -> str:
    """The band of a count: none, fewer than 5, 5 to 19, 20 to 99, 100 or more."""
    return next((words for below, words in BANDS if count < below), "100 or more")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the mandate may not see, said beside every answer. None means that it may not know even that."""

    links: str | None = "none"
    nodes: str | None = "none"

    @property
    def words(self) -> str:
        """One sentence for the foot of a table, a map or a page."""
        if self.links is None:
            return "Whether anything is withheld from this view is not said to this mandate."
        if self.links == self.nodes == "none":
            return "Nothing is withheld from this view."
        return f"Withheld from this view: reports: {self.links}; people, places and things: {self.nodes}."
