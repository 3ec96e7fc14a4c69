"""Reports read aloud: one sentence a link, in both directions, with who says so and how good it is.

A sentence says what was reported, never that it is so. Names in it are those of this network only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.grading import grade_words
from ctx_map.vocabulary.handling import handling_words
from ctx_map.vocabulary.links import LINK_KINDS, Protects, kinds_that_protect
from ctx_map.vocabulary.statements import Statement


@dataclass(frozen=True, slots=True)
class Report:
    """One report: the link, who says so, how good it is, who may see it."""

    link: str
    kind: str
    source: str
    target: str
    sentence: str
    """Read from its beginning, with its provenance: "Ash spends time at the park (reported by ...)"."""
    sentence_back: str
    """Read from its end."""
    ref: str
    agency: str
    grade: str
    """The grade in words."""
    handling: str
    """The handling in words."""
    since: str | None
    until: str | None
    recorded_at: str | None
    statement: str | None
    """What sort of statement it is, in words."""
    role: str | None
    """The part of one person in one event; it belongs to that event and to nothing else."""
    protective: bool
    disputed: bool
    note: str | None

    @property
    def links(self) -> tuple[str, ...]:
        """The link this row is about, as every row names those behind it."""
        return (self.link,)


def read_reports(network: Network, links: pl.DataFrame) -> Iterator[Report]:
    """The reports of these rows of the network's links, in the order of the rows."""
    for row in links.iter_rows(named=True):
        yield _report(network, row)


def _report(network: Network, row: Mapping[str, Any]) -> Report:
    kind = LINK_KINDS[row["kind"]]
    source, target = row["source"], row["target"]
    here, there = network.names[source], network.names[target]
    said_by = provenance(row)
    role = f" as {row['role']}" if row["role"] else ""
    statement = Statement(row["statement"]).words if row["statement"] else None
    return Report(
        link=row["key"],
        kind=row["kind"],
        source=network.keys[source],
        target=network.keys[target],
        sentence=f"{here} {kind.reads} {there}{role} ({said_by})",
        sentence_back=f"{there} {kind.reads_back} {here}{role} ({said_by})",
        ref=row["ref"],
        agency=row["agency"],
        grade=grade_words(row["grade"]),
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
    """Who says so, when it was true, how good it is: the words in brackets behind each sentence."""
    parts = [f"reported by {row['agency']}, ref {row['ref']}", *_dates(row)]
    parts += [Statement(row["statement"]).words] if row["statement"] else []
    parts += [_grade(row["grade"])]
    parts += ["disputed"] if row["disputed"] else []
    parts += ["recorded as protective"] if protects(row) else []
    return "; ".join(parts)


def protects(row: Mapping[str, Any]) -> bool:
    """Whether a report is of a tie that protects: by its kind, or because it says so itself."""
    sort = LINK_KINDS[row["kind"]].protects
    return sort is Protects.YES or (sort is Protects.BY_RECORD and bool(row["protective"]))


def protective_expr() -> pl.Expr:
    """`protects` over the columns of a links frame."""
    by_kind = kinds_that_protect(Protects.YES)
    by_record = kinds_that_protect(Protects.BY_RECORD)
    kind = pl.col("kind")
    return kind.is_in(by_kind) | (kind.is_in(by_record) & pl.col("protective").fill_null(value=False))


def _grade(grade: str | None) -> str:
    words = grade_words(grade)
    return words.replace(" (", ": ", 1).removesuffix(")") if grade else words


def _dates(row: Mapping[str, Any]) -> list[str]:
    since, until = row["since"], row["until"]
    if since and until:
        return [f"on {since}"] if since == until else [f"{since} to {until}"]
    if since or until:
        return [f"since {since}"] if since else [f"until {until}"]
    return ["no date"]


def _handling(row: Mapping[str, Any]) -> str:
    return handling_words(
        row["handling"],
        action=row["action_code"],
        sanitisation=row["sanitisation_code"],
        conditions=row["conditions"],
    )
