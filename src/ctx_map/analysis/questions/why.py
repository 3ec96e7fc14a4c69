"""Show every report behind a link or a row: who reported it, when, its grade and who may see it.

Lists the reports between two ends, or those at one place, person or thing, one row per link, in the order in which they
were true. Where this misleads: several reports may repeat one source, and agencies that see less report less.
"""

from __future__ import annotations

from typing import Annotated

import polars as pl

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.evidence_account import said_of_doubt
from ctx_map.analysis.answers.report import Report, read_reports
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.wording import read_list
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.rows.report_counts import ONE_AGENCY, links_from_reports, reports_among, reports_in
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.extent import Extent
from ctx_map.vocabulary.agencies import agencies_in_order

ReportRow = Report
"""A row of this answer is a report."""
DEFINITION = (
    "Every report that links the two, as known on the chosen day. If there is none, the reports that link both to "
    "the same place, person or thing. For one id, every report about it."
)
CAVEAT = (
    "A report says what someone said. It may not be true. Check its grade, its source and its date. Two reports may "
    "come from one source."
)


def why(
    network: Network,
    link_or_ends: Annotated[
        str,
        Option(
            "Link or row",
            'The id of a link or a row, or two ids with | between them: "a|b".',
            metavar="LINK_OR_ROW",
            positional=True,
            picks=Picks.ROW,
            main=True,
        ),
    ],
) -> Result[ReportRow]:
    """Show the reports behind a link key, between two ends written `a|b` (the store's keys), or about one id.

    Raises WrongUse if the key is none of these or is not in this network. A restricted id and a missing id give the
    same error.
    """
    here = network.keys.index_of(link_or_ends)
    return _between(network, link_or_ends) if here is None else _at(network, here)


def _at(network: Network, here: int) -> Result[ReportRow]:
    """The reports about one node."""
    links = network.links
    chosen = links.filter((pl.col("source") == here) | (pl.col("target") == here))
    chosen = chosen.sort("since", "key", nulls_last=True)
    reports = list(read_reports(network, chosen))
    name = network.names[here]
    return answer(
        network,
        _frame(reports),
        Report,
        method=Method("why", "2", DEFINITION, {"asked for": "one id"}, CAVEAT),
        considered={"reports about it": reports_in(chosen)},
        sentences=_sentences(network, f"about {name}", reports),
    )


def _between(network: Network, link_or_ends: str) -> Result[ReportRow]:
    """The reports that link two ends, or each end to what both share."""
    # the reports between the two, or else to what they share
    ends = _ends(network, link_or_ends)
    links = network.links
    first, second = ends
    one_way = (pl.col("source") == first) & (pl.col("target") == second)
    other_way = (pl.col("source") == second) & (pl.col("target") == first)
    between = links.filter(one_way | other_way)
    shared = between.clear() if between.height else _through_shared(network, ends)
    chosen = pl.concat([between, shared]).sort("since", "key", nulls_last=True)
    reports = list(read_reports(network, chosen))
    # what to say
    names = " and ".join(network.names[code] for code in ends)
    where = f"between {names}" if between.height else f"about what {names} share, and none that links them directly"
    none = [f"No report links {names}, and none links both to the same place, person or thing."]
    return answer(
        network,
        _frame(reports),
        Report,
        method=Method("why", "2", DEFINITION, {"asked for": "one link" if between.height else "two ends"}, CAVEAT),
        considered={
            "reports between the two": reports_in(between),
            "reports about what they share": reports_in(shared),
        },
        sentences=_sentences(network, where, reports) if reports else none,
    )


def _ends(network: Network, link_or_ends: str) -> list[int]:
    """The codes of the two ends."""
    link = network.links.filter(pl.col("key") == link_or_ends)
    if link.height:
        return [link.item(0, "source"), link.item(0, "target")]
    asked = link_or_ends.split("|")
    if len(asked) == 2:
        return network.codes((asked[0], asked[1]))
    raise WrongUse("This id is not on the map. Give the id of a link or a row, or two ids with | between them.")


def _through_shared(network: Network, ends: list[int]) -> pl.DataFrame:
    """The links that join both ends to the same third node."""
    links = network.links
    touching = pl.concat(
        [
            links.select("key", end=pl.col(here).is_in(ends).cast(pl.Int8), mine=here, other=there)
            for here, there in (("source", "target"), ("target", "source"))
        ]
    ).filter(pl.col("end") == 1)
    shared = touching.filter(pl.col("mine").n_unique().over("other") == 2)
    return links.filter(pl.col("key").is_in(shared.get_column("key").to_list()))


def _frame(reports: list[Report]) -> pl.DataFrame:
    schema = {
        name: pl.Boolean if name in ("protective", "disputed") else pl.String for name in Report.__dataclass_fields__
    }
    return pl.DataFrame([{name: getattr(each, name) for name in schema} for each in reports], schema=schema)


def _sentences(network: Network, where: str, reports: list[Report]) -> list[str]:
    agencies = agencies_in_order(report.agency for report in reports)
    whose = f", from {read_list(agencies)}" if len(reports_among(reports)) > 1 else ""
    said = [f"{links_from_reports(reports, where)}{whose}."]
    said += [ONE_AGENCY] if len(agencies) == 1 else []
    doubt = said_of_doubt(network, [report.link for report in reports])
    return [*said, doubt] if doubt else said


def _needed(link_or_ends: str) -> Extent:
    """The reports about the id or about both ends: two ids of nodes cannot be that of a link."""
    ends = link_or_ends.split("|")
    two = len(ends) == 2 and all(":" in end for end in ends)
    return Extent((link_or_ends, *ends), (None,), () if two else (link_or_ends,))


QUESTION = Question(
    name="why",
    title="Why we believe a link",
    asks="Why do we believe this?",
    heading=Heading.EVIDENCE,
    analysis=why,
    extent=_needed,
    row=ReportRow,
    columns=(
        Column("sentence", "What is reported", Written.WORDS, wide=True),
        Column("handling", "Handling", Written.WORDS),
        Column("note", "Note", Written.WORDS, wide=True),
        Column("link", "Link id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("source", "target"),
    order="Oldest first, by the day it was true.",
    example='ctx-map why "childrens-services:YP01|childrens-services:PL01"',
)
