"""List recorded peer groups, then groups of young people who are often recorded together.

A recorded peer group has a name, the person who named it and its reports of membership. A group found by the computer
(see `recording_clusters`) only raises a question: why are these young people recorded together? Groups that are not
reliable are left out unless asked for. Where this misleads: a group found by the computer may come from one busy place
or one event. Being in a group does not mean that anyone has done anything wrong, and no group here is a gang.
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
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import MaxPeople
from ctx_map.analysis.measures.recording_clusters import UNRELIABLE, recording_clusters, stability_words
from ctx_map.analysis.question import PYTHON_ONLY, Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import young_account, young_ties
from ctx_map.analysis.rows.approximate_points import at_exact_places, left_out
from ctx_map.network import Network
from ctx_map.network.incidence import Incidence, incidence
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

RECORDED, CLUSTER = "recorded peer group", "group found by the computer"
CLUSTER_ID = "Computer group"
NOT_COMPUTED = "recorded by an agency"
NOTHING, ONE, SEVERAL = "nothing in common on the map", "one place or contact", "several places or contacts"
CONTEXTS = (Label.PLACE, Label.THING, Label.EVENT)
LISTED = 5
"""How many of the places and contacts that a group shares are listed."""
DEFINITION = (
    "Recorded peer groups, with the young people reported in them. Young people are under 18, or of unknown age, on "
    "the day of the report. Then groups found by the computer: young people recorded at the same places, things and "
    "events more than with others. A group is reliable if it comes back when the computer starts again."
)
CAVEAT = (
    "A group found by the computer shows who was written down together, not who belongs together. No group is a gang. "
    "A friendship group that no one recorded is not on this list."
)
REFERENCE = "Traag, Waltman and van Eck 2019, Scientific Reports 9, 5233; Barber 2007, Physical Review E 76, 066102"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of young people. The row is about the group."""

    id: str
    """The key of a recorded peer group; "Computer group 1" and so on for the others."""
    name: str | None
    sort: str
    """"recorded peer group" or "group found by the computer"."""
    named_by: str | None
    basis: str | None
    people: int
    people_ids: tuple[str, ...]
    held_by: tuple[str, ...]
    """The ids of up to five places, things and events that two or more members share, most shared first."""
    rests_on: str
    """Whether the members share one place or contact, several, or none, in words."""
    steadiness: str
    """For a group found by the computer, whether it comes back when the computer starts again, in words."""
    reports: int
    """Distinct reports, by agency and reference."""
    links: tuple[str, ...]
    """For a recorded group the links of membership, for the others the links to what members share."""
    with_loss: str
    """For a group found by the computer, whether it comes back with a tenth of the links left out, in words."""


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
    unreliable: Annotated[
        bool,
        Option(
            "Include groups that are not reliable", "Also lists groups found by the computer that are not reliable."
        ),
    ] = False,
    seeds: Annotated[int, PYTHON_ONLY] = 10,
) -> Result[Group]:
    """List recorded peer groups, then groups found by the computer of at least `min_people` young people.

    Places and contacts of more than `max_people` young people are left out of the clustering. Within each sort, the
    largest group comes first. Groups that are not reliable are left out unless `unreliable` is set.
    """
    # check the numbers
    check_at_least("min_people", min_people, 2)
    check_at_least("max_people", max_people, 2)
    check_at_least("seeds", seeds, 1)
    # who is in a recorded group, and who is recorded where
    members = young_ties(network, kinds=kinds_that(Puts.MEMBERSHIP)).select("person", "row", group="context")
    every_tie = young_ties(network, labels=CONTEXTS).select("person", "context", "row")
    ties = at_exact_places(network, every_tie)
    inc = incidence(ties.get_column("person"), ties.get_column("context"))
    busy = inc.sizes > max_people
    ties = ties.filter(~pl.col("context").is_in(inc.contexts[busy].tolist()))
    # the rows
    recorded = _recorded(network, members, ties)
    every = _clusters(network, inc.only((inc.sizes > 1) & ~busy), ties, min_people, seeds)
    reliable = every.filter((pl.col("steadiness") != UNRELIABLE) & (pl.col("with_loss") != UNRELIABLE))
    clusters = every if unreliable else reliable
    # what was considered
    considered = {
        **young_account(network, pl.concat([members.get_column("person"), ties.get_column("person")])),
        "recorded peer groups": recorded.height,
        "young people in a recorded group": members.get_column("person").n_unique(),
        "groups found by the computer": every.height,
        "groups found by the computer that are reliable": reliable.height,
        f"places and contacts left out, more than {max_people} young people": int(busy.sum()),
        **left_out(network, every_tie),
    }
    parameters = {
        "min_people": count_of(min_people, "person"),
        "max_people": f"{max_people} young people",
        "repeats": f"{seeds} runs",
        "links left out": "10% of the links, once per run",
    }
    return answer(
        network,
        pl.concat([recorded, clusters]),
        Group,
        method=Method("groups", "3", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(network, recorded, clusters, every.height - reliable.height, unreliable=unreliable),
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
        steadiness=pl.lit(NOT_COMPUTED),
        with_loss=pl.lit(NOT_COMPUTED),
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
            "id": [f"{CLUSTER_ID} {number}" for number in range(1, order.size + 1)],
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
    """The rows of the answer, largest group first. Without `members`, the links are those to what is shared."""
    people = people_ids(network, grouped.select("person", context="group")).rename({"context": "group"})
    shared = _shared(ties.join(grouped, on="person"))
    rows = members if members is not None else shared.select("row", context="group")
    links = links_behind(network, rows).select("links", "reports", group="context")
    frame = told
    for part in (people, _held_by(network, shared), links):
        frame = frame.join(part, on="group", how="left", maintain_order="left")
    frame = frame.with_columns(pl.col("people_ids", "held_by", "links").fill_null([]), pl.col("reports").fill_null(0))
    contexts = pl.col("contexts").fill_null(0)
    rests = pl.when(contexts == 0).then(pl.lit(NOTHING))
    counted = frame.with_columns(
        people=pl.col("people_ids").list.len().cast(pl.Int64),
        rests_on=rests.when(contexts == 1).then(pl.lit(ONE)).otherwise(pl.lit(SEVERAL)),
    )
    return counted.sort("people", "group", descending=[True, False], maintain_order=True).select(columns_of(Group))


def _shared(ties: pl.DataFrame) -> pl.DataFrame:
    """The links of a group's members to what at least two members share."""
    return ties.filter(pl.col("person").n_unique().over("group", "context") > 1)


def _held_by(network: Network, shared: pl.DataFrame) -> pl.DataFrame:
    counted = shared.group_by("group", "context").agg(people=pl.col("person").n_unique())
    ordered = counted.sort("group", "people", "context", descending=[False, True, False])
    named = ordered.with_columns(held_by=network.keys.gather(ordered.get_column("context")))
    return named.group_by("group", maintain_order=True).agg(pl.col("held_by").head(LISTED), contexts=pl.len())


def _sentences(
    network: Network, recorded: pl.DataFrame, clusters: pl.DataFrame, not_reliable: int, *, unreliable: bool
) -> list[str]:
    names = network.names_by_key
    listed = read_list([names[key] for key in recorded.get_column("id")])
    said = [f"{count_of(recorded.height, RECORDED)}: {listed}." if recorded.height else "No peer group is recorded."]
    if clusters.height:
        number = _found(clusters.height, more=recorded.height > 0)
        said.append(f"The computer found {number}, because the same reports name these young people.")
    if not_reliable:
        verb = "is" if not_reliable == 1 else "are"
        shown = "" if unreliable else f" and {verb} not listed"
        found = "group found by the computer" if not_reliable == 1 else "groups found by the computer"
        said.append(f"{not_reliable:,} {found} {verb} not reliable{shown}.")
    alone = clusters.filter(pl.col("rests_on") == ONE).height
    if alone:
        verb = "comes" if alone == 1 else "come"
        said.append(f"{alone:,} of these groups {verb} from one shared place or contact only.")
    return said


def _found(groups: int, *, more: bool) -> str:
    """How many groups the computer found. They are more only where some are recorded."""
    between = "more " if more else ""
    return f"one {between}group" if groups == 1 else f"{groups:,} {between}groups"


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
        Column("people_ids", "Who", Written.NAMES, wide=True),
        Column("rests_on", "They share", Written.WORDS),
        Column("held_by", "Shared places and contacts", Written.NAMES, wide=True),
        Column("steadiness", "Reliable?", Written.WORDS, help="whether the computer finds the group again"),
        Column("with_loss", "Reliable with fewer links?", Written.WORDS, help="with a tenth of the links left out"),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("people_ids",),
    order="Recorded peer groups come first, because people named them. Groups found by the computer follow. "
    "The largest group comes first in each.",
    example="ctx-map groups",
)
