"""Links gathered into lines: several links of the same kind between the same two are one line, with its reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.report_counts import distinct_reports
from ctx_map.maps.style import LineStyle
from ctx_map.vocabulary.links import Puts, both_ways_kinds, kinds_that, momentary_kinds

_DAY = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a map. `source` and `target` are codes of the network's nodes."""

    source: int
    target: int
    kind: str
    style: LineStyle
    links: tuple[str, ...]
    """Keys of the links behind it."""
    reports: int
    """Distinct reports behind it, by agency and reference."""
    since: str | None
    until: str | None
    grades: str


def lines_of(links: pl.DataFrame, *, as_at: date, new: Collection[str] = ()) -> list[Line]:
    """The lines of these links, sorted by their ends and kind.

    A line is protective, disputed or new where one of its links is; it has ended where all have, and is doubtful
    where none is a recorded fact, or has a grade other than "not reliable" (3) and "suspected to be false" (E).
    """
    return list(_read(_gathered(links, as_at, new)))


def _gathered(links: pl.DataFrame, as_at: date, new: Collection[str]) -> pl.DataFrame:
    # links that are read both ways have their ends in one order
    both_ways = both_ways_kinds()
    swap = pl.col("kind").is_in(both_ways) & (pl.col("source") > pl.col("target"))
    marked = links.with_columns(
        source=pl.when(swap).then("target").otherwise("source"),
        target=pl.when(swap).then("source").otherwise("target"),
        # what decides how a line is drawn
        protective=protective_expr(),
        firm=_firm(),
        ended=_ended(as_at),
        disputed=pl.col("disputed").fill_null(value=False),
        new=pl.col("key").is_in(list(new)),
        report=pl.struct("agency", "ref").hash(),
        grade=pl.col("grade").fill_null("not graded"),
        last=pl.coalesce("until", "since"),
    )
    # one row per line of the map: it ended where all of its links have, and is marked where any is
    return (
        marked.group_by("source", "target", "kind")
        .agg(
            pl.col("protective", "firm", "disputed", "new").any(),
            pl.col("ended").all(),
            pl.col("key").sort().alias("links"),
            distinct_reports().alias("reports"),
            pl.col("since").min(),
            pl.col("last").max(),
            pl.col("grade").unique().sort().str.join(", ").alias("grades"),
        )
        .sort("source", "target", "kind")
    )


def _read(frame: pl.DataFrame) -> Iterator[Line]:
    for row in frame.iter_rows(named=True):
        style = LineStyle(
            protective=row["protective"],
            contact=row["kind"] in kinds_that(Puts.APPROACH),
            doubtful=not row["firm"],
            ended=row["ended"],
            disputed=row["disputed"],
            new=row["new"],
        )
        ends = row["source"], row["target"], row["kind"]
        yield Line(*ends, style, tuple(row["links"]), row["reports"], row["since"], row["last"], row["grades"])


def confirmed_expr() -> pl.Expr:
    """Whether a report confirms its link: it is firm (a link without a firm report is dotted) and is not disputed."""
    return _firm() & ~pl.col("disputed").fill_null(value=False)


def _firm() -> pl.Expr:
    """A recorded fact, or a grade other than source 3 (not reliable) and information E (suspected to be false)."""
    source, information = pl.col("grade").str.slice(0, 1), pl.col("grade").str.slice(1, 1)
    graded = source.is_in(["1", "2"]) & information.is_in(["A", "B", "C", "D"])
    return graded.fill_null(value=False) | (pl.col("statement") == "fact").fill_null(value=False)


def _ended(as_at: date) -> pl.Expr:
    """A lasting tie whose last day lies before the day asked about. Seen on a single day is not ended."""
    since, until = pl.col("since").str.slice(0, _DAY), pl.col("until").str.slice(0, _DAY)
    spell = until.is_not_null() & (since.is_null() | (since < until))
    past = (until < as_at.isoformat()).fill_null(value=False)
    return spell & past & ~pl.col("kind").is_in(momentary_kinds())
