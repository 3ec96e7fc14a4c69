"""List the adults, places and things that link separate friendship groups.

Counts the friendship groups (see `friendship`) that each place, adult or thing reaches, directly or through an event.
If fewer than two groups are reached without one event, the link depends on that event. Where this misleads: a trusted
adult links groups too, groups look separate if no one recorded a friendship, and one missing report can make or break a
link. Young people are never listed, and somebody who has turned 18 since is no adult in the reports of before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.busy import busy_people, busy_sentence
from ctx_map.analysis.answers.provenance import described, links_behind, people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import MaxPeople
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.bridges.groups_reached import (
    ONE_EVENT,
    SINGLE,
    SUPPORT_ORDER,
    count_bridges,
    parts_around,
)
from ctx_map.analysis.questions.shared_contacts import TURNED_18_AS_CONTACT, only_in, with_standing
from ctx_map.analysis.rows.ages import young_account, young_ties
from ctx_map.analysis.rows.approximate_points import left_out
from ctx_map.analysis.rows.friendship import friendship_groups
from ctx_map.analysis.rows.participation import IN_AN_EVENT, in_places
from ctx_map.analysis.rows.reach import reached
from ctx_map.analysis.rows.report_counts import distinct_reports
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

DEFINITION = (
    "Adults, unidentified people, things and places that reports link to two or more friendship groups. "
    "A friendship group is all young people joined by recorded friendship, family, acquaintance or a peer group. Parts "
    "are the pieces into which the map around a place or adult would fall without it."
)
CAVEAT = (
    "Linking groups does not mean that an adult has done anything wrong: protective adults link groups too. "
    "Friendships that no one recorded make groups look separate."
)
REFERENCE = "Hopcroft and Tarjan 1973, Communications of the ACM 16, 372-378 (cut points)"


SAFETY, OPEN = "recorded as protective", "no report says it is protective"
PARTLY = f"{SAFETY}, but not in every link"
UNGRADED, ALL_GRADED = "no police grades", "every report has a grade"
NO_CONTEXTS = "There is no answer: no place, adult or thing on this map is linked to a young person."


@dataclass(frozen=True, slots=True)
class Bridge:
    """A place, adult or thing that links friendship groups. The row is about the place, adult or thing."""

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
    """Distinct reports (agency and reference) about the young people reached."""
    rests_on: str
    """What the link between the groups depends on: one event, one report, or separate reports."""
    event_id: str | None
    """The event without which it would reach fewer than two groups."""
    parts: int
    """Pieces into which the map around it falls without it; 1 if other links hold it together."""
    protective: str
    """Whether the reports record it as protective, in words; empty if none does."""
    reports: int
    links: tuple[str, ...]
    graded: str
    """How many of the reports have a police grade, in words."""
    finding: str
    """Whether it depends on one event, is recorded as protective, or neither, in words."""


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
    adults: Annotated[
        bool, Option("Adults only", "Lists adults and unidentified people only, no places or things.", main=True)
    ] = False,
) -> Result[Bridge]:
    """List what links at least `min_groups` friendship groups, without what reaches more than `max_people` people.

    The best supported come first, then those that reach most groups, then by id. What is linked to more than 20 young
    people comes last. With `adults`, only adults and unidentified people are listed.
    """
    check_at_least("min_groups", min_groups, 2)
    check_at_least("max_people", max_people, 2)
    # who and what reaches which friendship group
    every, rows = reached(network, adult_today=True), reached(network)
    busy = pl.col("person").n_unique().over("context") > max_people
    kept = rows.filter(~busy)
    group = friendship_groups(network)
    kept = kept.with_columns(group=pl.Series(group[kept.get_column("person").to_numpy()]))
    # the rows, and what was considered
    frame = _frame(network, kept, min_groups)
    frame = frame.filter(pl.col("label") == Label.PERSON.value) if adults else frame
    considered = {
        **young_account(network, every.get_column("person")),
        TURNED_18_AS_CONTACT: only_in(every, rows),
        "friendship groups": kept.get_column("group").n_unique(),
        "places, adults and things linked to a young person": rows.get_column("context").n_unique(),
        f"left out, linked to more than {max_people} young people": rows.filter(busy).get_column("context").n_unique(),
        **left_out(network, in_places(network)),
    }
    parameters = {
        "min_groups": count_of(min_groups, "group"),
        "max_people": f"{max_people} young people",
        "adults": "adults only" if adults else "all",
    }
    return answer(
        network,
        frame,
        Bridge,
        method=Method("bridges", "3", DEFINITION, parameters, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(frame, adults=adults) if rows.height else [NO_CONTEXTS],
    )


def _frame(network: Network, rows: pl.DataFrame, min_groups: int) -> pl.DataFrame:
    counted = count_bridges(network, rows).filter(pl.col("groups") >= min_groups)
    # names, parts and the lists behind each row
    contexts = counted.get_column("context")
    parts = parts_around(network, rows, young_ties(network, kinds=IN_AN_EVENT))
    here = rows.filter(pl.col("context").is_in(contexts.to_list()))
    frame = counted.hstack([*described(network, contexts), pl.Series("parts", parts[contexts.to_numpy()])])
    for lists in (people_ids(network, here), _by_group(network, here), links_behind(network, here)):
        frame = frame.join(lists, on="context", how="left", maintain_order="left")
    # the event that each depends on, and what the reports say
    event = frame.get_column("event")
    named = [network.keys.gather(event).alias("event_id"), network.names.gather(event).alias("event_name")]
    order = pl.col("support").replace_strict(
        {words: at for at, words in enumerate(SUPPORT_ORDER)}, return_dtype=pl.Int8
    )
    told = frame.with_columns(named, order=order).join(_graded(network, frame), on="context", how="left")
    ordered = told.with_columns(finding=_finding()).sort(
        busy_people(), "order", "groups", "id", descending=[False, False, True, False]
    )
    return with_standing(network, ordered.select(columns_of(Bridge)))


def _graded(network: Network, frame: pl.DataFrame) -> pl.DataFrame:
    """How many of each context's reports are graded: context, graded."""
    graded = network.links.select("grade", links="key", report=network.report_codes).drop_nulls("grade")
    each = frame.select("context", "links").explode("links").join(graded, on="links")
    counted = each.group_by("context").agg(graded=distinct_reports())
    told = frame.select("context", "reports").join(counted, on="context", how="left")
    some = pl.format("{} of {} reports have a grade", "graded", "reports")
    every = pl.when(pl.col("graded") == pl.col("reports")).then(pl.lit(ALL_GRADED)).otherwise(some)
    return told.select("context", graded=pl.when(pl.col("graded") > 0).then(every).otherwise(pl.lit(UNGRADED)))


