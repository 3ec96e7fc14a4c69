"""The content of the map as tables: for those who do not see the picture, and for checking it line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from ctx_map.analysis.answers.evidence_account import links_and_reports
from ctx_map.network import Network
from ctx_map.network.link_words import beginnings, link_words
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map.vocabulary.places import place_role_words
from ctx_map_app.answers.table import TableColumn, Where, selectable
from ctx_map_app.frame.page import heading

READS = {name: link_words(name)[0] for name in LINK_KINDS}
"""How each kind of link is read."""
LABELS = {label.value: label.words.capitalize() for label in Label}
NODES: Mapping[str, TableColumn] = {
    "name": TableColumn("Name", "40%"),
    "label": TableColumn("What"),
    "kind": TableColumn("Kind"),
    "place_role": TableColumn("What it is to young people"),
}
LINKS: Mapping[str, TableColumn] = {
    "source": TableColumn("Who or what", "16%"),
    "kind": TableColumn("Link", "10%"),
    "target": TableColumn("with", "16%"),
    "agency": TableColumn("Reported by"),
    "ref": TableColumn("Reference"),
    "since": TableColumn("From"),
    "until": TableColumn("To"),
    "grade": TableColumn("Grade"),
    "statement": TableColumn("Statement"),
    "handling": TableColumn("Handling"),
    "disputed": TableColumn("Disputed"),
}


def draw_map_table(network: Network, drawn: Sequence[str]) -> None:
    """Everything that is drawn, in two tables. The row of what is selected is marked; a row that is chosen is selected
    on the map.
    """
    heading("The same content as tables")
    nodes, links = st.tabs(["People, places and things", "Links, one row per link"])
    with nodes:
        draw_nodes(network, drawn)
    with links:
        draw_links(network, drawn)


def draw_nodes(network: Network, drawn: Sequence[str], *, where: Where | None = None) -> None:
    """Who and what is drawn. No row holds a number about anybody."""
    names = network.names_by_key
    frame = network.nodes.filter(pl.col("key").is_in(list(drawn))).with_columns(
        name=pl.col("key").replace(names),
        label=pl.col("label").replace(LABELS),
        kind=pl.col("kind").str.replace_all("_", " "),
        place_role=pl.col("place_role").map_elements(place_role_words, return_dtype=pl.String),
    )
    shown = frame.sort("label", "name")
    alt = f"{shown.height} people, places and things that the map draws."
    selectable(shown, NODES, ids=shown.get_column("key"), key="nodes_table", alt=alt, where=where)


def draw_links(network: Network, drawn: Sequence[str], *, where: Where | None = None) -> None:
    """The links between those that are drawn."""
    codes = network.nodes.with_row_index("code").filter(pl.col("key").is_in(list(drawn))).get_column("code").implode()
    frame = network.links.filter(pl.col("source").is_in(codes) & pl.col("target").is_in(codes))
    shown = frame.with_columns(
        source=beginnings(network, frame),
        target=network.names.gather(frame.get_column("target")),
        kind=pl.col("kind").replace(READS),
        agency=pl.col("agency").map_elements(agency_words, return_dtype=pl.String),
        grade=pl.col("grade").fill_null("no police grade"),
        handling=pl.col("handling").fill_null("not stated"),
        since=pl.col("since").map_elements(day_words, return_dtype=pl.String),
        until=pl.col("until").map_elements(day_words, return_dtype=pl.String),
        statement=pl.col("statement").str.replace_all("_", " "),
    ).sort("source", "kind", "target")
    alt = f"{links_and_reports(frame)}, between those that the map draws."
    selectable(shown, LINKS, ids=shown.get_column("key"), key="links_table", alt=alt, where=where)
