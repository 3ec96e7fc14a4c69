"""What a file changes among the stored links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.governance.intake.full_delivery import FullDelivery
from ctx_map.governance.intake.identity import with_content
from ctx_map.governance.intake.spells import ROWS, STORED_SPELLS, match_spells
from ctx_map.governance.policy import with_audience
from ctx_map.network.columns import CHECKED_LINK_SCHEMA, STORED_LINK_SCHEMA, WITHDRAWN
from ctx_map.store.change import LinkTable
from ctx_map.vocabulary.labels import Label

_RETRACTED = ("source", "source_label", "target", "target_label", "kind", "version", "retracted_at")
NOTHING_STORED = STORED_SPELLS.to_frame()
"""The index of a namespace that has no links yet."""


@dataclass(frozen=True, slots=True)
class LinkChange:
    """New versions, the versions that end, and the counts of rows."""

    new_links: Mapping[LinkTable, pl.DataFrame]
    retracted: pl.DataFrame | None
    ended_anew: pl.DataFrame | None
    """Versions that were to be withdrawn later, and end earlier now."""
    newest: pl.DataFrame
    """Key, handling, conditions and agency of the new versions of reports that were known already."""
    new: int
    corrected: int
    unchanged: int
    duplicate: int
    left_out: int
    withdrawn: int = 0
    """Links that a full delivery does not have any more."""
    held: int = 0
    """Links that the store has of the agencies of a full delivery."""


def change_links(
    links: pl.DataFrame,
    stored: pl.DataFrame,
    *,
    namespace: str,
    day: str,
    load: str,
    came_before: str | None = None,
    older_wins: bool = False,
    whole: FullDelivery | None = None,
) -> LinkChange:
    """Work out what these checked links change in a namespace, given its stored versions.

    `day` is the day of the load: corrections are known from it, first versions from their `recorded_at`, or from
    that day where they have none or a later one. A row that is older than what it would correct is left out, unless
    `older_wins`: by `recorded_at` where both have one, else where the whole delivery `came_before`, at a moment before
    the load of what it would correct. Where the file is a `whole` delivery, what it has not is withdrawn.
    """
    # which links are new, corrected or unchanged
    rows = with_content(links.select(CHECKED_LINK_SCHEMA.names())).with_row_index("row")
    spells = match_spells(rows.select(ROWS), stored, namespace=namespace)
    corrected, left_out = spells.corrected, 0
    if not older_wins:
        corrected = _not_older(spells.corrected, rows, stored, came_before=came_before)
        left_out = spells.corrected.height - corrected.height
    # the versions to store: first versions of new links, later versions of corrected ones
    first = _rows_of(rows, spells.new).with_columns(
        version=pl.col("key") + "~1",
        known_from=pl.min_horizontal(pl.col("recorded_at").fill_null(day), pl.lit(day)),
    )
    again = _rows_of(rows, corrected)
    withdrawn = again.clear() if whole is None else whole.withdrawn(spells.missing, stored).select(again.columns)
    later = pl.concat([again, withdrawn]).with_columns(
        version=_next_version(), known_from=pl.min_horizontal(pl.lit(day), WITHDRAWN)
    )
    versions = pl.concat([first, later.select(first.columns)])
    # with the versions that they replace, but for those that were withdrawn before
    replaced = pl.concat([corrected.get_column("version"), withdrawn.get_column("version")])
    ended = _ended(replaced, later, stored)
    standing = pl.col("held_until").is_null()
    sooner = pl.col("retracted_at") < pl.col("held_until")
    return LinkChange(
        new_links=_by_table(_as_stored(versions, namespace=namespace, load=load)),
        retracted=_or_none(ended.filter(standing).select(_RETRACTED)),
        ended_anew=_or_none(ended.filter(sooner).select(_RETRACTED)),
        newest=later.select("key", "handling", "conditions", "agency"),
        new=spells.new.height,
        corrected=corrected.height,
        unchanged=spells.unchanged,
        duplicate=spells.duplicate,
        left_out=left_out,
        withdrawn=withdrawn.height,
        held=0 if whole is None else whole.held(stored).height,
    )


def _not_older(
    corrected: pl.DataFrame, rows: pl.DataFrame, stored: pl.DataFrame, *, came_before: str | None
) -> pl.DataFrame:
    """The corrections that are not older than the versions that they would end."""
    recorded = corrected.join(rows.select("row", "recorded_at"), on="row", how="left", maintain_order="left").join(
        stored.select("version", "said_at", held="recorded_at"), on="version", how="left", maintain_order="left"
    )
    told_apart = (pl.col("recorded_at") != pl.col("held")).fill_null(value=False)
    later = pl.lit(value=False) if came_before is None else (pl.col("said_at") > came_before).fill_null(value=False)
    older = pl.when(told_apart).then(pl.col("recorded_at") < pl.col("held")).otherwise(later)
    return recorded.filter(~older).select(corrected.columns)


def _rows_of(rows: pl.DataFrame, matched: pl.DataFrame) -> pl.DataFrame:
    """The rows of the file that were matched, with what the matching says of each."""
    here = rows if matched.height == rows.height else rows[matched.get_column("row")]
    return here.drop("row").hstack(matched.drop("row"))


def _next_version() -> pl.Expr:
    number = pl.col("version").str.extract(r"~(\d+)$", 1).cast(pl.Int64) + 1
    return pl.col("key") + "~" + number.cast(pl.String)


def _as_stored(links: pl.DataFrame, *, namespace: str, load: str) -> pl.DataFrame:
    more = links.with_columns(namespace=pl.lit(namespace), retracted_at=WITHDRAWN, load=pl.lit(load))
    return with_audience(more).select(STORED_LINK_SCHEMA.names()).cast(STORED_LINK_SCHEMA)


def _by_table(links: pl.DataFrame) -> dict[LinkTable, pl.DataFrame]:
    """Links by the table that keeps them. A file of one kind is not copied."""
    table = ["kind", "source_label", "target_label"]
    kinds = links.select(table).unique().sort(table).rows()
    if len(kinds) == 1:
        return {_table(kinds[0]): links}
    parts = links.partition_by(table, as_dict=True, maintain_order=False)
    return {_table(kind): parts[kind] for kind in kinds}


def _table(values: tuple[str, str, str]) -> LinkTable:
    kind, source, target = values
    return kind, Label(source), Label(target)


def _ended(replaced: pl.Series, later: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    """The stored versions that others replace, in the order of those, with the ends that they have in the store.

    `retracted_at` is the day from which the next version counts, `held_until` the one on which they ended so far.
    """
    begins = replaced.to_frame().hstack(later.select(begins="known_from"))
    ended = stored.join(begins, on="version").with_columns(held_until="retracted_at", retracted_at="begins")
    return ended.select(*_RETRACTED, "held_until").sort("version")


def _or_none(rows: pl.DataFrame) -> pl.DataFrame | None:
    return rows if rows.height else None
