"""The two ends of every link: ids of this bundle, or full keys of what another bundle brought."""

from __future__ import annotations

import re

import polars as pl

from ctx_map.bundle.cells.ids import Id
from ctx_map.bundle.cells.reading import Reading
from ctx_map.bundle.check.notes import AT, Notes
from ctx_map.bundle.check.typed import TypedTable
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS

SIDES = {"from": "source", "to": "target"}
"""The column of the table, and what it becomes."""
_NAMESPACE = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_FACTS = ("key", "label", "born", "adult_from")


def with_ends(links: TypedTable, known: pl.DataFrame, namespace: str, notes: Notes) -> TypedTable:
    """Return the links with source, source_label, source_born, source_adult_from, and the same of the target.

    An end written as a full key that this bundle does not bring, of whatever namespace, has that key and no label:
    whether it is there is for the intake to say.
    """
    rows = links.rows
    for column, side in SIDES.items():
        facts = known.select("id", *(pl.col(name).alias(_named(side, name)) for name in _FACTS))
        rows = rows.join(facts, left_on=column, right_on="id", how="left", maintain_order="left")
        rows = _others(rows, column, known, namespace, notes)
    _kinds_join(rows, notes)
    _two_ends(rows, notes)
    return links.with_rows(rows)


def _named(side: str, fact: str) -> str:
    return side if fact == "key" else f"{side}_{fact}"


def _others(rows: pl.DataFrame, column: str, known: pl.DataFrame, namespace: str, notes: Notes) -> pl.DataFrame:
    """Ends that are not written as an id of this bundle: read one distinct text at a time."""
    side = SIDES[column]
    open_rows = rows.filter(pl.col(side).is_null() & pl.col(column).is_not_null())
    if not open_rows.height:
        return rows
    meant = _meant(open_rows.get_column(column).unique(), known, namespace)
    wrong = open_rows.select(pl.col(column).alias("text"), AT, ROW, FILE).join(
        meant.filter(pl.col("code").is_not_null()), on="text", maintain_order="left"
    )
    for (code,), some in wrong.group_by("code", maintain_order=True):
        notes.problem("links", some, column, str(code), pl.col("detail"))
    found = meant.select("text", *(pl.col(fact).alias(f"_{fact}") for fact in _FACTS))
    rows = rows.join(found, left_on=column, right_on="text", how="left", maintain_order="left")
    return rows.with_columns(
        pl.coalesce(_named(side, fact), f"_{fact}").alias(_named(side, fact)) for fact in _FACTS
    ).drop(f"_{fact}" for fact in _FACTS)


def _meant(texts: pl.Series, known: pl.DataFrame, namespace: str) -> pl.DataFrame:
    """What each distinct text means: text, the facts of the thing it names, or code and detail of what is wrong."""
    read = [_end(text, namespace) for text in texts]
    meant = pl.DataFrame(
        {
            "text": texts,
            "id": [each.value if isinstance(each.value, str) else None for each in read],
            "code": [each.problem for each in read],
            "detail": [each.detail for each in read],
        },
        schema=dict.fromkeys(("text", "id", "code", "detail"), pl.String),
    ).join(known, on="id", how="left", maintain_order="left")
    foreign = pl.col("id").str.contains(":", literal=True)
    before = pl.col("text").str.contains(":", literal=True) & pl.col("key").is_null()
    own = pl.when(before).then(pl.format("{}:{}", pl.lit(namespace), "id")).otherwise("key")
    meant = meant.with_columns(key=pl.when(foreign).then("id").otherwise(own))
    # a cell of spaces only has neither id nor problem here: that it must be filled is said elsewhere
    nobody = pl.col("key").is_null() & pl.col("id").is_not_null()
    return meant.with_columns(code=pl.when(nobody).then(pl.lit("end-unknown")).otherwise("code"))


def _end(text: str, namespace: str) -> Reading:
    """One end that is no plain id: `namespace:id` of another namespace, of this one, or something wrong."""
    before, colon, after = text.strip().partition(":")
    if not colon:
        return Id().one(text)
    if not _NAMESPACE.fullmatch(before):
        return Reading(problem="end-unknown")
    read = Id().one(after)
    if read.problem or read.value is None:
        return read if read.problem else Reading(problem="end-unknown")
    return read if before == namespace else Reading(f"{before}:{read.value}")


def _kinds_join(rows: pl.DataFrame, notes: Notes) -> None:
    """A kind runs between certain labels only; where one end is not known here, the other is held to them."""
    ends = ["kind", "source_label", "target_label"]
    there = rows.select(ends).unique().filter(pl.col("kind").is_not_null())
    wrong = [each for each in there.iter_rows() if not _joins(*each)]
    for kind, source, target in wrong:
        these = rows.filter(
            (pl.col("kind") == kind)
            & pl.col("source_label").eq_missing(pl.lit(source, pl.String))
            & pl.col("target_label").eq_missing(pl.lit(target, pl.String))
        )
        notes.problem("links", these, "kind", "kind-joins-others")


def _joins(kind: str, source: str | None, target: str | None) -> bool:
    return any(
        (source is None or Label(source) is one) and (target is None or Label(target) is other)
        for one, other in LINK_KINDS[kind].ends
    )


def _two_ends(rows: pl.DataFrame, notes: Notes) -> None:
    notes.problem("links", rows.filter(pl.col("source") == pl.col("target")), "to", "self-link")
