"""Cut points of the map of people and contexts, and adults who reach several components of it."""

from __future__ import annotations

import networkx as nx
import numpy as np
import numpy.typing as npt
import polars as pl

import ctx_map.analysis.measures.pair_kernels  # noqa: F401  loads the compiler
from bench.limit import LIMIT, SHOWN, limit_of
from bench.rows import Goal, Row
from bench.town import GeneratedTown, generate
from ctx_map.analysis.measures.articulation import parts_without
from ctx_map.analysis.questions.bridges.groups_reached import reaching_several
from ctx_map.analysis.rows.friendship import components
from ctx_map.network.neighbours import from_ends

Ints = npt.NDArray[np.int64]


def cut_points_row(links: int) -> Row:
    """Against NetworkX's articulation points, its graph built beforehand as our arrays are."""
    town = generate(links)
    near = from_ends(town.source, town.target, nodes=_nodes(town))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(zip(town.source.tolist(), town.target.tolist(), strict=True))
    return Row(
        "cut points",
        links,
        lambda: int((parts_without(near) > 1).sum()),
        {
            "NetworkX": lambda: sum(1 for _ in set(nx.articulation_points(graph))),
            LIMIT: limit_of((near.start, near.nodes), (near.start,)),
        },
        (Goal("NetworkX", at_least=15), SHOWN),
    )


def bridging_row(links: int) -> Row:
    """Adults in contact with two or more friendship groups, groups being components of friendships."""
    town = generate(links)
    friends, contacts = (np.flatnonzero(town.kind == kind) for kind in ("FRIEND_OF", "CONTACTED"))
    tied = town.source[friends], town.target[friends]
    adult, young = town.source[contacts], town.target[contacts]
    people = np.arange(town.events, town.events + town.young)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(people.tolist())
    graph.add_edges_from(zip(tied[0].tolist(), tied[1].tolist(), strict=True))
    reports = list(zip(adult.tolist(), young.tolist(), strict=True))
    return Row(
        "bridging adults",
        links,
        lambda: _bridging(tied, adult, young, _nodes(town)),
        {
            "NetworkX": lambda: _bridging_by_networkx(graph, reports),
            LIMIT: limit_of((*tied, adult, young), (np.empty(_nodes(town), np.int64),)),
        },
        (Goal("NetworkX", at_least=5), SHOWN),
    )


def _nodes(town: GeneratedTown) -> int:
    return town.events + town.young + town.adults + town.places + town.things


def _bridging(tied: tuple[Ints, Ints], adult: Ints, young: Ints, nodes: int) -> int:
    group = components(*tied, nodes=nodes)[young]
    return reaching_several(pl.DataFrame({"context": adult, "group": group})).height


def _bridging_by_networkx(graph: nx.Graph[int], reports: list[tuple[int, int]]) -> int:
    group = {person: number for number, people in enumerate(nx.connected_components(graph)) for person in people}
    reached: dict[int, set[int]] = {}
    for adult, young in reports:
        reached.setdefault(adult, set()).add(group[young])
    return sum(len(groups) > 1 for groups in reached.values())
