"""Why we believe a link, or a row of an answer: every report of it, who says so, when, how good it is, who may see it.

Counts nothing. Lists the reports between the same two ends, or with one end at the place, person or thing of a row,
each as its own row, in the order in which they are true.
Where this misleads: several reports may repeat one source, and agencies that see less report less.
"""

from __future__ import annotations

from typing import Annotated

import polars as pl

from ctx_map.analysis.answers.build import answer
from ctx_map.analysis.answers.report import Report, read_reports
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.question import Column, Heading, Option, Picks, Picture, Question, Written
from ctx_map.analysis.rows.report_counts import ONE_AGENCY, links_from_reports, reports_among, reports_in
from ctx_map.errors import WrongUse
from ctx_map.network import Network

ReportRow = Report
"""A row of this answer is a report."""
DEFINITION = (
    "Every report between the two ends in question that is known on the day asked about. Where there is none, the "
    "reports of both to what they share. For one id: every report with an end there."
)
CAVEAT = (
    "A report is what somebody said, not what is so. Read its grade, its source and its date. Two reports may rest on "
    "one source."
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
    """The reports behind a link key, between two ends written `a|b` (the store's keys), or at the id of a row.

    Raises WrongUse where the key is none of these, or is not in this network; absent and withheld read the same.
    """
    here = network.keys.index_of(link_or_ends)
    return _between(network, link_or_ends) if here is None else _at(network, here)


def _at(network: Network, here: int) -> Result[ReportRow]:
    """The reports with an end at this node."""
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
        considered={"reports with an end there": reports_in(chosen)},
        sentences=_sentences(f"with an end at {name}", reports),
    )


def _between(network: Network, link_or_ends: str) -> Result[ReportRow]:
    """The reports that join two ends, or each of them to what they share."""
    ends = _ends(network, link_or_ends)
    links = network.links
    first, second = ends
    one_way = (pl.col("source") == first) & (pl.col("target") == second)
    other_way = (pl.col("source") == second) & (pl.col("target") == first)
    between = links.filter(one_way | other_way)
    shared = between.clear() if between.height else _through_shared(network, ends)
    chosen = pl.concat([between, shared]).sort("since", "key", nulls_last=True)
    reports = list(read_reports(network, chosen))
    names = " and ".join(network.names[code] for code in ends)
    where = f"between {names}" if between.height else f"of what {names} share; none joins them directly"
    none = [f"No report joins {names}, and none joins both to the same place, person or thing."]
    return answer(
        network,
        _frame(reports),
        Report,
        method=Method("why", "2", DEFINITION, {"asked for": "one link" if between.height else "two ends"}, CAVEAT),
        considered={"reports between the two": reports_in(between), "reports to what they share": reports_in(shared)},
        sentences=_sentences(where, reports) if reports else none,
    )


def _ends(network: Network, link_or_ends: str) -> list[int]:
    """The codes of the two ends that are asked about."""
    link = network.links.filter(pl.col("key") == link_or_ends)
    if link.height:
        return [link.item(0, "source"), link.item(0, "target")]
    asked = link_or_ends.split("|")
    if len(asked) == 2:
        return network.codes((asked[0], asked[1]))
    raise WrongUse(
        "This is nothing of this view: give a link's key, the id of a row, or the ids of two ends with | between them."
    )


def _through_shared(network: Network, ends: list[int]) -> pl.DataFrame:
    """The reports that join both ends to the same third nodes."""
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


def _sentences(where: str, reports: list[Report]) -> list[str]:
    agencies = sorted({report.agency for report in reports})
    whose = f", from {read_list(agencies)}" if len(reports_among(reports)) > 1 else ""
    said = [f"{links_from_reports(reports, where)}{whose}."]
    said += [ONE_AGENCY] if len(agencies) == 1 else []
    disputed = len(reports_among(report for report in reports if report.disputed))
    said += [f"{count_of(disputed, 'report')} disputed."] if disputed else []
    return said


QUESTION = Question(
    name="why",
    title="Why we believe a link",
    asks="Why do we believe this?",
    heading=Heading.EVIDENCE,
    analysis=why,
    row=ReportRow,
    columns=(
        Column("sentence", "Report", Written.WORDS, wide=True),
        Column("handling", "Handling", Written.WORDS),
        Column("note", "Note", Written.WORDS, wide=True),
        Column("link", "Link id", Written.ID),
    ),
    picture=Picture.NONE,
    marks=("source", "target"),
    order="In the order in which they were true.",
    example='ctx-map why "childrens-services:YP01|childrens-services:PL01"',
)
