"""Whether a bundle brings people or places that are already held under another namespace.

The same file loaded under a new name makes everyone in it a second time. Names together with dates of birth, and names
of places together with their positions or property numbers, are compared with those that the mandate sees: what is
restricted and what is not there give no warning, by the same path through the code. A pair that someone has decided
about is not warned of again.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import CheckedBundle, Problem
from ctx_map.governance import sight  # the module, since it imports the intake's in its turn
from ctx_map.governance.intake.decided import apart_in
from ctx_map.network.folded import folded_names
from ctx_map.store.base import Store
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import TABLE_OF

POSITION_DECIMALS = 4
"""Positions are the same if they agree to four decimals, which is about ten metres."""
_COMPARED: dict[Label, list[tuple[str, ...]]] = {
    Label.PERSON: [("date_of_birth",)],
    Label.PLACE: [("latitude", "longitude"), ("uprn",)],
}
"""What must agree beside the name, in one way or another."""
_DEGREES = ("latitude", "longitude")
_SAYS = {Label.PERSON: "person-held-elsewhere", Label.PLACE: "place-held-elsewhere"}


def held_elsewhere(eyes: sight.Sight, checked: CheckedBundle, loads: pl.DataFrame) -> list[Problem]:
    """A warning for each person or place of a bundle that the mandate sees under another namespace."""
    if loads.filter(pl.col("namespace") != checked.namespace).is_empty():
        return []
    prefix = f"{checked.namespace}:"
    pairs = {label: _pairs(label, checked, eyes.store, prefix) for label in _COMPARED if label in checked.nodes}
    ids = [frame.get_column(name) for frame in pairs.values() for name in ("key", "held")]
    seen = eyes.shown(pl.concat(ids).unique().sort().to_list()) if ids else pl.Series("key", [], dtype=pl.String)
    decided = _decided(eyes, seen)
    return [
        problem
        for label, frame in pairs.items()
        for problem in _warnings(label, frame.filter(pl.col("held").is_in(seen.implode()), ~decided))
    ]


def _decided(eyes: sight.Sight, seen: pl.Series) -> pl.Expr:
    """Whether someone has decided about a pair of ids that the mandate sees: that they are one, or that they are two.

    Ids that stand for one through a third are decided about too.
    """
    one = eyes.joined.stands_for
    same = pl.col("key").replace(one) == pl.col("held").replace(one)
    pair = pl.concat_list("key", "held").list.sort().list.join("\n")
    return same | pair.is_in(["\n".join(sorted(ids)) for ids in apart_in(eyes, seen)])


def _pairs(label: Label, checked: CheckedBundle, store: Store, prefix: str) -> pl.DataFrame:
    """The nodes of a bundle and those of other namespaces that agree in what is compared: row, key, held."""
    there = store.read(f"read/{TABLE_OF[label].name}").filter(~pl.col("key").str.starts_with(prefix))
    found = []
    for compared in _COMPARED[label]:
        on = ["called", *compared]
        held = _telling(there, compared).select(*on, held="key")
        found.append(_telling(checked.nodes[label], compared).join(held, on=on).select("key", "row", "held"))
    return pl.concat(found).unique().sort("row", "held")


def _telling(nodes: pl.DataFrame, compared: Sequence[str]) -> pl.DataFrame:
    """Nodes that have all that is compared, with their name as names are compared."""
    called = folded_names(pl.col("name"))
    said = [pl.col(name).round(POSITION_DECIMALS) if name in _DEGREES else pl.col(name) for name in compared]
    row = pl.col("row").cast(pl.Int64) if "row" in nodes.columns else pl.lit(None, dtype=pl.Int64).alias("row")
    told = nodes.select("key", row, called.alias("called"), *said)
    return told.drop_nulls(["called", *compared]).filter(pl.col("called") != "")


def _warnings(label: Label, pairs: pl.DataFrame) -> list[Problem]:
    code = _SAYS[label]
    namespaces = pl.col("held").str.split(":").list.first().unique().sort().str.join(", ")
    found = pairs.group_by("row", "key", maintain_order=True).agg(where=namespaces)
    return [
        Problem(TABLE_OF[label].name, row, None, code, advice(code, where))
        for row, where in found.select("row", "where").iter_rows()
    ]
