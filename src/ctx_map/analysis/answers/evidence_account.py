"""How much evidence there is behind something, in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.analysis.answers.report import Report
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.rows.in_doubt import DOUBTS
from ctx_map.analysis.rows.report_counts import ONE_AGENCY, links_from_reports, reports_among, reports_in
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agencies_in_order


def said_of_reports(reports: Sequence[Report]) -> str:
    """How many reports these links are from, and which agencies say so: where it is one alone, that is said."""
    if not reports:
        return "No report is shown about this."
    agencies = agencies_in_order(report.agency for report in reports)
    said = f"{links_from_reports(reports)}."
    if len(agencies) > 1:
        return f"{said} Reported by {read_list(agencies)}."
    return said if len(reports_among(reports)) == 1 else f"{said} {ONE_AGENCY}"


def said_of_doubt(network: Network, keys: Sequence[str]) -> str:
    """How many reports of these links are disputed or suspected to be false, in a sentence; empty where none is."""
    links = network.links.filter(pl.col("key").is_in(list(keys)))
    counts = {words: reports_in(links.filter(test)) for words, test in DOUBTS.items()}
    said = [(count, words) for words, count in counts.items() if count]
    if not said:
        return ""
    (first, words), *more = said
    parts = [f"{count_of(first, 'report')} {_are(first)} {words}"]
    parts += [f"{count:,} {_are(count)} {words}" for count, words in more]
    return f"{' and '.join(parts)}."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def links_and_reports(links: pl.DataFrame) -> str:
    """How many links these rows of a network's links are, and from how many reports: "22 links from 1 report"."""
    return f"{count_of(links.height, 'link')} from {count_of(reports_in(links), 'report')}"
