"""Unidentified people who come up again: the older man with the white van.

Lists everybody recorded as unidentified, without a date of birth, with the reports, the sources, the young people
reached (directly, or through an event that has both) and the places, things and events in the same reports. Where this
misleads: two descriptions may be of one person, and one description may be of two; a description that one report began
and others repeat is one source, whatever their number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.provenance import people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import numbered, with_day
from ctx_map.analysis.rows.reach import reached
from ctx_map.analysis.rows.report_counts import distinct_agencies, distinct_reports, with_report
from ctx_map.network import Network
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import PersonKind

AGAIN, ONCE = "comes up again", "single source"
DEFINITION = (
    "People recorded as unidentified, without a date of birth, with every report that has them at one end. Sources: "
    "distinct reports by agency and reference. Young people: those reached directly or through an event that has both."
)
CAVEAT = (
    "An unidentified person may be anybody, a child too. Two descriptions may be of one person and one of two; being "
    "described is no finding."
)


@dataclass(frozen=True, slots=True)
class Unidentified:
    """A description that came up. The row is about the description and its reports."""

    id: str
    name: str | None
    support: str
    """"comes up again" with two sources or more, else "single source"."""
    sources: int
    """Distinct sources (agency and reference)."""
    agencies: tuple[str, ...]
    people_ids: tuple[str, ...]
    """The young people reached, in the order of their keys."""
    seen_with: tuple[str, ...]
    """Keys of the places, things, events and organisations at the other end of a report."""
    first: str
    """The first day of a report."""
    last: str
    reports: int
    links: tuple[str, ...]


def unidentified(
    network: Network,
    *,
    min_sources: Annotated[
        int,
        Field(ge=1),
        Option(
            "Minimum number of reports",
            "Lists people with at least this many separate reports.",
            metavar="N",
            main=True,
        ),
    ] = 2,
) -> Result[Unidentified]:
    """Unidentified people with at least `min_sources` sources, those of most sources first, then by id."""
    check_at_least("min_sources", min_sources, 1)
    described = network.nodes.with_row_index("context").filter(
        (pl.col("label") == Label.PERSON.value)
        & (pl.col("kind") == PersonKind.UNIDENTIFIED)
        & pl.col("date_of_birth").is_null()
    )
    told = described.select("context", "name", id="key").join(_reports(network), on="context")
    frame = told.filter(pl.col("sources") >= min_sources)
    rows = reached(network).join(frame.select("context"), on="context", how="semi")
    frame = frame.join(people_ids(network, rows), on="context", how="left")
    again = pl.when(pl.col("sources") > 1).then(pl.lit(AGAIN)).otherwise(pl.lit(ONCE))
    frame = frame.with_columns(pl.col("people_ids").fill_null([]), support=again)
    frame = frame.sort("sources", "id", descending=[True, False]).select(columns_of(Unidentified))
    considered = {
        "people recorded as unidentified": described.height,
        "of them with a report": told.height,
        "of them with a single source": told.filter(pl.col("sources") == 1).height,
    }
    return answer(
        network,
        frame,
        Unidentified,
        method=Method("unidentified", "1", DEFINITION, {"min_sources": count_of(min_sources, "source")}, CAVEAT),
        considered=considered,
        sentences=_sentences(frame, min_sources),
    )


def _reports(network: Network) -> pl.DataFrame:
    """What every report says of its two ends: context, sources, agencies, seen_with, first, last, reports, links."""
    links = with_report(network, with_day(network, numbered(network.links))).sort("key")
    ends = pl.concat([links.with_columns(context="source", other="target"),
                      links.with_columns(context="target", other="source")])  # fmt: skip
    ends = ends.unique(["context", "row"], maintain_order=True).sort("context", "key")
    label = network.nodes.get_column("label").gather(ends.get_column("other"))
    other = network.keys.gather(ends.get_column("other"))
    seen = ends.with_columns(other_key=other, is_person=label == Label.PERSON.value)
    return seen.group_by("context", maintain_order=True).agg(
        sources=distinct_reports(),
        agencies=distinct_agencies(),
        seen_with=pl.col("other_key").filter(~pl.col("is_person")).unique().sort(),
        first=pl.col("day").min(),
        last=pl.col("day").max(),
        reports=distinct_reports(),
        links="key",
    )


def _sentences(frame: pl.DataFrame, min_sources: int) -> list[str]:
    whom = "unidentified person" if frame.height == 1 else "unidentified people"
    said = [f"{frame.height:,} {whom} with at least {count_of(min_sources, 'source')}."]
    for row in frame.head(3).iter_rows(named=True):
        reached_by = count_of(len(row["people_ids"]), "young person")
        said.append(
            f"{row['name'] or row['id']}: {count_of(row['sources'], 'source')}, {reached_by}, "
            f"{day_words(row['first'])} to {day_words(row['last'])}."
        )
    return said


QUESTION = Question(
    name="unidentified",
    title="Unidentified people",
    asks="Has an unidentified person come up before?",
    heading=Heading.WHO_ELSE,
    analysis=unidentified,
    row=Unidentified,
    columns=(
        Column("id", "Description", Written.NAME),
        Column("support", "Comes up again?", Written.WORDS),
        Column("agencies", "Agencies", Written.PHRASES),
        Column("seen_with", "Seen with", Written.NAMES, wide=True),
        Column("first", "First", Written.DAY),
        Column("last", "Last", Written.DAY),
        Column("people_ids", "Young people", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("id",),
    order="Descriptions from most separate reports come first.",
    example="ctx-map unidentified --min-sources 1",
)
