"""List what lies on the shortest routes between young people.

Counts, of all shortest routes from one young person to another along friendships, places, things, events and adults,
the share that leads through each place, thing, event or adult. Routes are followed from every young person, or from a
sample of them in a large town. No one who is counted as a young person is listed. Where this misleads: one missing link
moves these shares more than any other number here. Something may be on many routes because it is busy, because it is
well recorded, or because it links what is otherwise separate. Only the last is a finding.
Reference: Freeman 1977, Sociometry 40, 35-41; Smith and Moody 2013, Social Networks 35, 652-668.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.busy import busy_people, busy_sentence
from ctx_map.analysis.answers.provenance import described, links_behind, people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.analysis.answers.wording import share_words
from ctx_map.analysis.common_options import MaxPeople
from ctx_map.analysis.measures.betweenness import Through, through
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.shared_contacts import with_standing
from ctx_map.analysis.rows.adults import grown_ups
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.approximate_points import left_out
from ctx_map.analysis.rows.participation import in_places
from ctx_map.analysis.rows.report_counts import distinct_people
from ctx_map.analysis.rows.young_people_graph import ties_of_young, young_map
from ctx_map.network import Network
from ctx_map.network.arrays import Ints
from ctx_map.vocabulary.labels import Label

LISTED = (Label.PLACE, Label.THING, Label.EVENT)
DEFINITION = (
    "The share of all shortest routes of links between two young people that lead through each place, thing, event or "
    "adult. "
    "Young people are under 18, or of unknown age, on the day of a report. A route runs along friendship, family, "
    "acquaintance and peer groups, and along places, things, events and adults."
)
CAVEAT = (
    "A route of links is not a journey. This shows where the records meet, not who leads anything. One missing report "
    "can change these shares a lot. It "
    "is not an order of importance among adults."
)
REFERENCE = "Freeman 1977, Sociometry 40, 35-41; Brandes and Pich 2007, Int. J. Bifurcation and Chaos 17, 2303-2318"


@dataclass(frozen=True, slots=True)
class Between:
    """A place, thing, event or adult on the shortest routes between young people. The row is about it."""

    id: str
    name: str | None
    label: str
    kind: str | None
    share: float
    """Share of all shortest routes between two young people, 0 to 1."""
    give_or_take: float
    """The standard error of the share if a sample of young people was taken; 0 if all were."""
    people: int
    """Distinct young people linked to it."""
    people_ids: tuple[str, ...]
    protective: str
    """Whether the reports record it as protective, in words; empty if none does."""
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
            "Follows routes of links from this many young people, chosen at random, if there are more.",
            flag="--sources",
            metavar="N",
        ),
    ] = 200,
    seed: Annotated[int, PYTHON_ONLY] = 0,
) -> Result[Between]:
    """List what lies on the shortest routes between young people, most routes first, then by id.

    What is linked to more than 20 young people comes last.
    What is linked to more than `max_people` young people is left out of the routes. Routes are followed from every
    young person, or from `most_sources` of them, drawn with this seed. No one counted as a young person is listed.
    """
    check_at_least("max_people", max_people, 2)
    check_at_least("most_sources", most_sources, 2)
    # the map without what is too busy
    ties = ties_of_young(network)
    busy = pl.col("person").n_unique().over("context") > max_people
    kept = ties.filter(~busy)
    around = young_map(network, kept)
    # the routes from every young person, or from a sample
    people = around.people
    sources = _drawn(people, most_sources, seed)
    found = through(around.near, sources, around.is_young)
    frame = _frame(network, kept, people, found)
    considered = {
        **young_account(network, people),
        "young people whose routes were followed": sources.size,
        f"left out, linked to more than {max_people} young people": ties.filter(busy).get_column("context").n_unique(),
        **left_out(network, in_places(network)),
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


def _drawn(people: Ints, most: int, seed: int) -> Ints:
    """All people, or a random sample without replacement."""
    if people.size <= most:
        return people
    return np.sort(np.random.default_rng(seed).choice(people, most, replace=False))


def _frame(network: Network, ties: pl.DataFrame, people: Ints, found: Through) -> pl.DataFrame:
    shares, errors = found.shares(), found.errors(among=people.size)
    listed = network.nodes.get_column("label").is_in([each.value for each in LISTED]) | grown_ups(network)
    may_be_shown = listed.to_numpy().copy()
    # anyone who was a young person in any report is never ordered by a number, even if they have since turned 18
    may_be_shown[people] = False
    codes = np.flatnonzero(may_be_shown & (shares > 0))
    contexts = pl.Series("context", codes, pl.UInt32)
    here = ties.filter(pl.col("context").is_in(contexts.implode()))
    counted = here.group_by("context").agg(people=distinct_people())
    numbers = [pl.Series("share", np.round(shares[codes], 9)), pl.Series("give_or_take", np.round(errors[codes], 9))]
    frame = pl.DataFrame([contexts, *described(network, contexts), *numbers])
    for part in (counted, people_ids(network, here), links_behind(network, here)):
        frame = frame.join(part, on="context", how="left", maintain_order="left")
    ordered = frame.sort(busy_people(), "share", "id", descending=[False, True, False]).select(columns_of(Between))
    return with_standing(network, ordered)


def _sentences(frame: pl.DataFrame, sources: int, people: int) -> list[str]:
    if not frame.height:
        return ["Nothing lies on the routes of links between young people."]
    said = [_sentence(row) for row in frame.head(3).iter_rows(named=True)]
    said += busy_sentence(frame.filter(busy_people()).get_column("name").to_list(), "lying between them")
    if sources < people:
        said.append(
            f"Routes were followed from {sources:,} of the {people:,} young people, so the shares are estimates."
        )
    return said


def _sentence(row: Mapping[str, Any]) -> str:
    protective = f" It is {row['protective']}." if row["protective"] else ""
    share = share_words(row["share"])
    return f"{row['name']} is on {share} of the shortest routes of links between two young people.{protective}"


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
        Column(
            "share",
            "Share of routes",
            Written.SHARE,
            help="Of the shortest routes of links between two young people.",
        ),
        Column(
            "give_or_take",
            "Give or take",
            Written.SHARE,
            help="Standard error, if only some were included.",
        ),
        Column("people", "Young people", Written.COUNT),
        Column("reports", "Reports", Written.COUNT),
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("id",),
    order=(
        "What lies on most of the shortest routes of links between two young people comes first. What is linked to "
        f"more than {BUSY_ABOVE} young people comes last, because it says little."
    ),
    example="ctx-map between --max-people 20",
)
