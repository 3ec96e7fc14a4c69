"""Contexts through which the shortest chains between young people lead.

Counts, of all shortest chains from one young person to another along friendships, places, things, events and adults,
the share that leads through each context: exactly up to a number of young people, else from a sample of them, with
what that may be off by. The row is about a place, a thing, an event or an adult, never about anybody who is counted as
a young person. Where this misleads: a missing link moves these shares more than any other number here; a context is
on many chains because it is busy, because it is written down well, or because it joins what else is apart, and only
the last is a finding. Reference: Freeman 1977, Sociometry 40, 35-41; Smith and Moody 2013, Social Networks 35, 652-668.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.provenance import described, links_behind, people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.common_options import MaxPeople
from ctx_map.analysis.measures.betweenness import Through, through
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.shared_contacts import with_standing
from ctx_map.analysis.rows.adults import grown_ups, with_grown_ups
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.report_counts import distinct_people
from ctx_map.analysis.rows.young_people_graph import ties_of_young, young_map
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

Codes = npt.NDArray[np.int64]
LISTED = (Label.PLACE, Label.THING, Label.EVENT)
DEFINITION = (
    "Places, things, events and adults by the share of all shortest chains between two young people (under 18, or age "
    "not known, on the day of a report) that lead through them. A chain runs along recorded friendship, family, "
    "acquaintance, peer groups, and along contexts that reach a young person directly or through an event."
)
CAVEAT = (
    "It says where the records meet, not who leads anything. One missing report can move these shares a lot: read them "
    "with the reports, and never as an order of importance among adults."
)
REFERENCE = "Freeman 1977, Sociometry 40, 35-41; Brandes and Pich 2007, Int. J. Bifurcation and Chaos 17, 2303-2318"


@dataclass(frozen=True, slots=True)
class Between:
    """A context on the shortest chains between young people. The row is about the context."""

    id: str
    name: str | None
    label: str
    kind: str | None
    share: float
    """Of all shortest chains between two young people, 0 to 1."""
    give_or_take: float
    """The standard error of the share where a sample of young people was taken; 0 where all were."""
    people: int
    """Distinct young people that it reaches."""
    people_ids: tuple[str, ...]
    protective: str
    """How many of the reports are of ties that protect, in words; empty where none is."""
    reports: int
    links: tuple[str, ...]


def between(
    network: Network,
    *,
    max_people: MaxPeople = 100,
    most_sources: Annotated[
        int,
        Field(ge=2),
        Option(
            "Young people to start from",
            "Follows routes from this many young people, drawn at random, where there are more.",
            flag="--sources",
            metavar="N",
        ),
    ] = 200,
    seed: Annotated[int, PYTHON_ONLY] = 0,
) -> Result[Between]:
    """Contexts on the shortest chains between young people, those on most of them first, then by id.

    Contexts of more than `max_people` young people are left out of the chains. Chains are followed from every young
    person, or from `most_sources` of them, drawn with this seed. Never lists anybody who is counted as a young person.
    """
    check_at_least("max_people", max_people, 2)
    check_at_least("most_sources", most_sources, 2)
    ties = ties_of_young(network)
    busy = pl.col("person").n_unique().over("context") > max_people
    kept = ties.filter(~busy)
    around = young_map(network, kept)
    people = around.people
    sources = _drawn(people, most_sources, seed)
    found = through(around.near, sources, around.is_young)
    frame = _frame(network, kept, people, found)
    considered = {
        **young_account(network, people),
        "of them the beginning of chains": sources.size,
        f"contexts left out, more than {max_people} young people": ties.filter(busy).get_column("context").n_unique(),
    }
    parameters = {
        "max_people": f"{max_people} young people",
        "most_sources": f"{most_sources} young people",
        "seed": str(seed),
    }
    return answer(
        network,
        frame,
        Between,
        method=Method("between", "1", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(frame, sources.size, people.size),
    )


def _drawn(people: Codes, most: int, seed: int) -> Codes:
    """All of them, or so many drawn without laying any back."""
    if people.size <= most:
        return people
    return np.sort(np.random.default_rng(seed).choice(people, most, replace=False))


def _frame(network: Network, ties: pl.DataFrame, people: Codes, found: Through) -> pl.DataFrame:
    shares, errors = found.shares(), found.errors(among=people.size)
    listed = network.nodes.get_column("label").is_in([each.value for each in LISTED]) | grown_ups(network)
    may_be_shown = listed.to_numpy().copy()
    # who was a young person in any report here is never ordered by a number, grown up since or not
    may_be_shown[people] = False
    codes = np.flatnonzero(may_be_shown & (shares > 0))
    contexts = pl.Series("context", codes, pl.UInt32)
    here = ties.filter(pl.col("context").is_in(contexts.implode()))
    counted = here.group_by("context").agg(people=distinct_people())
    numbers = [pl.Series("share", np.round(shares[codes], 9)), pl.Series("give_or_take", np.round(errors[codes], 9))]
    frame = pl.DataFrame([contexts, *described(network, contexts), *numbers])
    for part in (counted, people_ids(network, here), links_behind(network, here)):
        frame = frame.join(part, on="context", how="left", maintain_order="left")
    ordered = frame.sort("share", "id", descending=[True, False]).select(columns_of(Between))
    return with_standing(network, ordered, with_grown_ups(network))


def _sentences(frame: pl.DataFrame, sources: int, people: int) -> list[str]:
    said = [f"{count_of(frame.height, 'context')} on the shortest chains between young people."]
    if sources < people:
        said.append(f"Chains were followed from {sources:,} of {people:,} young people: each share is give or take.")
    return said + [_sentence(row) for row in frame.head(3).iter_rows(named=True)]


def _sentence(row: Mapping[str, Any]) -> str:
    protects = f" ({row['protective']})" if row["protective"] else ""
    return f"{row['name'] or row['id']}: {100 * row['share']:.1f} % of the chains{protects}."


QUESTION = Question(
    name="between",
    title="What lies between them",
    asks="Which places, adults and things lie between young people?",
    heading=Heading.BETWEEN_GROUPS,
    analysis=between,
    row=Between,
    columns=(
        Column("id", "Place, adult or thing", Written.NAME),
        Column("protective", "Protective reports", Written.WORDS),
        Column("share", "Share of routes", Written.SHARE, help="of the shortest routes between two young people"),
        Column("give_or_take", "Give or take", Written.SHARE, help="where a sample of young people was taken"),
        Column("people", "Young people", Written.COUNT),
        Column("reports", "Reports", Written.COUNT),
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("id",),
    order="What lies on most of the shortest routes between two young people comes first.",
    example="ctx-map between --max-people 20",
)
