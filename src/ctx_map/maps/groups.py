"""Peer groups as outlines: who is drawn inside, and which lines the outline already says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctx_map.maps.lines import Line
from ctx_map.maps.payload import INNER, MEMBERSHIP
from ctx_map.vocabulary.links import Puts, kinds_that

FEWEST = 2
"""Members. An outline round one person says nothing; such a group is drawn as a node with its link."""
_FRIENDS = kinds_that(Puts.FRIENDSHIP)
MEMBERS = kinds_that(Puts.MEMBERSHIP)
"""The kinds that an outline says."""


def members_of(lines: Iterable[Line]) -> dict[int, list[int]]:
    """The drawn members of each group that gets an outline, by code.

    Who has left, or is in it by disputed reports only, is not inside.
    """
    found: dict[int, list[int]] = {}
    for line in lines:
        if line.kind in MEMBERS and not line.style.ended and not line.style.disputed:
            found.setdefault(line.target, []).append(line.source)
    return {group: members for group, members in found.items() if len(members) >= FEWEST}


def marks_of(line: Line, outlines: Mapping[int, list[int]]) -> int:
    """Which marks a line carries: that an outline says it, so that it need not be drawn. A disputed one is drawn."""
    if line.kind in MEMBERS and line.source in outlines.get(line.target, ()):
        return MEMBERSHIP
    together = any(line.source in members and line.target in members for members in outlines.values())
    return INNER if together and line.kind in _FRIENDS and not line.style.disputed else 0
