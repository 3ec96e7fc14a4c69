"""Groups of young people: those that somebody recorded first, recording clusters after.

A recorded peer group has a name, who named it and its reports of membership; what young people name counts before
what is computed. A recording cluster (see `clusters`) is only a question: why do these come up together? Where this
misleads: a cluster is of recording, not of belonging; it may rest on one busy place or one event, which is said.
Neither is a finding about anybody in it, and no group is a gang here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.provenance import links_behind, people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.common_options import MaxPeople
from ctx_map.analysis.measures.recording_clusters import recording_clusters, stability_words
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_account, young_ties
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

RECORDED, CLUSTER = "recorded peer group", "recording cluster"
CONTEXTS = (Label.PLACE, Label.THING, Label.EVENT)
LISTED = 5
"""How many of the contexts that hold a group together are listed."""
DEFINITION = (
    "Recorded peer groups with the young people reported in them (under 18, or age not known, on the day of the "
    "report); then recording clusters: young people who are recorded at the same places, things and events more than "
    "with others (Leiden on people and contexts, several seeds)."
)
CAVEAT = (
    "A recording cluster shows what was written down together, not who belongs together: it is a question, never a "
    "finding, and no group is a gang. A group that nobody recorded is not on this list."
)
REFERENCE = "Traag, Waltman and van Eck 2019, Scientific Reports 9, 5233; Barber 2007, Physical Review E 76, 066102"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of young people. The row is about the group."""

    id: str
    """The key of a recorded peer group; "recording cluster 1" and so on for the others."""
    name: str | None
    sort: str
    """"recorded peer group" or "recording cluster"."""
    named_by: str | None
    basis: str | None
    people: int
    people_ids: tuple[str, ...]
    held_by: tuple[str, ...]
    """The ids of places, things and events that at least two of them share, most shared first; at most five."""
    rests_on: str
    """Whether they share one context only, several, or none, in words."""
    steadiness: str
    """For a recording cluster, how much of it comes back from other seeds, in words; empty for a recorded group."""
    reports: int
    """Distinct reports, by agency and reference."""
    links: tuple[str, ...]
    """For a recorded group the links of membership, for a cluster those of what its people share."""
    with_loss: str
    """For a recording cluster, how much of it comes back with a tenth of the links left out, in words."""