def _finding() -> pl.Expr:
    """Whether it depends on one event, or is recorded as protective. Reports can't say that it is a risk."""
    event = pl.when(pl.col("event_id").is_not_null()).then(pl.format("depends on one event: {}", "event_name"))
    safe = event.when("every_link").then(pl.lit(SAFETY))
    partly = safe.when(pl.col("protective") == SAFETY).then(pl.lit(PARTLY))
    some = partly.when(pl.col("protective") != "").then(pl.col("protective"))
    return some.otherwise(pl.lit(OPEN))


def _by_group(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """The people that each context reaches, group by group, in the order of their keys."""
    distinct = rows.select("context", "group", "person").unique().sort("context", "person")
    keys = network.keys.gather(distinct.get_column("person")).alias("key")
    each = distinct.with_columns(keys).group_by("context", "group", maintain_order=True)
    told = each.agg(people_by_group="key").with_columns(pl.col("people_by_group").list.join(", "))
    return told.group_by("context", maintain_order=True).agg("people_by_group")


def _sentences(frame: pl.DataFrame, *, adults: bool) -> list[str]:
    what = "adult links" if adults else "adult, place or thing links"
    several = "adults link" if adults else "adults, places and things link"
    if not frame.height:
        return [f"No {what} separate friendship groups."]
    names = read_list(frame.get_column("name").to_list(), most=3)
    said = [f"{frame.height:,} {what if frame.height == 1 else several} separate friendship groups: {names}."]
    reasons = (
        (pl.col("rests_on") == ONE_EVENT, "because of one event only"),
        (pl.col("support") == SINGLE, "in one report only"),
    )
    for test, words in reasons:
        number = frame.filter(test).height
        said += [f"{number:,} of these {'links' if number == 1 else 'link'} groups {words}."] if number else []
    alone = frame.filter(pl.col("parts") > 1).height
    if alone:
        said.append(f"{alone:,} of these {'is' if alone == 1 else 'are'} the only link between parts of the map.")
    protective = frame.filter(pl.col("protective") != "").height
    said += (
        [f"{protective:,} of these {'is' if protective == 1 else 'are'} recorded as protective."] if protective else []
    )
    return said + busy_sentence(frame.filter(busy_people()).get_column("name").to_list(), "linking groups")


QUESTION = Question(
    name="bridges",
    title="Links between groups",
    asks="Which adults, places and things link separate friendship groups?",
    heading=Heading.BETWEEN_GROUPS,
    leads=True,
    analysis=bridges,
    row=Bridge,
    columns=(
        Column("id", "Adult, place or thing", Written.NAME),
        Column("groups", "Groups", Written.COUNT, help="friendship groups that it reaches"),
        Column("people", "Young people", Written.COUNT),
        Column("support", "How well supported", Written.WORDS),
        Column("graded", "Police grades", Written.WORDS),
        Column("finding", "Protective, or one event only?", Written.WORDS, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("id",),
    order=(
        "What several reports support for several groups comes first, then what reaches most groups. What is linked to "
        f"more than {BUSY_ABOVE} young people comes last, because it says little."
    ),
    example="ctx-map bridges --min-groups 3",
)
