"""What is taken on a picture already, so that words cover neither each other nor a sign."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def box_at(x: float, y: float, wide: float, high: float) -> Box:
    """The box with this middle."""
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def overlap(a: Box, b: Box) -> float:
    """How much two boxes cover of each other."""
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0.0


@dataclass(frozen=True, slots=True)
class _Taken:
    box: Box
    words: bool
    owner: int


class Room:
    """The boxes that are taken inside an outer one."""

    def __init__(self, outer: Box) -> None:
        self.outer = outer
        self._taken: list[_Taken] = []

    def take(self, box: Box, *, words: bool = False, owner: int = -1) -> None:
        """Take a box. `owner` may write over it."""
        self._taken.append(_Taken(box, words, owner))

    def is_inside(self, box: Box) -> bool:
        """Whether a box is inside the outer one."""
        left, top, right, bottom = self.outer
        return box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom

    def covered(self, box: Box, *, owner: int = -2) -> float:
        """How much of what is taken a box would cover. Words weigh more, because no one can read what covers them."""
        return sum(
            overlap(box, taken.box) * (20 if taken.words else 1)
            for taken in self._taken
            if taken.owner != owner or taken.words
        )

    def is_free(self, box: Box, *, owner: int = -2) -> bool:
        """Whether a box is inside and covers nothing of others."""
        return self.is_inside(box) and not self.covered(box, owner=owner)
