"""List who and what protects each young person, and who has no protective link recorded.

One row per young person, in the order of names: the people, groups and places to which a protective link joins them on
the day asked about, and the safe places where they spend time. No one is ranked. Where this misleads: a link that no
one recorded may still exist, and agencies record harm more readily than friendship.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import named_account, named_codes
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import People
from ctx_map.analysis.question import Column, Heading, Picture, Question, Written
from ctx_map.analysis.rows.ages import numbered, young_account, young_at
from ctx_map.analysis.rows.current_links import has_not_ended
from ctx_map.analysis.rows.report_counts import reports_of
from ctx_map.analysis.rows.young_people import children
from ctx_map.network import Network
from ctx_map.network.extent import Extent
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

SAFE_PLACE = "place_of_safety"
NO_ONE = "no one protective is recorded"
DEFINITION = (
    "Young people under 18, or of unknown age, on the chosen day, without unidentified people. For each one: the "
    "people, peer groups and places with a protective link that has not ended, and the places of safety where they "
    "spend time."
)
CAVEAT = (
    "If no one protective is recorded, there may still be someone. Ask the young person and the agencies that know "
    "them. The order is no judgement of anyone."
)


@dataclass(frozen=True, slots=True)
class Protection:
    """What protects one young person, by name. It holds no number."""

    id: str
    name: str | None
    trusted_adults: tuple[str, ...]
    """Keys of adults with a protective link."""
    protective_friends: tuple[str, ...]
    """Keys of young people and peer groups with a protective link."""
    safe_places: tuple[str, ...]
    """Keys of places with a protective link, and places of safety where the young person spends time."""
    finding: str
    """"no one protective is recorded", or empty."""
    links: tuple[str, ...]


def protective(network: Network, *, people: People = ()) -> Result[Protection]:
    """List what protects the young people of this network, or those named.

    Those with no one protective recorded come first, then the others in the order of names.
    Raises WrongUse if a named person is not in this network.
    """
    # the young people, and their protective links
    named = named_codes(network, people)
    young = children(network, named)
    ties = _protective_ties(network, young)
    frame = _frame(young, ties)
    alone = frame.filter(pl.col("finding") == NO_ONE)
    # what was considered, and who has no one
    considered = {
        **young_account(network, young.get_column("person")),
        **named_account(young, named),
        "young people with no one protective recorded": alone.height,
        "reports of protective links": reports_of(network, ties.get_column("row")),
    }
    method = Method(
        "protective",
        "1",
        DEFINITION,
        {"people": count_of(len(named), "person") if named else "all"},
        CAVEAT,
    )
    names = [name or key for key, name in alone.select("id", "name").iter_rows()]
    said = (
        f"No one protective is recorded for {read_list(names, most=10)}."
        if names
        else "Everyone listed has someone or somewhere protective recorded."
        if young.height
        else "No young people are on this map."
    )
    return answer(network, frame, Protection, method=method, considered=considered, sentences=[said])


def _protective_ties(network: Network, listed: pl.DataFrame) -> pl.DataFrame:
    """One row per current protective link of a young person: person, row, sort, other_key, link."""
    links = numbered(network.links).filter(has_not_ended(network)).with_columns(protects=protective_expr())
    there = network.nodes.select("label", "place_role", other_key="key").with_row_index("other")
    protects = pl.col("protects") | (
        (pl.col("place_role") == SAFE_PLACE) & (pl.col("kind").is_in(kinds_that(Puts.TIME_SPENT)))
    )
    both_ways = pl.concat(
        [
            links.select("row", "kind", "protects", link="key", person="source", other="target"),
            links.select("row", "kind", "protects", link="key", person="target", other="source"),
        ]
    ).filter(pl.col("person") != pl.col("other"))
    theirs = both_ways.join(listed.select("person"), on="person", how="semi").join(there, on="other")
    kept = theirs.filter(protects.fill_null(value=False))
    young = young_at(network, kept.get_column("other"), network.as_at)
    return kept.with_columns(sort=_sort(young)).select("person", "row", "sort", "other_key", "link")


def _sort(young: pl.Series) -> pl.Expr:
    """The list that a link belongs in. Someone of unknown age is treated as a child, and so as a friend."""
    return (
        pl.when(pl.col("label") == Label.PLACE.value)
        .then(pl.lit("safe_places"))
        .when((pl.col("label") == Label.PEER_GROUP.value) | young)
        .then(pl.lit("protective_friends"))
        .otherwise(pl.lit("trusted_adults"))
    )


def _frame(listed: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    lists = ("trusted_adults", "protective_friends", "safe_places")
    grouped = ties.group_by("person").agg(
        *[pl.col("other_key").filter(pl.col("sort") == each).unique().sort().alias(each) for each in lists],
        links=pl.col("link").unique().sort(),
    )
    joined = listed.join(grouped, on="person", how="left")
    empty = pl.lit([], dtype=pl.List(pl.String))
    nobody = pl.all_horizontal([pl.col(each).list.len().fill_null(0) == 0 for each in lists])
    return (
        joined.with_columns(
            *[pl.col(each).fill_null(empty) for each in (*lists, "links")],
            finding=pl.when(nobody).then(pl.lit(NO_ONE)).otherwise(pl.lit("")),
        )
        .sort(pl.col("finding") == "", "name", "id", nulls_last=True)
        .select(columns_of(Protection))
    )


def _needed(people: Sequence[str]) -> Extent | None:
    """The reports about the young people named, and the whole where none is."""
    return Extent(tuple(people), (None,)) if people else None


QUESTION = Question(
    name="protective",
    title="Protection",
    asks="Who and where is safe for them?",
    heading=Heading.PROTECTION,
    analysis=protective,
    extent=_needed,
    row=Protection,
    columns=(
        Column("id", "Young person", Written.NAME),
        Column("trusted_adults", "Trusted adults", Written.NAMES, wide=True),
        Column("protective_friends", "Protective friends", Written.NAMES),
        Column("safe_places", "Safe places", Written.NAMES),
        Column("finding", "Gap in the record", Written.WORDS),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("id", "trusted_adults", "protective_friends", "safe_places"),
    order="Young people with no one protective recorded come first. The order is otherwise that of names.",
    example="ctx-map protective --person childrens-services:YP01",
)
