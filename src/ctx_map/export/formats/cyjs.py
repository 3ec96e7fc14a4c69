"""Cytoscape's JSON (cyjs), for Cytoscape and Cytoscape.js. An edge is a link, and its interaction is the kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx

from ctx_map.export.account import HOMES_LEFT_OUT
from ctx_map.export.exporter import Exporter
from ctx_map.export.looks import FILL
from ctx_map.export.xml_words import xml_account
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import KEYS, known_values, link_table, node_table
from ctx_map.private_file import write_private
from ctx_map.vocabulary.labels import Label


def cyjs_object(release: Release[Network]) -> dict[str, Any]:
    """Return the network as Cytoscape reads it. `name` is what a node is called, as on the map."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in node_table(release.content).iter_rows(named=True):
        said = known_values(row, but=KEYS) | {"colour": FILL[Label(row["node_type"])]}
        if "name" in said:
            said["recorded_name"] = said.pop("name")
        graph.add_node(row["id"], **said)
    for row in link_table(release.content).iter_rows(named=True):
        graph.add_edge(row["source"], row["target"], row["id"], **known_values(row, but=KEYS), interaction=row["kind"])
    found: dict[str, Any] = nx.cytoscape_data(graph, name="label")
    # NetworkX gives edges no id of their own, and the account as a list of pairs
    for edge in found["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]
    return found | {"data": xml_account(release), "format_version": "1.0", "generated_by": "ctx-map"}


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    text = json.dumps(cyjs_object(release), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_private(path, lambda out: out.write(text.encode("utf-8", "replace")))
    return ()


EXPORTER = Exporter(
    name="cyjs",
    title="Cytoscape JSON",
    suffix=".cyjs",
    opens_in="Cytoscape, Cytoscape.js",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "The places of nodes on the canvas are not in the file. Choose a layout in Cytoscape.",
        "The colour of a sort of node is in the column colour. Map it to the fill colour in Cytoscape's style.",
        "Cytoscape JSON has no dates. They are text.",
    ),
    writes=_save,
)