def groups(
    network: Network,
    *,
    min_people: Annotated[
        int,
        Field(ge=2),
        Option(
            "Smallest group found by the computer",
            "Lists groups found by the computer of at least this many young people.",
            metavar="N",
        ),
    ] = 3,
    max_people: MaxPeople = 100,
    seeds: Annotated[int, PYTHON_ONLY] = 10,
) -> Result[Group]:
    """Recorded peer groups, then recording clusters of at least `min_people` young people.

    Contexts of more than `max_people` young people are left out of the clustering. Recorded groups come first, by
    people, then id; clusters by people, most first.
    """
    check_at_least("min_people", min_people, 2)
    check_at_least("max_people", max_people, 2)
    check_at_least("seeds", seeds, 1)
    members = young_ties(network, kinds=kinds_that(Puts.MEMBERSHIP)).select("person", "row", group="context")
    ties = young_ties(network, labels=CONTEXTS).select("person", "context", "row")
    inc = incidence(ties.get_column("person"), ties.get_column("context"))
    busy = inc.sizes > max_people
    ties = ties.filter(~pl.col("context").is_in(inc.contexts[busy].tolist()))
    recorded = _recorded(network, members, ties)
    clusters = _clusters(network, inc.only((inc.sizes > 1) & ~busy), ties, min_people, seeds)
    considered = {
        **young_account(network, pl.concat([members.get_column("person"), ties.get_column("person")])),
        "recorded peer groups": recorded.height,
        "young people in one": members.get_column("person").n_unique(),
        f"contexts left out, more than {max_people} young people": int(busy.sum()),
    }
    parameters = {
        "min_people": count_of(min_people, "person"),
        "max_people": f"{max_people} young people",
        "seeds": f"{seeds}, from 0 on",
        "loss": "10 per cent of the links, once for each seed",
    }
    return answer(
        network,
        pl.concat([recorded, clusters]),
        Group,
        method=Method("groups", "2", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(recorded, clusters),
    )


def _recorded(network: Network, members: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    """Every recorded peer group, with or without young people in it."""
    nodes = network.nodes.with_row_index("group").filter(pl.col("label") == Label.PEER_GROUP.value)
    told = nodes.select(
        "group",
        "name",
        "named_by",
        "basis",
        id="key",
        sort=pl.lit(RECORDED),
        steadiness=pl.lit(""),
        with_loss=pl.lit(""),
    )
    grouped = members.select("group", "person").unique()
    return _rows(network, told, grouped, ties, members.rename({"group": "context"}))


def _clusters(network: Network, inc: Incidence, ties: pl.DataFrame, min_people: int, seeds: int) -> pl.DataFrame:
    found = recording_clusters(inc, seeds=seeds)
    sizes = np.bincount(found.of_person, minlength=found.stability.size)
    large = np.flatnonzero(sizes >= min_people)
    order = large[np.lexsort((large, -sizes[large]))]
    steady, with_loss = (
        [stability_words(float(each[cluster])) for cluster in order]
        for each in (found.stability, found.stability_with_loss)
    )
    told = pl.DataFrame(
        {
            "group": order,
            "id": [f"{CLUSTER} {number}" for number in range(1, order.size + 1)],
            "steadiness": steady,
            "with_loss": with_loss,
        },
        schema={"group": pl.UInt32, "id": pl.String, "steadiness": pl.String, "with_loss": pl.String},
    )
    nothing = {name: pl.lit(None, pl.String) for name in ("name", "named_by", "basis")}
    grouped = pl.DataFrame({"group": found.of_person, "person": inc.people}).cast(pl.UInt32)
    return _rows(network, told.with_columns(sort=pl.lit(CLUSTER), **nothing), grouped, ties, None)


def _rows(
    network: Network, told: pl.DataFrame, grouped: pl.DataFrame, ties: pl.DataFrame, members: pl.DataFrame | None
) -> pl.DataFrame:
    """The rows of the answer, most people first. Without `members`, the reports are those of what is shared."""
    people = people_ids(network, grouped.select("person", context="group")).rename({"context": "group"})
    shared = _shared(ties.join(grouped, on="person"))
    rows = members if members is not None else shared.select("row", context="group")
    links = links_behind(network, rows).select("links", "reports", group="context")
    frame = told
    for part in (people, _held_by(network, shared), links):
        frame = frame.join(part, on="group", how="left", maintain_order="left")
    frame = frame.with_columns(pl.col("people_ids", "held_by", "links").fill_null([]), pl.col("reports").fill_null(0))
    contexts = pl.col("contexts").fill_null(0)
    rests = pl.when(contexts == 0).then(pl.lit("no context that two of them share"))
    counted = frame.with_columns(
        people=pl.col("people_ids").list.len().cast(pl.Int64),
        rests_on=rests.when(contexts == 1).then(pl.lit("one context alone")).otherwise(pl.lit("several contexts")),
    )
    return counted.sort("people", "group", descending=[True, False], maintain_order=True).select(columns_of(Group))


def _shared(ties: pl.DataFrame) -> pl.DataFrame:
    """The ties of a group's people to contexts that at least two of them share."""
    return ties.filter(pl.col("person").n_unique().over("group", "context") > 1)


def _held_by(network: Network, shared: pl.DataFrame) -> pl.DataFrame:
    counted = shared.group_by("group", "context").agg(people=pl.col("person").n_unique())
    ordered = counted.sort("group", "people", "context", descending=[False, True, False])
    named = ordered.with_columns(held_by=network.keys.gather(ordered.get_column("context")))
    return named.group_by("group", maintain_order=True).agg(pl.col("held_by").head(LISTED), contexts=pl.len())


def _sentences(recorded: pl.DataFrame, clusters: pl.DataFrame) -> list[str]:
    said = [f"{count_of(recorded.height, RECORDED)}, {count_of(clusters.height, CLUSTER)}."]
    shifting = clusters.filter(pl.col("steadiness") != "steady").height
    said += [f"{count_of(shifting, CLUSTER)} not steady: other seeds divide them otherwise."] if shifting else []
    lossy = clusters.filter(pl.col("with_loss") != "steady").height
    said += [f"{count_of(lossy, CLUSTER)} not steady when a tenth of the links is left out."] if lossy else []
    alone = clusters.filter(pl.col("rests_on") == "one context alone").height
    said += [f"{count_of(alone, CLUSTER)} only because of one context that they share."] if alone else []
    return said


QUESTION = Question(
    name="groups",
    title="Groups",
    asks="Which friendship groups are there?",
    heading=Heading.GROUPS,
    analysis=groups,
    row=Group,
    columns=(
        Column("id", "Group", Written.NAME),
        Column("sort", "Sort of group", Written.WORDS),
        Column("people", "Young people", Written.COUNT),
        Column("rests_on", "What they share", Written.WORDS),
        Column("held_by", "Shared places and contacts", Written.NAMES, wide=True),
        Column("steadiness", "Reliable?", Written.WORDS),
        Column("with_loss", "With some links left out", Written.WORDS),
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("people_ids",),
    order="Recorded peer groups come first, largest first. Groups found by the computer follow.",
    example="ctx-map groups",
)
