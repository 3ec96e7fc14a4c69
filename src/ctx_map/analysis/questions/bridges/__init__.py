"""Adults, things and places that link young people of otherwise unconnected friendship groups.

Counts the friendship groups (see `friendship`) that a context reaches, directly or through an event that has both,
and asks of each: is it risk, safety, or an artefact of one event? Each event is left out in turn: where fewer than
two groups are then reached, the link rests on that one event. Parts: into how many pieces the map around the context
falls without it, friendships, events and other contexts included. Where this misleads: a trusted adult bridges groups
too; groups look unconnected where nobody recorded a friendship; one missing report makes or breaks a bridge. Young
people are never listed as bridges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.provenance import described, links_behind, people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.common_options import MaxPeople
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.bridges.groups_reached import (
    ONE_EVENT,
    SINGLE,
    SUPPORT_ORDER,
    count_bridges,
    parts_around,
)
from ctx_map.analysis.questions.shared_contacts import with_standing
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.ages import young_account, young_ties
from ctx_map.analysis.rows.friendship import friendship_groups
from ctx_map.analysis.rows.participation import IN_AN_EVENT
from ctx_map.analysis.rows.reach import reached
from ctx_map.analysis.rows.report_counts import distinct_reports
from ctx_map.network import Network

DEFINITION = (
    "Adults, unidentified people, things and places reported with young people of two or more friendship groups "
    "(young people joined by recorded friendship, family, acquaintance or peer group). Sources: distinct reports by "
    "agency and reference. Parts: pieces into which what is around the context falls without it."
)
CAVEAT = (
    "A bridge is no finding about an adult: those who protect link groups too. Ask of each: is it risk, safety, or an "
    "artefact of one event? Friendships that nobody recorded make groups look unconnected."
)
REFERENCE = "Hopcroft and Tarjan 1973, Communications of the ACM 16, 372-378 (cut points)"


SAFETY, OPEN = "safety: every report says it protects", "open: no report says it protects"
UNGRADED = "no report is graded"


@dataclass(frozen=True, slots=True)
class Bridge:
    """A context that links friendship groups. The row is about the context."""

    id: str
    name: str | None
    label: str
    kind: str | None
    groups: int
    """Friendship groups that it reaches."""
    people: int
    people_ids: tuple[str, ...]
    people_by_group: tuple[str, ...]
    """The keys of each group's young people that it reaches, with commas between them."""
    support: str
    """How well the reaching of several groups is reported, in words."""
    sources: int
    """Distinct sources (agency and reference) in all."""
    rests_on: str
    """What the link of the groups rests on: one event, one source, or separate reports."""
    event_id: str | None
    """The event without which it would reach fewer than two groups."""
    parts: int
    """Pieces into which what is around it falls without it; 1 where other links hold it together."""
    protective: str
    """How many of the reports are of ties that protect, in words; empty where none is."""
    reports: int
    links: tuple[str, ...]
    graded: str
    """How many of the reports are graded, in words."""
    finding: str
    """Safety, an artefact of one event, or open: what the reports say to that, in words."""


