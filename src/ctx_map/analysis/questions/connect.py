"""How two nodes are linked: the shortest chains of reports between them.

Counts steps, each of which rests on at least one report, in whichever direction. Where this misleads: short chains
run through busy places, where nobody need have met, and the shortest chain is not the strongest. Chains whose busiest
stop is least busy come first.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.neighbours import Neighbours, neighbours
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS

MOST_CHAINS = 50
"""Chains listed; all are counted."""
MOST_FOUND = 1000
"""Chains among which the least busy are chosen."""
DEFINITION = (
    "The shortest chains of reports between two nodes, each report read in either direction. Busiest: the number of "
    "other nodes joined to the busiest stop on the way that is no person."
)
CAVEAT = (
    "Being linked by a chain does not mean knowing each other. A chain through a busy place may mean nothing at all."
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
    """One chain between the two ends that were asked about. The row is about the chain."""

    nodes: tuple[str, ...]
    """The keys along the chain, both ends included."""
    steps: int
    busiest: int
    """Distinct neighbours of the busiest stop on the way that is no person; 0 where there is none."""
    busiest_id: str | None
    single_report_steps: int
    """Steps that rest on one report alone."""
    sentence: str
    """The chain read aloud."""
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
        int, Field(ge=1), Option("Maximum number of steps", "Looks for routes of at most this many steps.", metavar="N")
    ] = 6,
) -> Result[Chain]:
    """How two nodes (the store's keys) are linked, in at most `max_steps` steps.

    Raises WrongUse where an end is not in this network (absent and withheld read the same), or where both are the same.
    """
    check_at_least("max_steps", max_steps, 1)
    start, end = network.codes((a, b))
    if start == end:
        raise WrongUse("The two ends are the same: give two different ids.")
    near = neighbours(network)
    found = shortest_chains(near, start, end, max_steps=max_steps, most=MOST_FOUND)
    calm = sorted(found.chains, key=lambda chain: (_busiest(network, near, chain)[0], chain))[:MOST_CHAINS]
    reports = _reports_of_steps(network, calm)
    rows = [_row(network, near, chain, reports) for chain in calm]
    return answer(
        network,
        pl.DataFrame(rows, schema=SCHEMA).select(columns_of(Chain)),
        Chain,
        method=Method("connect", "1", DEFINITION, {"max_steps": count_of(max_steps, "step")}, CAVEAT),
        considered={
            "shortest chains": found.count,
            "chains listed": len(rows),
            "nodes": network.nodes.height,
            "reports": network.report_codes.n_unique(),
        },
        sentences=_sentences(network, (start, end), rows, found.count, max_steps),
    )


def _reports_of_steps(
    network: Network, chains: list[tuple[int, ...]]
) -> dict[tuple[int, int], list[dict[str, object]]]:
    """The reports between each two neighbours on any of the chains, by the two codes, lower first."""
    steps = {(min(step), max(step)) for chain in chains for step in pairwise(chain)}
    ends = pl.DataFrame(list(steps), schema={"low": pl.UInt32, "high": pl.UInt32}, orient="row")
    links = network.links.select(
        "key",
        "kind",
        "source",
        report=network.report_codes,
        low=pl.min_horizontal("source", "target"),
        high=pl.max_horizontal("source", "target"),
    )
    reports: dict[tuple[int, int], list[dict[str, object]]] = {step: [] for step in steps}
    for row in links.join(ends, on=["low", "high"], how="semi").sort("key").iter_rows(named=True):
        reports[row["low"], row["high"]].append(row)
    return reports


def _row(
    network: Network, near: Neighbours, chain: tuple[int, ...], reports: dict[tuple[int, int], list[dict[str, object]]]
) -> dict[str, object]:
    behind = [reports[min(step), max(step)] for step in pairwise(chain)]
    busiest, stop = _busiest(network, near, chain)
    names = [network.names[code] for code in chain]
    read = [_step_words(names[at], names[at + 1], chain[at], each) for at, each in enumerate(behind)]
    return {
        "nodes": [network.keys[code] for code in chain],
        "steps": len(behind),
        "busiest": busiest,
        "busiest_id": stop,
        "single_report_steps": sum(_distinct(each) == 1 for each in behind),
        "sentence": "; ".join(read),
        "links": [str(report["key"]) for each in behind for report in each],
    }


def _distinct(links: list[dict[str, object]]) -> int:
    """How many reports these links are from."""
    return len({link["report"] for link in links})


def _busiest(network: Network, near: Neighbours, chain: tuple[int, ...]) -> tuple[int, str | None]:
    """The busiest place, thing or event on the way and its number of neighbours. People are not measured."""
    labels = network.nodes.get_column("label")
    stops = [code for code in chain[1:-1] if labels[code] != Label.PERSON.value]
    if not stops:
        return 0, None
    stop = min(stops, key=lambda code: (-near.number_of(code), code))
    return near.number_of(stop), str(network.keys[stop])


def _step_words(here: str, there: str, code: int, reports: list[dict[str, object]]) -> str:
    """One step read in the direction of the chain, each kind of report once."""
    readings = {}
    for report in reports:
        kind = LINK_KINDS[str(report["kind"])]
        readings[kind.reads if report["source"] == code else kind.reads_back] = True
    return f"{here} {' and '.join(readings)} {there} ({count_of(_distinct(reports), 'report')})"


def _sentences(
    network: Network, ends: tuple[int, int], rows: list[dict[str, object]], count: int, max_steps: int
) -> list[str]:
    first, second = (network.names[code] for code in ends)
    if not rows:
        return [f"No chain of at most {count_of(max_steps, 'step')} links {first} and {second} in this view."]
    steps = count_of(int(str(rows[0]["steps"])), "step")
    said = [f"{first} and {second} are linked in {steps} ({count_of(count, 'chain')})."]
    said += [f"The {len(rows)} least busy of those found are listed."] if count > len(rows) else []
    return [*said, f"{rows[0]['sentence']}."]


QUESTION = Question(
    name="connect",
    title="How two are linked",
    asks="How are these two linked?",
    heading=Heading.LINKED,
    analysis=connect,
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
            help="how many people, places and things are linked to the busiest stop",
        ),
    ),
    picture=Picture.MAP,
    marks=("nodes",),
    order="The shortest routes come first. Among equals, those through less busy places come first.",
    example="ctx-map connect childrens-services:YP01 childrens-services:YP02",
)
