"""CX2 for Cytoscape and NDEx: a list of aspects, with a style that colours nodes by their sort. An edge is a link."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from ctx_map.export.account import HOMES_LEFT_OUT
from ctx_map.export.exporter import Exporter
from ctx_map.export.looks import FILL
from ctx_map.export.xml_words import xml_account
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import known_values, link_table, node_table
from ctx_map.private_file import write_private

_TYPES = ((pl.Boolean, "boolean"), (pl.Float64, "double"))


def cx2_aspects(release: Release[Network]) -> list[dict[str, Any]]:
    """Return the network as CX2. Ids are whole numbers there, so those of nodes and links are in the column `key`."""
    nodes = node_table(release.content).rename({"id": "key"})
    links = link_table(release.content).rename({"id": "key", "kind": "interaction"})
    numbers = {key: number for number, key in enumerate(nodes.get_column("key"))}
    account = xml_account(release) | {"name": release.marking}
    said = [{"id": numbers[row["key"]], "v": known_values(row)} for row in nodes.iter_rows(named=True)]
    edges = [
        {"id": number, "s": numbers[row.pop("source")], "t": numbers[row.pop("target")], "v": known_values(row)}
        for number, row in enumerate(links.iter_rows(named=True))
    ]
    declared = {
        "networkAttributes": {name: {"d": "string"} for name in account},
        "nodes": _declared(nodes),
        "edges": _declared(links, but=("source", "target")),
    }
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [declared],
        "networkAttributes": [account],
        "nodes": said,
        "edges": edges,
        "visualProperties": [_style()],
    }
    counts = [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]
    parts = ({name: elements} for name, elements in aspects.items())
    return [{"CXVersion": "2.0", "hasFragments": False}, {"metaData": counts}, *parts, _DONE]


_DONE = {"status": [{"error": "", "success": True}]}


def _declared(frame: pl.DataFrame, *, but: Sequence[str] = ()) -> dict[str, dict[str, str]]:
    """The type of each column, by which a reader tells text from numbers."""
    return {
        name: {"d": next((words for type_, words in _TYPES if kind == type_), "string")}
        for name, kind in frame.schema.items()
        if name not in but
    }


def _style() -> dict[str, Any]:
    """Names as labels, and one colour for each sort of node."""
    colours = [{"v": label.value, "vp": colour} for label, colour in FILL.items()]
    return {
        "default": {"network": {}, "edge": {}, "node": {}},
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}},
            "NODE_BACKGROUND_COLOR": {
                "type": "DISCRETE",
                "definition": {"attribute": "node_type", "type": "string", "map": colours},
            },
        },
        "edgeMapping": {
            "EDGE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}},
        },
    }


def _save(release: Release[Network], path: Path) -> Iterable[str]:
    text = json.dumps(cx2_aspects(release), ensure_ascii=False, allow_nan=False) + "\n"
    write_private(path, lambda out: out.write(text.encode("utf-8", "replace")))
    return ()


EXPORTER = Exporter(
    name="cx2",
    title="CX2",
    suffix=".cx2",
    opens_in="Cytoscape, Cytoscape Web",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "The places of nodes on the canvas are not in the file. Choose a layout in Cytoscape.",
        "CX2 has no dates. They are text.",
        "Shapes are not in the file.",
    ),
    writes=_save,
)
