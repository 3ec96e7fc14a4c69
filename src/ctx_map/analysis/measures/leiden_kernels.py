"""The two steps of Leiden's algorithm, as loops that run compiled on large graphs and as they stand on small ones.

What moving a node into a cluster gains is its links to the cluster less those that degrees alone would give: its
people's links times the cluster's contexts' links, and the other way round, over all links.
"""

from __future__ import annotations

import numpy as np

from ctx_map.network.arrays import Floats, Ints

Graph = tuple[Ints, Ints, Floats]
"""Where each node's neighbours begin, the neighbours, the number of links to each."""
Strengths = tuple[Floats, Floats]
"""How many of each node's links are from its people, and from its contexts."""
EVEN = 1e-9
"""Gains that differ by less are the same: then a node that stands alone joins, and any other stays."""


def moved(graph: Graph, strengths: Strengths, cluster: Ints, order: Ints) -> None:
    """Moves nodes to the cluster of a neighbour while that gains; changes `cluster`, in which no number is too large.

    Nodes wait in a queue, in this order at first; the neighbours of one that moved wait again.
    """
    start, near, weight = graph
    people, contexts = strengths
    size = people.size
    links = people.sum()
    # the sums of each cluster; `joined` is used for one node at a time, and cleared after it
    people_in, contexts_in, joined = np.zeros(size), np.zeros(size), np.zeros(size)
    members = np.zeros(size, np.int64)
    for node in range(size):
        people_in[cluster[node]] += people[node]
        contexts_in[cluster[node]] += contexts[node]
        members[cluster[node]] += 1
    # the queue is a ring, in which each node waits at most once
    queue, waits = order.copy(), np.ones(size, np.bool_)
    head, waiting = 0, size
    while waiting > 0:
        node = queue[head]
        head = (head + 1) % size
        waiting -= 1
        waits[node] = False
        # take the node out of its cluster, and add up its links to the clusters around it
        home = cluster[node]
        people_in[home] -= people[node]
        contexts_in[home] -= contexts[node]
        for at in range(start[node], start[node + 1]):
            joined[cluster[near[at]]] += weight[at]
        members[home] -= 1
        # find the neighbouring cluster that gains most; the one it comes from is as good as any that gains no more
        more = EVEN * (1 - 2 * (members[home] == 0))
        best = home
        most = joined[home] - (people[node] * contexts_in[home] + contexts[node] * people_in[home]) / links
        for at in range(start[node], start[node + 1]):
            there = cluster[near[at]]
            gain = joined[there] - (people[node] * contexts_in[there] + contexts[node] * people_in[there]) / links
            if gain > most + more:
                best, most = there, gain
        # put it there, and let its neighbours in other clusters wait again
        for at in range(start[node], start[node + 1]):
            joined[cluster[near[at]]] = 0.0
        people_in[best] += people[node]
        contexts_in[best] += contexts[node]
        members[best] += 1
        if best != home:
            cluster[node] = best
            for at in range(start[node], start[node + 1]):
                other = near[at]
                if cluster[other] != best and not waits[other]:
                    queue[(head + waiting) % size] = other
                    waiting += 1
                    waits[other] = True


def inward(graph: Graph, cluster: Ints) -> Floats:
    """How many of each node's links run inside its cluster."""
    start, near, weight = graph
    # add up the links to neighbours of the same cluster
    links = np.zeros(cluster.size)
    for node in range(cluster.size):
        for at in range(start[node], start[node + 1]):
            links[node] += weight[at] * (cluster[near[at]] == cluster[node])
    return links


def divided(graph: Graph, strengths: Strengths, cluster: Ints, outward: Floats, order: Ints) -> Ints:
    """Divides each cluster into parts: a node that is alone joins the neighbouring part of its cluster that gains most.

    Only nodes and parts that hang well together with the rest of their cluster are joined. `outward` has the links of
    each node to the others of its cluster, and is used up.
    """
    start, near, weight = graph
    people, contexts = strengths
    size, links = people.size, people.sum()
    # the sums of each cluster and of each part, where each node begins as a part of its own
    people_in, contexts_in, joined = np.zeros(size), np.zeros(size), np.zeros(size)
    part, members = np.arange(size), np.ones(size, np.int64)
    people_of, contexts_of = people.copy(), contexts.copy()
    for node in range(size):
        people_in[cluster[node]] += people[node]
        contexts_in[cluster[node]] += contexts[node]
    for node in order:
        # only a node that is alone and hangs well together with its cluster is moved
        home = cluster[node]
        rest = people[node] * (contexts_in[home] - contexts[node]) + contexts[node] * (people_in[home] - people[node])
        if members[node] != 1 or part[node] != node or outward[node] < rest / links - EVEN:
            continue
        for at in range(start[node], start[node + 1]):
            joined[part[near[at]]] += weight[at]
        # find the part of its cluster that gains most and hangs well together with the rest
        best, most = node, 0.0
        for at in range(start[node], start[node + 1]):
            there = part[near[at]]
            rest = people_of[there] * (contexts_in[home] - contexts_of[there])
            rest += contexts_of[there] * (people_in[home] - people_of[there])
            gain = joined[there] - (people[node] * contexts_of[there] + contexts[node] * people_of[there]) / links
            hangs = outward[there] >= rest / links - EVEN
            if cluster[near[at]] == home and hangs and gain > most - EVEN:
                best, most = there, gain
        # join it, and keep the sums of the part
        between = joined[best]
        for at in range(start[node], start[node + 1]):
            joined[part[near[at]]] = 0.0
        if best != node:
            outward[best] += outward[node] - 2 * between
            people_of[best] += people[node]
            contexts_of[best] += contexts[node]
            members[best] += 1
            members[node] = 0
            part[node] = best
    return part
