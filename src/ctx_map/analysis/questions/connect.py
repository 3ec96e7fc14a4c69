"""List how two people, places or things are linked: the shortest routes of links between them.

Each step of a route is at least one link, read in either direction. Short routes run through busy places, where people
need not have met, and the shortest route is not the strongest. Routes through the least busy stops come first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.measures.shortest_paths import shortest_chains
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_on_the_map
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Extent, counted_of
from ctx_map.network.link_words import link_sentence
from ctx_map.network.links_between import ENDS, Pair, links_between, pairs_of
from ctx_map.network.neighbours import Neighbours, neighbours
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS

MOST_LISTED = 50
"""Routes listed; all are counted."""
MOST_FOUND = 1000
"""Routes among which the least busy are chosen."""
DEFINITION = (
    "Finds the shortest routes of links between the two, each link read in either direction. The busiest stop is the "
    "place, thing, event or group on the route that is linked to most others."
)
CAVEAT = (
    "Being linked by a route does not mean that they know each other. A route through a busy place may mean nothing."
)
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "nodes": pl.List(pl.String),
    "steps": pl.Int64,
    "busiest": pl.Int64,
    "busiest_id": pl.String,
    "single_report_steps": pl.Int64,
    "sentence": pl.String,
    "links": pl.List(pl.String),
}


@dataclass(frozen=True, slots=True)
class Chain:
    """One route between the two ends. The row is about the route."""

    nodes: tuple[str, ...]
    """The keys along the route, both ends included."""
    steps: int
    busiest: int
    """How many others are linked to the busiest stop that is not a person; 0 where there is none."""
    busiest_id: str | None
    single_report_steps: int
    """Steps that come from a single report."""
    sentence: str
    """The route in words, one sentence for each step."""
    links: tuple[str, ...]
    """Every link of every step."""


def connect(
    network: Network,
    a: Annotated[
        str,
        Option("From", "The id of a person, place or thing.", metavar="A", positional=True, picks=Picks.ANY, main=True),
    ],
    b: Annotated[str, Option("To", "Another id.", metavar="B", positional=True, picks=Picks.ANY, main=True)],
    *,
    max_steps: Annotated[
        int, Field(ge=1), Option("Maximum number of steps", "Finds routes of at most this many steps.", metavar="N")
    ] = 6,
) -> Result[Chain]:
    """Return the shortest routes between two nodes (the store's keys), of at most `max_steps` steps.

    Raises WrongUse where an end is not in this network (a missing id and a restricted id give the same error), or
    where both are the same.
    """
    check_at_least("max_steps", max_steps, 1)
    # find the shortest routes on the whole map, those through the least busy stops first
    whole = counted_of(network, partial(_counted, a=a, b=b, max_steps=max_steps))
    # put each route into words
    code_of = dict(zip(network.keys, range(network.nodes.height), strict=True))
    chains = [tuple(code_of[key] for key in found.nodes) for found in whole.routes]
    reports = _reports_of_steps(network, chains)
    rows = [_row(network, *each, reports) for each in zip(whole.routes, chains, strict=True)]
    return answer(
        network,
        pl.DataFrame(rows, schema=SCHEMA).select(columns_of(Chain)),
        Chain,
        method=Method("connect", "2", DEFINITION, {"maximum length": count_of(max_steps, "step")}, CAVEAT),
        considered={
            "shortest routes": whole.count,
            "routes listed": len(rows),
            "people, places and things": whole.nodes,
            "reports": whole.reports,
        },
        sentences=_sentences(network, network.codes((a, b)), rows, whole, max_steps),
        on_the_map=whole.on_the_map,
    )


@dataclass(frozen=True, slots=True)
class _Route:
    """One of the shortest routes, by keys, with its busiest stop."""

    nodes: tuple[str, ...]
    busiest: int
    busiest_id: str | None


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is found and counted on the whole map."""

    routes: tuple[_Route, ...]
    """The routes listed, in their order."""
    count: int
    """How many shortest routes there are, listed or not."""
    steps: tuple[Pair, ...]
    """The two ids of each step of these routes."""
    alone: tuple[bool, bool]
    """Whether each of the two ends has no links."""
    nodes: int
    reports: int
    on_the_map: int


def _counted(network: Network, *, a: str, b: str, max_steps: int) -> _Counted:
    start, end = _two(network, a, b)
    near = neighbours(network)
    found = shortest_chains(near, start, end, max_steps=max_steps, most=MOST_FOUND)
    calm = sorted(found.chains, key=lambda chain: (_busiest(network, near, chain)[0], chain))[:MOST_LISTED]
    keys = network.keys
    steps = pl.DataFrame(
        [step for chain in calm for step in pairwise(chain)], schema=dict.fromkeys(ENDS, pl.UInt32), orient="row"
    )
    return _Counted(
        tuple(_Route(tuple(keys.gather(list(chain))), *_busiest(network, near, chain)) for chain in calm),
        found.count,
        pairs_of(network, steps),
        (not near.number_of(start), not near.number_of(end)),
        network.nodes.height,
        network.report_codes.n_unique(),
        young_on_the_map(network),
    )


def _two(network: Network, a: str, b: str) -> tuple[int, int]:
    start, end = network.codes((a, b))
    if start == end:
        raise WrongUse("The two ids are the same. Give two different ids.")
    return start, end


def _needed(a: str, b: str, max_steps: int) -> Extent:
    """The links of the routes listed. The routes are found on the outline, since they may go through anyone."""
    count = partial(_counted, a=a, b=b, max_steps=max_steps)
    return Extent((a, b), (), count=count, between=lambda counted: counted.steps)


def _reports_of_steps(
    network: Network, chains: list[tuple[int, ...]]
) -> dict[tuple[int, int], list[dict[str, object]]]:
    """Return the links between each two neighbours on any of the routes, by the two codes, lower first."""
    steps = {(min(step), max(step)) for chain in chains for step in pairwise(chain)}
    ends = pl.DataFrame(list(steps), schema=dict.fromkeys(ENDS, pl.UInt32), orient="row")
    links = network.links.select("key", "kind", *ENDS, report=network.report_codes)
    reports: dict[tuple[int, int], list[dict[str, object]]] = {step: [] for step in steps}
    for row in links_between(links, ends).sort("key").iter_rows(named=True):
        step = row["source"], row["target"]
        reports[min(step), max(step)].append(row)
    return reports


def _row(
    network: Network, route: _Route, chain: tuple[int, ...], reports: dict[tuple[int, int], list[dict[str, object]]]
) -> dict[str, object]:
    behind = [reports[min(step), max(step)] for step in pairwise(chain)]
    names = {code: network.names[code] for code in chain}
    read = [_step_words(names, step, each) for step, each in zip(pairwise(chain), behind, strict=True)]
    return {
        "nodes": route.nodes,
        "steps": len(behind),
        "busiest": route.busiest,
        "busiest_id": route.busiest_id,
        "single_report_steps": sum(_distinct(each) == 1 for each in behind),
        "sentence": ". ".join(read),
        "links": [str(report["key"]) for each in behind for report in each],
    }


def _distinct(links: list[dict[str, object]]) -> int:
    """Return how many reports these links are from."""
    return len({link["report"] for link in links})


def _busiest(network: Network, near: Neighbours, chain: tuple[int, ...]) -> tuple[int, str | None]:
    """Return how many others are linked to the busiest stop, and its key. People are not measured."""
    labels = network.nodes.get_column("label")
    stops = [code for code in chain[1:-1] if labels[code] != Label.PERSON.value]
    if not stops:
        return 0, None
    stop = min(stops, key=lambda code: (-near.number_of(code), code))
    return near.number_of(stop), str(network.keys[stop])


def _step_words(names: Mapping[int, str], step: tuple[int, int], reports: list[dict[str, object]]) -> str:
    """Put one step into words, each kind of link once, read from the beginning of the link."""
    here, there = step
    readings: dict[str, None] = {}
    for report in reports:
        kind = LINK_KINDS[str(report["kind"])]
        ends = (here, there) if report["source"] == here or kind.both_ways else (there, here)
        readings[link_sentence(names[ends[0]], kind.name, names[ends[1]])] = None
    return f"{' and '.join(readings)} ({count_of(_distinct(reports), 'report')})"


def _sentences(
    network: Network, ends: Sequence[int], rows: list[dict[str, object]], whole: _Counted, max_steps: int
) -> list[str]:
    first, second = (network.names[code] for code in ends)
    if not rows:
        said = [f"{first} and {second} are not linked by any route of at most {count_of(max_steps, 'step')}."]
        alone = [network.names[code] for code, is_alone in zip(ends, whole.alone, strict=True) if is_alone]
        return [*said, *(f"{name} has no links on this map." for name in alone)]
    if rows[0]["steps"] == 1:
        said = [f"{first} and {second} are linked directly."]
    else:
        steps = count_of(int(str(rows[0]["steps"])), "step")
        said = [f"{first} and {second} are linked in {steps}, by {count_of(whole.count, 'route')}."]
    said += [f"The {len(rows)} routes through the least busy stops are listed."] if whole.count > len(rows) else []
    return [*said, f"{rows[0]['sentence']}."]


QUESTION = Question(
    name="connect",
    title="How two are linked",
    asks="How are these two linked?",
    heading=Heading.LINKED,
    analysis=connect,
    extent=_needed,
    row=Chain,
    columns=(
        Column("sentence", "Route", Written.WORDS, wide=True),
        Column("steps", "Steps", Written.COUNT),
        Column("single_report_steps", "Steps with one report", Written.COUNT),
        Column("busiest_id", "Busiest stop", Written.NAME),
        Column(
            "busiest",
            "Linked to it",
            Written.COUNT,
            help="How many people, places and things are linked to the busiest stop.",
        ),
    ),
    picture=Picture.MAP,
    marks=("nodes",),
    order="All routes listed are equally short. Those through the least busy places come first.",
    example="ctx-map connect childrens-services:YP01 childrens-services:YP02",
)
