"""The ends of links that the bundle does not bring itself: looked up in the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.bundle.advice import advice
from ctx_map.bundle.bundle import Problem
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map.vocabulary.tables import TABLE_OF

KNOWN_SCHEMA = pl.Schema({"key": pl.String(), "label": pl.String()})
"""Keys that a store has, each with its label."""
_ANOTHER_SORT, _OTHERS = "id-of-another-sort", "kind-joins-others"
_COLUMN_OF = {"source": "from", "target": "to"}


@dataclass(frozen=True, slots=True)
class Ends:
    """Links with the labels of both ends, where they are known, and what is wrong with the others."""

    links: pl.DataFrame
    problems: tuple[Problem, ...]


def known_keys(stored: pl.DataFrame, also_known: Iterable[str] | Mapping[str, Label]) -> pl.DataFrame:
    """The keys of a store and those of bundles that are on their way, which may come without a label."""
    labels = dict(also_known) if isinstance(also_known, Mapping) else dict.fromkeys(also_known)
    others = pl.DataFrame({"key": list(labels), "label": list(labels.values())}, schema=KNOWN_SCHEMA)
    return pl.concat([stored.select(KNOWN_SCHEMA.names()), others]).unique("key", keep="first", maintain_order=True)


def look_up_ends(links: pl.DataFrame, known: pl.DataFrame) -> Ends:
    """Fill in the labels of ends that are in the store. An end that is unknown, or of a wrong sort, is a problem."""
    problems: list[Problem] = []
    foreign = pl.any_horizontal(pl.col(f"{end}_label").is_null() for end in _COLUMN_OF)
    open_links = links.filter(foreign)
    if not open_links.height:
        return Ends(links, ())
    for end in _COLUMN_OF:
        open_links = _labelled(open_links, known, end)
        problems += _unknown(open_links, end)
    problems += _wrongly_joined(open_links)
    own = links.filter(~foreign)
    return Ends(pl.concat([own, open_links.select(links.columns)]), tuple(problems))


def _labelled(links: pl.DataFrame, known: pl.DataFrame, end: str) -> pl.DataFrame:
    found = known.rename({"label": "found"}).with_columns(there=pl.lit(value=True))
    joined = links.join(found, left_on=end, right_on="key", how="left", maintain_order="left")
    there = pl.col("there").fill_null(value=False) | pl.col(f"{end}_label").is_not_null()
    return joined.with_columns(
        pl.coalesce(f"{end}_label", "found").alias(f"{end}_label"), there.alias(f"{end}_there")
    ).drop("found", "there")


def _unknown(links: pl.DataFrame, end: str) -> list[Problem]:
    said = "Neither this bundle nor the store has this id: load the bundle that brings it first, or correct the id."
    return [
        Problem("links", row, _COLUMN_OF[end], "end-unknown", said)
        for row in _row_numbers(links.filter(~pl.col(f"{end}_there")))
    ]


def _wrongly_joined(links: pl.DataFrame) -> list[Problem]:
    """Links of a kind that does not run between the labels of their ends."""
    ends = ["kind", "source_label", "target_label"]
    labelled = links.drop_nulls(["source_label", "target_label"])
    wrong = labelled.select(ends).unique().filter(~pl.concat_list(ends).map_elements(_joins, return_dtype=pl.Boolean))
    rows = _row_numbers(labelled.join(wrong, on=ends, how="semi", maintain_order="left"))
    return [Problem("links", row, "kind", _OTHERS, advice(_OTHERS)) for row in rows]


def _joins(ends: pl.Series) -> bool:
    kind, source, target = ends
    return LINK_KINDS[kind].joins(Label(source), Label(target))


def _row_numbers(links: pl.DataFrame) -> list[int | None]:
    """The sender's row numbers, where the check of the bundle left them beside the rows."""
    if "row" not in links.columns:
        return [None] * links.height
    return links.get_column("row").to_list()


def ids_of_another_sort(nodes: Mapping[Label, pl.DataFrame], known: pl.DataFrame) -> list[Problem]:
    """Nodes whose id the store has under another label: one id is one thing."""
    problems = []
    for label, frame in nodes.items():
        clashes = frame.join(known.filter(pl.col("label") != label.value), on="key", how="semi", maintain_order="left")
        problems += [
            Problem(TABLE_OF[label].name, row, "id", _ANOTHER_SORT, advice(_ANOTHER_SORT))
            for row in _row_numbers(clashes)
        ]
    return problems
