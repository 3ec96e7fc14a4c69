"""List unidentified people who come up in several reports, such as an older man with a white van.

One row per person recorded as unidentified and without a date of birth: their reports, the young people they reach
(directly or through an event), and the places, things and events in the same reports. Where this misleads: two
descriptions may be of one person, and one description may be of two. A description that is passed on may look like
several reports. Reports that are disputed or suspected to be false are counted and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.evidence_account import said_of_doubt
from ctx_map.analysis.answers.provenance import people_ids
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.rows.ages import numbered, with_day
from ctx_map.analysis.rows.in_doubt import without_reports_in_doubt
from ctx_map.analysis.rows.reach import reached
from ctx_map.analysis.rows.report_counts import distinct_agencies, distinct_reports, reports_in, with_report
from ctx_map.network import Network
from ctx_map.network.names import is_described
from ctx_map.vocabulary.days import period_words
from ctx_map.vocabulary.labels import Label

AGAIN, ONCE = "comes up again", "one report only"
DEFINITION = (
    "People recorded as unidentified and without a date of birth, with all their reports. The young people are those "
    "linked to them directly or through an event that involved both."
)
CAVEAT = (
    "An unidentified person may be a child. Two descriptions may be of one person, and one description may be of two. "
    "A report that is passed on to another agency counts twice. "
    "Being described does not mean that anyone has done anything wrong."
)


@dataclass(frozen=True, slots=True)
class Unidentified:
    """A description and its reports. The row is about the description."""

    id: str
    name: str | None
    support: str
    """"comes up again" with two or more reports, else "one report only"."""
    sources: int
    """Distinct reports, by agency and reference."""
    agencies: tuple[str, ...]
    people_ids: tuple[str, ...]
    """The young people linked to this person, in the order of their keys."""
    seen_with: tuple[str, ...]
    """Keys of the places, things, events and organisations in the same reports."""
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
    """List unidentified people with at least `min_sources` reports, most reports first, then by id."""
    # the descriptions and their reports
    check_at_least("min_sources", min_sources, 1)
    described = network.nodes.with_row_index("context").filter(is_described())
    told = described.select("context", "name", id="key").join(_reports(network), on="context")
    frame = told.filter(pl.col("sources") >= min_sources)
    # the young people linked to them
    rows = reached(network).join(frame.select("context"), on="context", how="semi")
    frame = frame.join(people_ids(network, rows), on="context", how="left")
    again = pl.when(pl.col("sources") > 1).then(pl.lit(AGAIN)).otherwise(pl.lit(ONCE))
    frame = frame.with_columns(pl.col("people_ids").fill_null([]), support=again)
    frame = frame.sort("sources", "id", descending=[True, False]).select(columns_of(Unidentified))
    # what was considered
    considered = {
        "people recorded as unidentified": described.height,
        "unidentified people with a report": told.height,
        "unidentified people with one report only": told.filter(pl.col("sources") == 1).height,
    }
    return answer(
        network,
        frame,
        Unidentified,
        method=Method("unidentified", "1", DEFINITION, {"min_sources": count_of(min_sources, "report")}, CAVEAT),
        considered=considered,
        sentences=_sentences(network, frame, min_sources),
    )


def _reports(network: Network) -> pl.DataFrame:
    """The reports at each node: context, sources, agencies, seen_with, first, last, reports, links."""
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


def _sentences(network: Network, frame: pl.DataFrame, min_sources: int) -> list[str]:
    if not frame.height:
        return [f"No unidentified person comes up in at least {count_of(min_sources, 'report')}."]
    whom = "unidentified person comes" if frame.height == 1 else "unidentified people come"
    said = [f"{frame.height:,} {whom} up in at least {count_of(min_sources, 'report')}."]
    for row in frame.head(3).iter_rows(named=True):
        naming, when = _naming(row["sources"], len(row["people_ids"])), period_words(row["first"], row["last"])
        said.append(f"{row['name']}: {naming}, {when}.{_in_doubt(network, row)}")
    return said


def _naming(reports: int, people: int) -> str:
    if people:
        return f"{count_of(reports, 'report')} naming {count_of(people, 'young person')}"
    return f"{count_of(reports, 'report')} naming no young person"


def _in_doubt(network: Network, row: Mapping[str, Any]) -> str:
    """How many reports of a description are in doubt, and what is left without them; empty where none is."""
    doubt = said_of_doubt(network, row["links"])
    if not doubt:
        return ""
    left, here = without_reports_in_doubt(network, row["links"]), pl.col("context") == network.codes((row["id"],))[0]
    reports = reports_in(left.links.filter(pl.col("key").is_in(row["links"])))
    people = reached(left).filter(here).get_column("person").n_unique()
    return f" {doubt} Leaving out what is in doubt: {_naming(reports, people)}."


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
        Column("agencies", "Agencies", Written.AGENCIES),
        Column("seen_with", "Seen with", Written.NAMES, wide=True),
        Column("first", "First date in a report", Written.DAY),
        Column("last", "Latest date in a report", Written.DAY),
        Column("people_ids", "Young people", Written.NAMES, wide=True),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("id",),
    order="Descriptions in most reports come first.",
    example="ctx-map unidentified --min-sources 1",
)
