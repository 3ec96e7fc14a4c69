"""The reports behind a pack, each once, and how to read their grades."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.report import Report, read_reports
from ctx_map.analysis.answers.wording import count_of
from ctx_map.documents import Block, Bullets, Heading, Paragraph, Table, Tone
from ctx_map.meeting_pack.answer_blocks import MOST_ROWS
from ctx_map.meeting_pack.read import Pack
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import NO_DATE, period_words
from ctx_map.vocabulary.grade_key import grade_rows
from ctx_map.vocabulary.handling import NOT_STATED, handling_words
from ctx_map.vocabulary.links import LINK_KINDS, Lasts

MOST_SAID = 6
"""Statements of one report that are listed. The register of a school may say hundreds of things."""
MOST_REPORTS = 200


@dataclass(frozen=True, slots=True)
class OneReport:
    """A report with everything that it says in this pack."""

    agency: str
    ref: str
    said: tuple[Report, ...]

    @property
    def newest(self) -> str:
        """The newest day of its statements as ISO text, for their order. Empty if none has one."""
        return max((each.since or each.until or "" for each in self.said), default="")


def evidence_blocks(pack: Pack) -> Iterator[Block]:
    """The reports behind the pictures and the answers, the newest first, and how to read a grade."""
    reports = reports_of(pack)
    yield Heading("Evidence")
    if not reports:
        yield Paragraph("No report is behind this pack.")
        return
    agencies = len({each.agency for each in reports})
    yield Paragraph(
        f"The maps and answers come from {count_of(len(reports), 'report')}, by "
        f"{'one agency' if agencies == 1 else f'{agencies} agencies'}. Each report is listed once, the newest first."
    )
    yield Table(("Report", "When", "What it says", "Grade"), tuple(_row(each) for each in reports[:MOST_REPORTS]))
    if len(reports) > MOST_REPORTS:
        yield Paragraph(f"{len(reports) - MOST_REPORTS:,} more reports are in ctx-map.", Tone.SMALL)
    yield Heading("How to read a grade", 2)
    yield Bullets(grade_rows())


def reports_of(pack: Pack) -> list[OneReport]:
    """The reports behind the lines of the pictures and the rows of the answers, by agency and reference."""
    found: dict[str, Report] = {}
    for each in pack.views:
        network = each.network.content
        keys = each.content.links_behind - (each.filtered.links if each.filtered.hide else frozenset())
        links = network.links.filter(pl.col("key").is_in(list(keys)))
        found |= {report.link: report for report in read_reports(network, links)}
    for answer in pack.all_answers:
        result = answer.release.content
        for row in result.rows[:MOST_ROWS]:
            found |= {report.link: report for report in result.reports(row)}
    grouped: dict[tuple[str, str], list[Report]] = {}
    for report in found.values():
        grouped.setdefault((report.agency, report.ref), []).append(report)
    reports = [OneReport(agency, ref, tuple(said)) for (agency, ref), said in grouped.items()]
    by_name = sorted(reports, key=lambda each: (each.agency, each.ref))
    return sorted(by_name, key=lambda each: each.newest, reverse=True)


def _row(one: OneReport) -> tuple[str, str, str, str]:
    said = sorted(dict.fromkeys(_statement(each) for each in one.said))
    more = len(said) - MOST_SAID
    lines = said if more <= 1 else [*said[:MOST_SAID], f"and {more} more statements"]
    return (
        f"{_begin(agency_words(one.agency))}\n{one.ref}",
        _when(one),
        "\n".join(lines),
        "\n".join((*_grades(one), *_conditions(one))),
    )


def _statement(report: Report) -> str:
    """What a report says, with what makes it less sure, or good."""
    marks = [words for words, is_so in (("disputed", report.disputed), ("protective", report.protective)) if is_so]
    return f"{report.said} ({', '.join(marks)})." if marks else f"{report.said}."


def _when(one: OneReport) -> str:
    """When what it says was true, if that is the same for all of it, and else how many times it gives."""
    words = list(dict.fromkeys(_period(each) for each in one.said))
    return _begin(words[0]) if len(words) == 1 else f"{len(words)} different dates"


def _period(report: Report) -> str:
    since, until = report.since, report.until
    if LINK_KINDS[report.kind].lasts is Lasts.MOMENT and bool(since) != bool(until):
        since = until = since or until
    return period_words(since, until) or NO_DATE


def _grades(one: OneReport) -> list[str]:
    return [_begin(grade.partition(" (")[0]) for grade in dict.fromkeys(each.grade for each in one.said)]


def _conditions(one: OneReport) -> list[str]:
    """How a report may be handled where that is not simply permitted. Its conditions are told in full."""
    handling = dict.fromkeys(each.handling for each in one.said)
    return [_begin(words) for words in handling if words not in (NOT_STATED, handling_words("P"))]


def _begin(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
