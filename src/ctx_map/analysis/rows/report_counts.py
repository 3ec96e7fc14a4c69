"""How much evidence there is: distinct reports, agencies and young people, counted here for every answer.

A report is what an agency wrote down: the pair of agency and reference. A link is one statement from a report, so one
report may make twenty links. Evidence is counted in reports and agencies, never in links. Where this misleads: two
reports of two agencies may go back to the same conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.network import Network

if TYPE_CHECKING:
    from ctx_map.analysis.answers.report import Report

ONE_AGENCY = "Only one agency has reported this."


def with_report(network: Network, rows: pl.DataFrame, *, row: str = "row") -> pl.DataFrame:
    """These rows with `report`, the code of the report that the link with this number is from."""
    return rows.with_columns(report=network.report_codes.gather(rows.get_column(row)))


def distinct_reports(report: str = "report") -> pl.Expr:
    """How many reports there are among the rows of a group, which have the code of a report."""
    return pl.col(report).n_unique().cast(pl.Int64)


def distinct_agencies(agency: str = "agency") -> pl.Expr:
    """The agencies that reported the rows of a group, each once, in order."""
    return pl.col(agency).unique().sort()


def distinct_people(person: str = "person") -> pl.Expr:
    """How many people there are among the rows of a group."""
    return pl.col(person).n_unique().cast(pl.Int64)


def reports_of(network: Network, rows: pl.Series) -> int:
    """How many reports the links with these numbers are from."""
    return network.report_codes.gather(rows).n_unique()


def reports_in(links: pl.DataFrame) -> int:
    """How many reports these links are from."""
    return links.select("agency", "ref").n_unique()


def reports_by_agency(network: Network, rows: pl.Series | None = None) -> dict[str, int]:
    """How many reports each agency has among the links with these numbers, or among all; most first."""
    links = network.links.select("agency", report=network.report_codes)
    chosen = links if rows is None else links[rows]
    counted = chosen.unique().group_by("agency").len("reports")
    return dict(counted.sort("reports", "agency", descending=[True, False]).iter_rows())


def reports_among(reports: Iterable[Report]) -> set[tuple[str, str]]:
    """The agency and reference of each distinct report among these links as they are read aloud."""
    return {(each.agency, each.ref) for each in reports}


def agency_words(agency: str) -> str:
    """An agency as it is said in a sentence."""
    return agency.replace("-", " ").replace("_", " ")


def links_from_reports(reports: Sequence[Report], where: str = "") -> str:
    """How many reports say this, and in how many links: "3 links at the green, all from 1 police report"."""
    said, about = reports_among(reports), f" {where}" if where else ""
    links = f"{count_of(len(reports), 'link')}{about}"
    if len(said) == 1:
        ((agency, _),) = said
        words = f"1 {agency_words(agency)} report"
        return f"{words}{about}" if len(reports) == 1 else f"{links}, all from {words}"
    counted = count_of(len(said), "report")
    return f"{counted}{about}" if len(reports) == len(said) else f"{links} in {counted}"


def evidence_sentence(network: Network, links: Sequence[str], people: int, *, remark: str = "") -> str:
    """How many young people and reports stand behind a row, and whether one agency alone has reported it.

    It is read after the row's name and a colon. `remark` is said before the full stop.
    """
    behind = network.links.filter(pl.col("key").is_in(list(links))).select("agency", "ref").unique()
    agencies = behind.get_column("agency").unique()
    if behind.height == 1:
        return f"1 {agency_words(agencies.item())} report names {count_of(people, 'young person')}{remark}."
    counted = f"{count_of(people, 'young person')}, {count_of(behind.height, 'report')}{remark}."
    return f"{counted} {ONE_AGENCY}" if agencies.len() == 1 else counted
