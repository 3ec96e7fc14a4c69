"""Links of one kind between the same two as one edge with all their reports, for formats that allow only one."""

from __future__ import annotations

import polars as pl

from ctx_map.network import Network
from ctx_map.network.tables import link_table
from ctx_map.network.times import event_times, with_times
from ctx_map.vocabulary.days import DAY_LENGTH

BETWEEN = "; "
_TEXTS = ("ref", "agency", "statement", "grade_words", "handling_words", "role", "note")
_EVIDENCE = ("agency", "ref", "grade", "since", "until")
_SPELLS = pl.List(pl.Struct({"begins": pl.String, "ends": pl.String}))
_FIRST, _LAST = "", "~"
"""Before and after every day."""


def merged_links(network: Network) -> pl.DataFrame:
    """Return one row per kind and pair of ends, with every report that says so.

    Columns: `id` (that of its first link), `source`, `target`, `kind`, `label`, `both_ways`, `links` and `reports`
    (counts), `undated` (how many of the links have no date), what the reports say (`ref`, `agency` and so on, as text),
    `evidence` (agency, reference, grade and days of each link together), and `spells`, a list of days from and to that
    do not overlap. An open side is null. If the direction of a kind has no meaning, links in both directions are one
    row.
    """
    rows = link_table(network).with_columns(_times(network))
    swapped = pl.col("both_ways") & (pl.col("source") > pl.col("target"))
    ends = [
        pl.when(swapped).then(other).otherwise(end).alias(end)
        for end, other in (("source", "target"), ("target", "source"))
    ]
    undated = pl.col("begins").is_null() & pl.col("ends").is_null()
    return (
        rows.with_columns(ends)
        .group_by("source", "target", "kind", maintain_order=True)
        .agg(
            pl.col("id", "label", "both_ways").first(),
            pl.len().alias("links"),
            pl.struct("agency", "ref").n_unique().alias("reports"),
            undated.sum().alias("undated"),
            *(pl.col(name).drop_nulls().unique(maintain_order=True) for name in _TEXTS),
            pl.concat_str(_EVIDENCE, separator=", ", ignore_nulls=True).alias("evidence"),
            pl.struct("begins", "ends").filter(~undated).alias("spells"),
        )
        .with_columns(
            *(_as_text(name) for name in (*_TEXTS, "evidence")),
            pl.col("spells").map_elements(_joined, return_dtype=_SPELLS),
        )
    )


def _as_text(name: str) -> pl.Expr:
    """What several reports say as one text, null where none says anything."""
    return pl.when(pl.col(name).list.len() > 0).then(pl.col(name).list.join(BETWEEN)).alias(name)


def _times(network: Network) -> list[pl.Series]:
    """When each link begins and ends, as days: its own dates, or those of the event that it is about."""
    numbered = network.nodes.with_row_index("code")
    times = with_times(network.links, event_times(numbered, pl.col("code")))
    return [times.get_column(name).str.slice(0, DAY_LENGTH) for name in ("begins", "ends")]


def _joined(spells: pl.Series) -> list[dict[str, str | None]]:
    """The spells in order, those that touch or overlap as one."""
    joined: list[tuple[str, str]] = []
    for begins, ends in sorted(_in_order(each["begins"], each["ends"]) for each in spells):
        if joined and begins <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(ends, joined[-1][1])
        else:
            joined.append((begins, ends))
    return [{"begins": _known(begins, _FIRST), "ends": _known(ends, _LAST)} for begins, ends in joined]


def _in_order(begins: str | None, ends: str | None) -> tuple[str, str]:
    first, last = begins or _FIRST, ends or _LAST
    return (first, last) if first <= last else (last, first)


def _known(day: str, open_side: str) -> str | None:
    return None if day == open_side else day
