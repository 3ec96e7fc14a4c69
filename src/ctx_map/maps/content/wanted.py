"""What somebody wants to see on the canvas, in ids and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from ctx_map.maps.content.sorts import Sort

MOST = 60
"""Nodes. More than this is not read in a meeting, so no more is drawn without being asked for."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A node of which somebody asked to see what is linked to it."""

    node: str
    sorts: tuple[Sort, ...] = ()
    """The sorts that were asked for. Empty means all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn: about whom and what, what was opened from there, and what was hidden."""

    asked: tuple[str, ...] = ()
    """The ids of the people and places that the meeting is about."""
    expanded: tuple[Expansion, ...] = ()
    hidden: tuple[str, ...] = ()
    whole_town: bool = False
    """Whether peer groups and places of the whole town are drawn."""
    most: int = MOST
    """How many nodes are drawn at most before any of them is opened."""
