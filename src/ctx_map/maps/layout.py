"""Where everything lies: worked out once in Python, seeded, so that the same network always gives the same map.

A spring layout in which the members of a peer group hang on a hidden hub, then a settling that keeps groups together
and apart from each other, keeps everybody else out of them, and leaves room for a label at every node.
Unit: map units; at a zoom of 1 a unit is a CSS pixel.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx
import numpy as np

from ctx_map.maps.newcomers import place_newcomers
from ctx_map.maps.payload import Position
from ctx_map.maps.settle import GAP, settle
from ctx_map.network.arrays import Floats, Ints

HUB_WEIGHT = 4.0
TIE_WEIGHT = 0.6
STRETCH = 1.8
"""How much wider than high the map is laid out: for a screen."""
ROOMY = 1.15
"""How much more room a node takes that needs its label: a place has no letters inside."""
_SEED = 7
_ROUNDS = 60
_BIG = 400


def lay_out(
    nodes: Sequence[str],
    ties: Iterable[tuple[str, str]],
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    remembered: Mapping[str, Position] | None = None,
    roomy: Collection[str] = (),
) -> dict[str, Position]:
    """A position for every node.

    `groups` are peer groups with their members, by the key that ties use for the group, which has no position itself.
    `remembered` positions win: those nodes lie where they lay. Where most of the map is remembered, the new nodes are
    put near their neighbours and nothing else moves.
    `roomy` nodes get more room for their labels.
    """
    kept = {key: remembered[key] for key in nodes if key in remembered} if remembered else {}
    pairs = [pair for pair in ties if pair[0] != pair[1]]
    if len(kept) * 2 >= len(nodes) > 0:
        return place_newcomers(nodes, pairs, groups=groups or {}, kept=kept)
    fresh = _fresh(nodes, pairs, groups or {}, frozenset(roomy))
    return fresh | kept


def _fresh(
    nodes: Sequence[str],
    ties: Sequence[tuple[str, str]],
    groups: Mapping[str, Sequence[str]],
    roomy: Collection[str],
) -> dict[str, Position]:
    """The layout of a network that nobody has seen yet. Nodes without any tie stand along the lower edge."""
    tied = {end for pair in ties for end in pair} | {member for members in groups.values() for member in members}
    linked = [key for key in nodes if key in tied and key not in groups]
    places = {key: number for number, key in enumerate(linked)}
    members = [np.array([places[m] for m in group if m in places], dtype=np.int64) for group in groups.values()]
    hubs = {key: group for key, group in zip(groups, members, strict=True) if len(group)}
    points = _spring(linked, ties, hubs)
    room = np.array([GAP * (ROOMY if key in roomy else 1) / 2 for key in linked])
    points = settle(points, members, _coded(ties, places), room)
    laid = {key: (float(x), float(y)) for key, (x, y) in zip(linked, points.round(1), strict=True)}
    return laid | _alone([key for key in nodes if key not in tied and key not in groups], points)


def _coded(ties: Sequence[tuple[str, str]], places: Mapping[str, int]) -> Ints:
    pairs = sorted({(places[a], places[b]) for a, b in ties if a in places and b in places})
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _spring(linked: Sequence[str], ties: Sequence[tuple[str, str]], hubs: Mapping[str, Ints]) -> Floats:
    """The spring layout with a hidden hub for each group, outliers pulled in, stretched to a screen."""
    if not linked:
        return np.zeros((0, 2))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from([*linked, *hubs])
    graph.add_edges_from(((a, b) for a, b in ties if a in graph and b in graph), weight=TIE_WEIGHT)
    for hub, group in hubs.items():
        graph.add_edges_from(((hub, linked[code]) for code in group), weight=HUB_WEIGHT)
    rounds = _ROUNDS if len(linked) <= _BIG else _ROUNDS // 2
    found = nx.spring_layout(graph, weight="weight", seed=_SEED, iterations=rounds, method="force")
    points = np.array([found[key] for key in linked], dtype=np.float64)
    spread: Floats = _pulled_in(points - points.mean(axis=0)) * (STRETCH**0.5, STRETCH**-0.5) * _side(len(linked))
    return spread


def _side(count: int) -> float:
    """Half the side of a square with room for so many nodes."""
    return GAP * 1.15 * float(np.sqrt(count)) / 2


def _pulled_in(points: Floats) -> Floats:
    """Points with nobody far out: one stray node would make everything else small."""
    reach = np.hypot(*points.T)
    usual = max(float(np.quantile(reach, 0.8)), 1e-9)
    near = np.where(reach > usual, usual + (reach - usual) * 0.25, reach)
    pulled: Floats = points * (near / np.maximum(reach, 1e-9))[:, None] / usual
    return pulled


def _alone(alone: Sequence[str], points: Floats) -> dict[str, Position]:
    """Nodes without any tie: in free spots along the lower edge, and in rows below where there are none left.

    Rows as wide as the map, or wider where there are so many that they would make a column.
    """
    if not alone:
        return {}
    screen = GAP * 1.15 * float(np.sqrt(len(alone) * STRETCH))
    width = max(float(np.ptp(points[:, 0])) if len(points) else 0.0, GAP * 8, screen)
    left = float(points[:, 0].min()) if len(points) else 0.0
    bottom = float(points[:, 1].max()) if len(points) else 0.0
    spots: list[Position] = []
    row = 0
    while len(spots) < len(alone):
        across = left + np.arange(int(width // (GAP * 1.3)) + 1) * GAP * 1.3
        spots += [
            (round(float(x), 1), round(bottom + row * GAP, 1))
            for x in across
            if _clear(points, float(x), bottom + row * GAP)
        ]
        row += 1
    return dict(zip(alone, spots, strict=False))


def _clear(points: Floats, x: float, y: float) -> bool:
    return not len(points) or float(np.hypot(points[:, 0] - x, points[:, 1] - y).min()) > GAP * 1.9
