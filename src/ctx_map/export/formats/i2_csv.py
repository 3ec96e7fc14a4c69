"""The two tables that an import specification of i2 Analyst's Notebook reads: links with both ends, and entities.

An entity is told by its id and never by its name, so that two people of one name do not become one on the chart.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from ctx_map.export.account import HOMES_LEFT_OUT, readme_text
from ctx_map.export.exporter import Exporter
from ctx_map.export.table_files import csv_bytes, save_files
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import link_table, node_table
from ctx_map.network.times import event_times, with_times
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.grading import read_grade

HOW_TO = (
    "How to make the import specification once. "
    "1. In Analyst's Notebook, start an import of links.csv. The text is UTF-8, with commas and one heading row. "
    "2. Make two entities and one link. Take from_id and to_id as the identity of the entities, from_type and to_type "
    "as their types, and from_label and to_label as their labels. "
    "3. Take link_id as the identity of the link, link_type as its type, link_label as its label, and date, time, "
    "end_date and end_time as its dates. Dates are yyyy-mm-dd and times are hh:mm. "
    "4. Take source_ref and agency as the source, grade_source and grade_information as grades 1 and 2, and handling "
    "as grade 3. A link whose direction is both has no arrow. "
    "5. Save the specification. Then import entities.csv, with id as the identity, to add those without links."
)
_ENDS = {"source": "from", "target": "to"}


def i2_links(network: Network) -> pl.DataFrame:
    """Return one row per link, with the id, type and label of both ends, its dates and its report."""
    numbered = network.nodes.with_row_index("code")
    times = with_times(network.links, event_times(numbered, pl.col("code")))
    links = link_table(network).with_columns(times.get_column("begins"), times.get_column("ends"))
    nodes = node_table(network)
    for end, called in _ENDS.items():
        ends = nodes.select(pl.col("id").alias(end), *(pl.col(name).alias(f"{called}_{as_}") for name, as_ in _SAID))
        links = links.join(ends, on=end, how="left", maintain_order="left")
    grades = [read_grade(text) if text else None for text in links.get_column("grade")]
    return links.select(
        *(pl.col(end).alias(f"{called}_id") for end, called in _ENDS.items()),
        *(f"{called}_{as_}" for called in _ENDS.values() for _, as_ in _SAID),
        pl.col("id").alias("link_id"),
        pl.col("kind").alias("link_type"),
        pl.col("label").alias("link_label"),
        pl.when("both_ways").then(pl.lit("both")).otherwise(pl.lit("to")).alias("direction"),
        *_day_and_time("begins", ""),
        *_day_and_time("ends", "end_"),
        pl.col("ref").alias("source_ref"),
        "agency",
        pl.Series("grade_source", [grade.source if grade else None for grade in grades], pl.String),
        pl.Series("grade_information", [grade.information if grade else None for grade in grades], pl.String),
        *("handling", "handling_words", "role", "statement", "recorded_at", "collected_by", "protective", "disputed"),
        pl.col("note").alias("description"),
    )


_SAID = (("node_type", "type"), ("label", "label"))


def _day_and_time(moment: str, before: str) -> tuple[pl.Expr, pl.Expr]:
    """A moment in the two columns that a specification reads. A day without a time has an empty time."""
    time = pl.col(moment).str.slice(DAY_LENGTH + 1)
    return (
        pl.col(moment).str.slice(0, DAY_LENGTH).alias(f"{before}date"),
        pl.when(time != "").then(time).alias(f"{before}time"),
    )


def _save(release: Release[Any], path: Path) -> tuple[str, ...]:
    entities = node_table(release.content).rename({"node_type": "type"})
    files = {
        "README.txt": readme_text(release, left_out=f"{HOMES_LEFT_OUT}\n\n{HOW_TO}").encode(),
        "links.csv": csv_bytes(i2_links(release.content)),
        "entities.csv": csv_bytes(entities),
    }
    save_files(files, path)
    return ()


EXPORTER = Exporter(
    name="i2-csv",
    title="i2 CSV",
    suffix="",
    opens_in="i2 Analyst's Notebook, through an import specification",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "Colours, icons and the places of nodes on the canvas are not in the tables.",
        "Action and sanitisation codes and conditions are only in words, in handling_words.",
    ),
    writes=_save,
)
