"""Where the nodes of the canvas lie. What lay somewhere stays there; newcomers come beside the node that was opened.

Busy places, such as a school, stand at the rim and do not pull those who go there together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from ctx_map.maps.layout import lay_out
from ctx_map.maps.newcomers import free_spot, place_newcomers
from ctx_map.maps.payload import Position
from ctx_map.maps.settle import GAP

_RIM = 1.5 * GAP
"""From the outermost node to the rim."""
_CELL = (2.1 * GAP, 0.66 * GAP)
"""Across and down, of the grid in which nodes stand that are hardly linked to each other: names stand beside them."""
_SCREEN = 1.6
"""How much wider than high the grid is."""
_ASPECT = 2.0
"""How much wider than high the middle of the canvas is, without the busy places at its rim."""
_MOST_WIDENED = 1.7
_FEW = 5
"""Nodes below which nothing is crowded."""


def spots_of(
    nodes: Sequence[str],
    ties: Iterable[tuple[str, str]],
    *,
    groups: Mapping[str, Sequence[str]],
    busy: Collection[str],
    kept: Mapping[str, Position],
    opened: str,
) -> dict[str, Position]:
    """A position for every node. `groups` have none: their names stand at their outlines."""
    pairs = list(ties)
    inner = [pair for pair in pairs if not (pair[0] in busy or pair[1] in busy)]
    middle = [key for key in nodes if key not in busy]
    known = {key: kept[key] for key in nodes if key in kept}
    if not known and hardly_linked(middle, inner, groups):
        laid = _grid(middle)
    elif not known:
        laid = _widened(lay_out(middle, inner, groups=groups))
    else:
        beside = known | _beside(opened, middle, pairs, known)
        laid = place_newcomers(middle, inner, groups=groups, kept=beside)
    return laid | _at_the_rim([key for key in nodes if key in busy and key not in laid], pairs, laid)


def hardly_linked(nodes: Sequence[str], ties: Sequence[tuple[str, str]], groups: Mapping[str, Sequence[str]]) -> bool:
    """Whether fewer than half of the nodes are linked to any other, as in a whole town: they stand in a grid."""
    linked = {end for pair in ties for end in pair} | {member for members in groups.values() for member in members}
    return len(linked.intersection(nodes)) * 2 < len(nodes)


def _grid(nodes: Sequence[str]) -> dict[str, Position]:
    """The nodes in rows, in their order, as wide as a screen."""
    across, down = _CELL
    columns = max(round(float(np.sqrt(len(nodes) * _SCREEN * down / across))), 1)
    return {
        key: (round(number % columns * across, 1), round(number // columns * down, 1))
        for number, key in enumerate(nodes)
    }


def _widened(laid: Mapping[str, Position]) -> dict[str, Position]:
    """The same, as wide for its height as the canvas is, so that names have the room that the screen has."""
    points = np.array(list(laid.values()), dtype=np.float64).reshape(-1, 2)
    if len(points) < _FEW:
        return dict(laid)
    wide, high = np.ptp(points, axis=0)
    by = float(np.clip(_ASPECT * high / max(float(wide), 1.0), 1.0, _MOST_WIDENED))
    return {key: (round(x * by, 1), y) for key, (x, y) in laid.items()}


def _beside(
    opened: str, nodes: Sequence[str], ties: Sequence[tuple[str, str]], known: Mapping[str, Position]
) -> dict[str, Position]:
    """The newcomers that are linked to the node that was opened, as near to it as there is room."""
    if opened not in known:
        return {}
    linked = {end for pair in ties if opened in pair for end in pair}
    laid = dict(known)
    for key in nodes:
        if key in linked and key not in laid:
            laid[key] = free_spot(known[opened], laid)
    return laid


def _at_the_rim(
    busy: Sequence[str], ties: Sequence[tuple[str, str]], laid: Mapping[str, Position]
) -> dict[str, Position]:
    """Busy places outside everything else, each on the side of those who go there."""
    placed: dict[str, Position] = {}
    points = np.array(list(laid.values()), dtype=np.float64).reshape(-1, 2)
    if not len(points):
        return {key: (round(number * GAP * 2, 1), 0.0) for number, key in enumerate(busy)}
    low, high = points.min(axis=0), points.max(axis=0)
    centre, half = (low + high) / 2, (high - low) / 2 + _RIM
    for key in busy:
        near = [laid[other] for pair in ties if key in pair for other in pair if other != key and other in laid]
        toward = (np.mean(near, axis=0) if near else centre) - centre
        placed[key] = _free_on_rim(toward, centre, half, placed)
    return placed


def _free_on_rim(toward: np.ndarray, centre: np.ndarray, half: np.ndarray, placed: Mapping[str, Position]) -> Position:
    """The spot on the rim nearest to this direction that keeps its distance from other busy places."""
    wanted = float(np.arctan2(toward[1] / half[1], toward[0] / half[0]))
    steps = sorted(np.linspace(-np.pi, np.pi, 72, endpoint=False), key=abs)
    spots = [centre + half * (np.cos(wanted + step), np.sin(wanted + step)) for step in steps]
    others = np.array(list(placed.values()), dtype=np.float64).reshape(-1, 2)
    clear = [spot for spot in spots if not len(others) or np.hypot(*(others - spot).T).min() > GAP * 2]
    x, y = (clear or spots)[0]
    return round(float(x), 1), round(float(y), 1)
