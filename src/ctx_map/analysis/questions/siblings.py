"""Siblings and placement-mates of the young people named: who is near them at home and has not been considered.

Lists the young people who are family of somebody named, live at the same home or placement at the same time, or are
looked after by the same carer or adult of the family; a row a young person, a named person and a reason, in the order
of names. Nothing about a young person is counted. Where this misleads: families are recorded as far as an agency
needed them, "family" may be a cousin, and a home that several families use one after the other is one place here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least, named_codes
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import PeopleNamed
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import with_day, young_account, young_at
from ctx_map.analysis.rows.households import ties_to, with_a_report
from ctx_map.errors import WrongUse
from ctx_map.network import Network

DEFINITION = (
    "Young people (under 18, or age not known, on the day asked about) who are not named and are family of somebody "
    "named, live at the same home or placement, or have the same carer or the same adult as family; the last two where "
    "both reports may have been true at the same time."
)
CAVEAT = (
    "Being on this list is a reason to ask whether somebody has thought of this young person, and nothing more. A "
    "brother or sister whom nobody recorded is not here: ask the young person and the family."
)
NOBODY_NAMED = "Name the young people whose siblings and placement-mates are looked for, each with --person ID."
KEY = ["person", "named", "reason", "through"]


@dataclass(frozen=True, slots=True)
class Sibling:
    """One reason why a young person is near somebody named. Holds no number."""

    id: str
    name: str | None
    reason: str
    """In words: family, the same home or placement, the same carer or adult of the family."""
    named: str
    """The key of the person named."""
    through: str | None
    """The key of the home or of the carer; None for family."""
    when: str
    """The days on which it was so, in words; "no date" where no report says."""
    links: tuple[str, ...]


def siblings(
    network: Network,
    people: PeopleNamed,
    *,
    max_people: Annotated[
        int,
        Field(ge=1),
        Option(
            "Leave out homes and carers of more than",
            "Leaves out homes and carers of more young people than this, and says which.",
            metavar="N",
        ),
    ] = 20,
) -> Result[Sibling]:
    """The siblings and placement-mates of the people named (the store's keys), in the order of their names.

    Homes and carers of more than `max_people` young people are not listed but counted and named. Raises WrongUse where
    nobody is named, or one named is not in this network.
    """
    check_at_least("max_people", max_people, 1)
    named = named_codes(network, people)
    if not named:
        raise WrongUse(NOBODY_NAMED)
    every = ties_to(network, named)
    ties = every.filter(young_at(network, every.get_column("person"), network.as_at))
    together = ties.filter("same_time")
    crowds = _crowds(together, max_people)
    kept = together.join(crowds, on="through", how="anti", nulls_equal=False)
    frame = _frame(network, kept)
    method = Method(
        "siblings",
        "1",
        DEFINITION,
        {"people": count_of(len(named), "person"), "max_people": count_of(max_people, "young person")},
        CAVEAT,
    )
    considered = {
        "people named": len(named),
        "of them with no report of family, home or carer": len(named) - with_a_report(network, named),
        **young_account(network, kept.get_column("person")),
        "turned 18 since such a report, not listed": _turned_18(network, every),
        "young people at another time only, not listed": _only_in(ties, together),
        f"homes and carers of more than {count_of(max_people, 'young person')}, not listed": crowds.height,
        "young people there, not listed otherwise": _only_in(together, kept),
    }
    return answer(
        network,
        frame,
        Sibling,
        method=method,
        considered=considered,
        sentences=_sentences(network, frame, crowds, considered),
    )


def _crowds(ties: pl.DataFrame, most: int) -> pl.DataFrame:
    """The homes and carers of too many young people to list: through, crowd."""
    sized = ties.filter(pl.col("through").is_not_null()).group_by("through").agg(crowd=pl.col("person").n_unique())
    return sized.filter(pl.col("crowd") > most).sort("through")


def _only_in(before: pl.DataFrame, after: pl.DataFrame) -> int:
    """How many people are among these ties before something was left out, and not after."""
    return len(set(before.get_column("person")) - set(after.get_column("person")))


def _turned_18(network: Network, ties: pl.DataFrame) -> int:
    """How many others were under 18, or of unknown age, on the day of such a report, and are adults today."""
    days = with_day(network, network.links[ties.get_column("row")]).get_column("day")
    then = young_at(network, ties.get_column("person"), days)
    now = young_at(network, ties.get_column("person"), network.as_at)
    return ties.filter(then & ~now).get_column("person").n_unique()


def _frame(network: Network, ties: pl.DataFrame) -> pl.DataFrame:
    """A row a young person, person named, reason and home or carer."""
    links = network.links.get_column("key")
    here, there = (links.gather(ties.get_column(end)).alias(f"of_{end}") for end in ("row", "row_there"))
    open_start, open_end = pl.col("first").is_null().any(), pl.col("last").is_null().any()
    grouped = (
        ties.with_columns(here, there)
        .group_by(KEY)
        .agg(
            first=pl.when(~open_start).then(pl.col("first").min()),
            last=pl.when(~open_end).then(pl.col("last").max()),
            links=pl.concat([pl.col("of_row"), pl.col("of_row_there")]).unique().sort(),
        )
    )
    keys = network.keys
    named = grouped.with_columns(
        network.names.gather(grouped.get_column("person")),
        id=keys.gather(grouped.get_column("person")),
        named=keys.gather(grouped.get_column("named")),
        through=keys.gather(grouped.get_column("through")),
        when=_when(network.as_at.isoformat()),
    )
    return named.sort("name", "id", "named", "reason", "through", nulls_last=True).select(columns_of(Sibling))


def _when(today: str) -> pl.Expr:
    first, last = pl.col("first"), pl.col("last")
    ended = pl.when(last < today).then(pl.lit(", ended")).otherwise(pl.lit(""))
    return (
        pl.when(first.is_null() & last.is_null())
        .then(pl.lit("no date"))
        .when(last.is_null())
        .then(pl.format("since {}", first))
        .when(first.is_null())
        .then(pl.format("until {}{}", last, ended))
        .otherwise(pl.format("{} to {}{}", first, last, ended))
    )


def _sentences(network: Network, frame: pl.DataFrame, crowds: pl.DataFrame, considered: dict[str, int]) -> list[str]:
    found = frame.select("id", "name").unique(maintain_order=True)
    names = [name or key for key, name in found.iter_rows()]
    whom = f"the {count_of(considered['people named'], 'person')} named"
    said = [
        f"{count_of(found.height, 'young person')} near {whom} by family, home or carer: {read_list(names, most=10)}."
        if names
        else f"No report joins another young person to {whom} by family, home or carer."
    ]
    unknown = considered["of them with no report of family, home or carer"]
    if unknown:
        said.append(f"Of {count_of(unknown, 'person')} named, no report says family, home or carer: ask them.")
    for through, crowd in crowds.select("through", "crowd").iter_rows():
        name = network.names[through]
        said.append(f"Not listed: {count_of(crowd, 'young person')} through {name}, too many to be a finding.")
    return said


QUESTION = Question(
    name="siblings",
    title="Siblings and housemates",
    asks="Who do they live with, and who else is close at home?",
    heading=Heading.WHO_ELSE,
    analysis=siblings,
    row=Sibling,
    columns=(
        Column("id", "Young person", Written.NAME),
        Column("reason", "Why", Written.WORDS, wide=True),
        Column("named", "Close to", Written.NAME),
        Column("through", "Home or carer", Written.NAME),
        Column("when", "When", Written.WORDS),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("id", "named"),
    order="In the order of names. Nobody is ranked.",
    example="ctx-map siblings --person childrens-services:YP21 --person childrens-services:YP28",
)
