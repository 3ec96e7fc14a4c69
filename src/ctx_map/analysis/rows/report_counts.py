"""Counts of distinct reports, agencies and young people, which every answer takes from here.

A report is what an agency wrote down: the pair of agency and reference. A link is one statement from a report, so one
report may make twenty links. Evidence is counted in reports and agencies, never in links. Where this misleads: two
reports of two agencies may go back to the same conversation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agency_words, one_report

if TYPE_CHECKING:
    from ctx_map.analysis.answers.report import Report

ONE_AGENCY = "Only one agency has reported this."


def with_report(network: Network, rows: pl.DataFrame, *, row: str = "row") -> pl.DataFrame:
    """Add `report` to these rows: the code of the report of the link with this number."""
    return rows.with_columns(report=network.report_codes.gather(rows.get_column(row)))


def distinct_reports(report: str = "report") -> pl.Expr:
    """Count the reports in a group of rows that have the code of a report."""
    return pl.col(report).n_unique().cast(pl.Int64)


def distinct_agencies(agency: str = "agency") -> pl.Expr:
    """Return the agencies that reported a group of rows, each once and in order."""
    return pl.col(agency).unique().sort()


def distinct_people(person: str = "person") -> pl.Expr:
    """Count the people in a group of rows."""
    return pl.col(person).n_unique().cast(pl.Int64)


def reports_of(network: Network, rows: pl.Series) -> int:
    """Count the reports of the links with these numbers."""
    return network.report_codes.gather(rows).n_unique()


def reports_in(links: pl.DataFrame) -> int:
    """Count the reports of these links."""
    return links.select("agency", "ref").n_unique()


def agencies_of(network: Network, links: Sequence[str]) -> list[str]:
    """Return the agencies that reported these links, as they were loaded, in order."""
    behind = network.links.filter(pl.col("key").is_in(list(links)))
    return behind.get_column("agency").unique().sort().to_list()


def reports_by_agency(network: Network, rows: pl.Series | None = None) -> dict[str, int]:
    """Count the reports of each agency among the links with these numbers, or among all, most first."""
    links = network.links.select("agency", report=network.report_codes)
    chosen = links if rows is None else links[rows]
    counted = chosen.unique().group_by("agency").len("reports")
    return dict(counted.sort("reports", "agency", descending=[True, False]).iter_rows())


def counts_by_agency(reports: Mapping[str, int]) -> dict[str, int]:
    """Return the counts of reports by agency for the account of an answer: "reports from children's services"."""
    named: Counter[str] = Counter()
    for agency, count in reports.items():
        named[f"reports from {agency_words(agency)}"] += count
    return dict(named)


def reports_among(reports: Iterable[Report]) -> set[tuple[str, str]]:
    """Return the agency and reference of each distinct report among these links."""
    return {(each.agency, each.ref) for each in reports}


def links_from_reports(reports: Sequence[Report], where: str = "") -> str:
    """Say how many reports and links there are: "3 links at the green, all from 1 police report"."""
    said, about = reports_among(reports), f" {where}" if where else ""
    links = f"{count_of(len(reports), 'link')}{about}"
    if len(said) == 1:
        ((agency, _),) = said
        words = one_report(agency)
        return f"{words}{about}" if len(reports) == 1 else f"{links}, all from {words}"
    counted = count_of(len(said), "report")
    return f"{counted}{about}" if len(reports) == len(said) else f"{links} in {counted}"


def evidence_sentence(network: Network, links: Sequence[str], people: int, *, remark: str = "") -> str:
    """Say how many young people and reports a row is based on, and whether only one agency has reported it.

    It follows the name of the row and a colon. `remark` comes before the full stop.
    """
    behind = network.links.filter(pl.col("key").is_in(list(links))).select("agency", "ref").unique()
    agencies = behind.get_column("agency").unique()
    if behind.height == 1:
        return f"{one_report(agencies.item())} names {count_of(people, 'young person')}{remark}."
    counted = f"{count_of(people, 'young person')}, {count_of(behind.height, 'report')}{remark}."
    return f"{counted} {ONE_AGENCY}" if agencies.len() == 1 else counted
