"""One sentence per link, in both directions, with the agency that reported it, its dates and its grade.

A sentence says what was reported, never that it is true. It uses the names of this network only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ctx_map.network import Network
from ctx_map.network.link_words import link_sentence, link_sentence_back
from ctx_map.network.online import are_online
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import period_words
from ctx_map.vocabulary.grading import CRIME_RECORD, NO_GRADE, grade_words, ungraded_words
from ctx_map.vocabulary.handling import handling_words
from ctx_map.vocabulary.links import LINK_KINDS, Lasts, Protects, kinds_that_protect
from ctx_map.vocabulary.statements import Statement

_SOURCE = " ("
"""Between what is said and who said it."""


@dataclass(frozen=True, slots=True)
class Report:
    """One link as a report says it: the sentence, who reported it, its grade and who may see it."""

    link: str
    kind: str
    source: str
    target: str
    sentence: str
    """The link read from its beginning, with its provenance: "Ash spends time at the park (reported by ...)"."""
    sentence_back: str
    """The link read from its end, with its provenance."""
    ref: str
    agency: str
    grade: str
    """The grade in words, or what the report is if it has none: "partner information", "police crime record"."""
    handling: str
    """The handling in words."""
    since: str | None
    until: str | None
    recorded_at: str | None
    statement: str | None
    """The type of statement, in words."""
    role: str | None
    """The role of one person in one event. It belongs to that event and to nothing else."""
    protective: bool
    disputed: bool
    note: str | None

    @property
    def said(self) -> str:
        """The sentence without its provenance: "Ash spends time at the park"."""
        return self.sentence.partition(f"{_SOURCE}reported by ")[0]

    @property
    def links(self) -> tuple[str, ...]:
        """The link that this row is about, under the name that every row has for its links."""
        return (self.link,)


def read_reports(network: Network, links: pl.DataFrame) -> Iterator[Report]:
    """Yield one Report per row of a frame of the network's links, in the order of the rows."""
    # the nodes are looked up for all rows at once: a lookup in a frame for each row takes minutes of a large one
    keys = [network.keys.gather(links.get_column(end)).to_list() for end in ("source", "target")]
    online = are_online(network, links.get_column("target"))
    for row, source, target, is_online in zip(links.iter_rows(named=True), *keys, online, strict=True):
        yield _report(network, row, source, target, online=is_online)


def _report(network: Network, row: Mapping[str, Any], source: str, target: str, *, online: bool) -> Report:
    # the two ends by name
    ends = network.names[row["source"]], row["kind"], network.names[row["target"]]
    # what stands behind the words
    said_by = provenance(row)
    statement = Statement(row["statement"]).words if row["statement"] else None
    # everything else is as it was recorded
    return Report(
        link=row["key"],
        kind=row["kind"],
        source=source,
        target=target,
        sentence=f"{link_sentence(*ends, role=row['role'], online=online)}{_SOURCE}{said_by})",
        sentence_back=f"{link_sentence_back(*ends, role=row['role'], online=online)}{_SOURCE}{said_by})",
        ref=row["ref"],
        agency=row["agency"],
        grade=_grade(row),
        handling=_handling(row),
        since=row["since"],
        until=row["until"],
        recorded_at=row["recorded_at"],
        statement=statement,
        role=row["role"],
        protective=protects(row),
        disputed=bool(row["disputed"]),
        note=row["note"],
    )


def provenance(row: Mapping[str, Any]) -> str:
    """Return the words in brackets after each sentence: who reported it, its dates, its type and its grade."""
    parts = [f"reported by {agency_words(row['agency'])}, ref {row['ref']}", _period(row), *_quality(row)]
    parts += ["disputed"] if row["disputed"] else []
    parts += ["recorded as protective"] if protects(row) else []
    return ", ".join(parts)


def protects(row: Mapping[str, Any]) -> bool:
    """Return whether a link is protective: by its kind, or because its report says so."""
    sort = LINK_KINDS[row["kind"]].protects
    return sort is Protects.YES or (sort is Protects.BY_RECORD and bool(row["protective"]))


def protective_expr() -> pl.Expr:
    """Return `protects` as an expression over the columns of a frame of links."""
    by_kind = kinds_that_protect(Protects.YES)
    by_record = kinds_that_protect(Protects.BY_RECORD)
    kind = pl.col("kind")
    return kind.is_in(by_kind) | (kind.is_in(by_record) & pl.col("protective").fill_null(value=False))


def _grade(row: Mapping[str, Any]) -> str:
    """The grade in words, or what a report without one is."""
    return grade_words(row["grade"]) if row["grade"] else ungraded_words(row["agency"], row["statement"])


def _quality(row: Mapping[str, Any]) -> list[str]:
    """The type of statement and the grade, without saying the same thing twice."""
    words = [Statement(row["statement"]).words] if row["statement"] else []
    if row["grade"]:
        return [*words, f"graded {grade_words(row['grade']).replace(' (', ': ', 1).removesuffix(')')}"]
    ungraded = ungraded_words(row["agency"], row["statement"])
    return [ungraded] if not words or ungraded in (CRIME_RECORD, NO_GRADE) else words


def _period(row: Mapping[str, Any]) -> str:
    """When the link was true: "on 14 March 2026", "since 1 May 2026", "no date"."""
    since, until = row["since"], row["until"]
    if LINK_KINDS[row["kind"]].lasts is Lasts.MOMENT and bool(since) != bool(until):
        since = until = since or until
    return period_words(since, until)


def _handling(row: Mapping[str, Any]) -> str:
    return handling_words(
        row["handling"],
        action=row["action_code"],
        sanitisation=row["sanitisation_code"],
        conditions=row["conditions"],
    )