def bridges(
    network: Network,
    *,
    min_groups: Annotated[
        int,
        Field(ge=2),
        Option(
            "Minimum number of friendship groups",
            "Lists what links at least this many friendship groups.",
            metavar="N",
            main=True,
        ),
    ] = 2,
    max_people: MaxPeople = 100,
) -> Result[Bridge]:
    """Contexts that reach at least `min_groups` friendship groups, leaving out those of more than `max_people` people.

    The best supported come first, then those that reach most groups, then by id.
    """
    check_at_least("min_groups", min_groups, 2)
    check_at_least("max_people", max_people, 2)
    rows = reached(network)
    busy = pl.col("person").n_unique().over("context") > max_people
    kept = rows.filter(~busy)
    group = friendship_groups(network)
    kept = kept.with_columns(group=pl.Series(group[kept.get_column("person").to_numpy()]))
    frame = _frame(network, kept, min_groups)
    considered = {
        **young_account(network, rows.get_column("person")),
        "friendship groups": kept.get_column("group").n_unique(),
        "contexts with a young person": rows.get_column("context").n_unique(),
        f"contexts left out, more than {max_people} young people": rows.filter(busy).get_column("context").n_unique(),
    }
    parameters = {"min_groups": count_of(min_groups, "group"), "max_people": f"{max_people} young people"}
    return answer(
        network,
        frame,
        Bridge,
        method=Method("bridges", "2", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(frame),
    )


def _frame(network: Network, rows: pl.DataFrame, min_groups: int) -> pl.DataFrame:
    counted = count_bridges(network, rows).filter(pl.col("groups") >= min_groups)
    contexts = counted.get_column("context")
    parts = parts_around(network, rows, young_ties(network, kinds=IN_AN_EVENT))
    here = rows.filter(pl.col("context").is_in(contexts.to_list()))
    frame = counted.hstack([*described(network, contexts), pl.Series("parts", parts[contexts.to_numpy()])])
    for lists in (people_ids(network, here), _by_group(network, here), links_behind(network, here)):
        frame = frame.join(lists, on="context", how="left", maintain_order="left")
    keys = network.keys.gather(frame.get_column("event")).alias("event_id")
    order = pl.col("support").replace_strict(
        {words: at for at, words in enumerate(SUPPORT_ORDER)}, return_dtype=pl.Int8
    )
    told = frame.with_columns(keys, order=order).join(_graded(network, frame), on="context", how="left")
    ordered = told.with_columns(finding=_finding()).sort("order", "groups", "id", descending=[False, True, False])
    return with_standing(network, ordered.select(columns_of(Bridge)), with_grown_ups(network))


def _graded(network: Network, frame: pl.DataFrame) -> pl.DataFrame:
    """How many of each context's reports are graded: context, graded."""
    graded = network.links.select("grade", links="key", report=network.report_codes).drop_nulls("grade")
    each = frame.select("context", "links").explode("links").join(graded, on="links")
    counted = each.group_by("context").agg(graded=distinct_reports())
    told = frame.select("context", "reports").join(counted, on="context", how="left")
    words = pl.format("{} of {} reports are graded", "graded", "reports")
    return told.select("context", graded=pl.when(pl.col("graded") > 0).then(words).otherwise(pl.lit(UNGRADED)))


def _finding() -> pl.Expr:
    """What the reports say to "risk, safety, or an artefact of one event?". That it is risk they cannot say."""
    artefact = pl.when(pl.col("event_id").is_not_null()).then(pl.format("an artefact of one event: {}", "event_id"))
    safe = artefact.when("every_link").then(pl.lit(SAFETY))
    mixed = safe.when(pl.col("protective") != "").then(pl.format("mixed: {}", "protective"))
    return mixed.otherwise(pl.lit(OPEN))


def _by_group(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """The people that each context reaches, group by group, in the order of their keys."""
    distinct = rows.select("context", "group", "person").unique().sort("context", "person")
    keys = network.keys.gather(distinct.get_column("person")).alias("key")
    each = distinct.with_columns(keys).group_by("context", "group", maintain_order=True)
    told = each.agg(people_by_group="key").with_columns(pl.col("people_by_group").list.join(", "))
    return told.group_by("context", maintain_order=True).agg("people_by_group")


def _sentences(frame: pl.DataFrame) -> list[str]:
    said = [f"{count_of(frame.height, 'context')} linking young people of different friendship groups."]
    on_one_event = frame.filter(pl.col("rests_on") == ONE_EVENT).height
    single = frame.filter(pl.col("support") == SINGLE).height
    alone = frame.filter(pl.col("parts") > 1).height
    protective = frame.filter(pl.col("protective") != "").height
    said += (
        [f"{count_of(on_one_event, 'context')} only through one event: without it, there is no link."]
        if on_one_event
        else []
    )
    said += [f"{count_of(single, 'context')} by a single source."] if single else []
    said += [f"{count_of(alone, 'context')} holding together what would fall apart without."] if alone else []
    said += [f"{count_of(protective, 'context')} with ties that protect."] if protective else []
    return said


QUESTION = Question(
    name="bridges",
    title="Links between groups",
    asks="Which adults, places and things link separate friendship groups?",
    heading=Heading.BETWEEN_GROUPS,
    analysis=bridges,
    row=Bridge,
    columns=(
        Column("id", "Adult, place or thing", Written.NAME),
        Column("groups", "Groups", Written.COUNT, help="friendship groups that it reaches"),
        Column("people", "Young people", Written.COUNT),
        Column("support", "How well supported", Written.WORDS),
        Column("graded", "Police grades", Written.WORDS),
        Column("finding", "What the reports say", Written.WORDS, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("id",),
    order="The best supported come first, then those that reach most groups.",
    example="ctx-map bridges --min-groups 3",
)
