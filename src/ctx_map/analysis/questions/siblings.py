"""List the siblings and housemates of the young people named, whom no one may have considered yet.

Lists young people who are family of someone named, live at the same home or placement at the same time, or have the
same carer or adult relative. One row per young person, person named and reason, in the order of names. No one is
ranked. Where this misleads: families are recorded only as far as an agency needed, "family" may be a cousin, and a home
that several families use in turn is one place here.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from ctx_map.analysis.rows.ages import AGE_UNKNOWN, YOUNG, with_day, young_account, young_at
from ctx_map.analysis.rows.households import TIES, ties_to, with_a_report
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Extent
from ctx_map.vocabulary.days import period_words

DEFINITION = (
    "Young people under 18, or of unknown age, on the chosen day, who were not named. They are family of someone "
    "named, live at the same home or placement, or have the same carer or adult relative. Homes and carers count only "
    "if both reports may have been true at the same time."
)
CAVEAT = (
    "Being on this list is a reason to ask whether anyone has thought of this young person, and nothing more. A "
    "brother or sister may not be recorded. Ask the young person and the family."
)
NO_ONE_NAMED = "Name the young people whose siblings and housemates you are looking for."
KEY = ["person", "named", "reason", "through"]


@dataclass(frozen=True, slots=True)
class Sibling:
    """One reason why a young person is close to someone named. It holds no number."""

    id: str
    name: str | None
    reason: str
    """In words: family, same home or placement, same carer or adult relative."""
    named: str
    """The key of the person named."""
    through: str | None
    """The key of the home or carer; None for family."""
    when: str
    """When it was true, in words; "no date" if no report says."""
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
    """List the siblings and housemates of the people named (the store's keys), in the order of their names.

    Homes and carers of more than `max_people` young people are not listed, but they are counted and named. Raises
    WrongUse if no one is named, or someone named is not in this network.
    """
    # who is named, and who is linked to them
    check_at_least("max_people", max_people, 1)
    named = named_codes(network, people)
    if not named:
        raise WrongUse(NO_ONE_NAMED)
    every = ties_to(network, named)
    ties = every.filter(young_at(network, every.get_column("person"), network.as_at))
    # only what was true at the same time, and no crowds
    together = ties.filter("same_time")
    crowds = _crowds(together, max_people)
    kept = together.join(crowds, on="through", how="anti", nulls_equal=False)
    frame = _frame(network, kept)
    # what was considered
    method = Method(
        "siblings",
        "1",
        DEFINITION,
        {"people": count_of(len(named), "person"), "max_people": count_of(max_people, "young person")},
        CAVEAT,
    )
    considered = {
        "people named": len(named),
        "people named with no report of family, home or carer": len(named) - with_a_report(network, named),
        **_found(network, kept.get_column("person")),
        "not listed because they have turned 18": _turned_18(network, every),
        "not listed because it was at another time": _only_in(ties, together),
        f"homes and carers of more than {count_of(max_people, 'young person')}": crowds.height,
        "young people linked only through these": _only_in(together, kept),
    }
    return answer(
        network,
        frame,
        Sibling,
        method=method,
        considered=considered,
        sentences=_sentences(network, frame, crowds, considered),
    )


def _found(network: Network, people: pl.Series) -> dict[str, int]:
    """Count the young people found. The answer is based on those named, so they are not what it is based on."""
    account = young_account(network, people)
    return {"young people found": account[YOUNG], AGE_UNKNOWN: account[AGE_UNKNOWN]}


def _crowds(ties: pl.DataFrame, most: int) -> pl.DataFrame:
    """The homes and carers of too many young people to list: through, crowd."""
    sized = ties.filter(pl.col("through").is_not_null()).group_by("through").agg(crowd=pl.col("person").n_unique())
    return sized.filter(pl.col("crowd") > most).sort("through")


def _only_in(before: pl.DataFrame, after: pl.DataFrame) -> int:
    """How many people are in the first frame and not in the second."""
    return len(set(before.get_column("person")) - set(after.get_column("person")))


def _turned_18(network: Network, ties: pl.DataFrame) -> int:
    """How many other people were young on the day of such a report and are adults today."""
    days = with_day(network, network.links[ties.get_column("row")]).get_column("day")
    then = young_at(network, ties.get_column("person"), days)
    now = young_at(network, ties.get_column("person"), network.as_at)
    return ties.filter(then & ~now).get_column("person").n_unique()


def _frame(network: Network, ties: pl.DataFrame) -> pl.DataFrame:
    """One row per young person, person named, reason and home or carer."""
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
    # names and dates in words
    keys, today = network.keys, network.as_at.isoformat()
    days = grouped.select("first", "last")
    named = grouped.with_columns(
        network.names.gather(grouped.get_column("person")),
        id=keys.gather(grouped.get_column("person")),
        named=keys.gather(grouped.get_column("named")),
        through=keys.gather(grouped.get_column("through")),
        when=pl.Series([_when(first, last, today) for first, last in days.iter_rows()], dtype=pl.String),
    )
    return named.sort("name", "id", "named", "reason", "through", nulls_last=True).select(columns_of(Sibling))


def _when(first: str | None, last: str | None, today: str) -> str:
    ended = last is not None and last < today
    return f"{period_words(first, last)}{', now ended' if ended else ''}"


def _sentences(network: Network, frame: pl.DataFrame, crowds: pl.DataFrame, considered: dict[str, int]) -> list[str]:
    found = frame.select("id", "name").unique(maintain_order=True)
    names = [name or key for key, name in found.iter_rows()]
    said = [
        f"{read_list(names, most=10)} {'is' if len(names) == 1 else 'are'} linked to the young people named by family, "
        "a home or a carer."
        if names
        else "No other young person is linked to the young people named by family, a home or a carer."
    ]
    unknown = considered["people named with no report of family, home or carer"]
    if not names and not unknown:
        said.append("A brother or sister may not have been recorded. Ask.")
    if unknown:
        said.append(f"No family, home or carer is recorded for {count_of(unknown, 'person')} named. Ask them.")
    for through, crowd in crowds.select("through", "crowd").iter_rows():
        name = network.names[through]
        said.append(
            f"{count_of(crowd, 'young person')} linked through {name} are not listed, because they are too many."
        )
    return said


def _needed(people: Sequence[str]) -> Extent:
    """Family, homes and care of the people named, and whom these lead to."""
    return Extent(tuple(people), (TIES, TIES))


QUESTION = Question(
    name="siblings",
    title="Siblings and housemates",
    asks="Who do they live with, and who else is close at home?",
    heading=Heading.WHO_ELSE,
    leads=True,
    analysis=siblings,
    extent=_needed,
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
    order="In the order of names. No one is ranked.",
    example="ctx-map siblings --person childrens-services:YP21 --person childrens-services:YP28",
)
