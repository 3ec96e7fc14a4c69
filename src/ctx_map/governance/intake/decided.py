"""Warnings of a file about ids that are written alike, without those of pairs that someone has decided about.

The check of a file by itself can't know what was decided: only the intake knows the store.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from ctx_map.bundle.bundle import CheckedBundle, CheckReport
from ctx_map.governance import sight  # the module, since it imports the intake's in its turn
from ctx_map.network.folded import folded_names
from ctx_map.vocabulary.tables import TABLE_OF

ALIKE = frozenset({"id-alike", "id-case"})
"""Warnings that two ids differ only in how they are written."""


def apart_in(eyes: sight.Sight, seen: pl.Series) -> list[frozenset[str]]:
    """Return the pairs of ids that someone has said are two, if the mandate sees both."""
    there = set(seen)
    return [each.ids for each in eyes.decisions if not each.same and each.ids <= there]


def without_decided(eyes: sight.Sight, checked: CheckedBundle, report: CheckReport) -> CheckReport:
    """Return the report without warnings of ids that are written alike and have all been decided about."""
    if not eyes.decisions or not any(each.code in ALIKE for each in report.warnings):
        return report
    rows = _written_alike(checked)
    settled = _settled(eyes, rows)
    by_row = rows.group_by("table", "row").agg("key").rows_by_key(["table", "row"], unique=True)
    by_table = rows.group_by("table").agg("key").rows_by_key("table", unique=True)

    def is_settled(table: str, row: int | None) -> bool:
        # of an id that is in several rows, only the first is among the nodes
        keys = by_row.get((table, row)) or by_table.get(table)
        return keys is not None and settled.issuperset(keys[0] if isinstance(keys, tuple) else keys)

    kept = tuple(each for each in report.warnings if each.code not in ALIKE or not is_settled(each.table, each.row))
    return replace(report, warnings=kept)


def _written_alike(checked: CheckedBundle) -> pl.DataFrame:
    """The ids of a bundle that are written like another one: table, row, key, small."""
    small = folded_names(pl.col("key").str.strip_prefix(f"{checked.namespace}:"))
    frames = [
        frame.select("key", pl.col("row").cast(pl.Int64), small=small, table=pl.lit(TABLE_OF[label].name))
        for label, frame in checked.nodes.items()
        if "row" in frame.columns
    ]
    nothing = pl.DataFrame(schema={"key": pl.String, "row": pl.Int64, "small": pl.String, "table": pl.String})
    return pl.concat([nothing, *frames]).filter(pl.col("key").n_unique().over("small") > 1)


def _settled(eyes: sight.Sight, rows: pl.DataFrame) -> set[str]:
    """Those of these ids about which, and each that is written alike, someone has decided."""
    one = eyes.joined.stands_for
    apart = set(apart_in(eyes, eyes.shown(rows.get_column("key").unique().sort().to_list())))
    groups = rows.group_by("small").agg(pl.col("key").unique()).get_column("key").to_list()
    return {
        key
        for group in groups
        for key in group
        if all(
            one.get(key, key) == one.get(other, other) or frozenset((key, other)) in apart
            for other in group
            if other != key
        )
    }
