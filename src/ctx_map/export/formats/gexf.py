"""GEXF 1.3 for Gephi. Links of one kind between the same two are one edge, with their dates as spells for the timeline.

NetworkX writes the file. It has no way to write the kind of an edge or what the file is, which are added to its tree.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement  # builds and writes a tree: nothing is parsed

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from ctx_map.export.account import HOMES_LEFT_OUT, account
from ctx_map.export.exporter import Exporter
from ctx_map.export.looks import rgb
from ctx_map.export.merged_links import merged_links
from ctx_map.export.text import counted, xml_clean
from ctx_map.export.xml_words import xml_account, xml_attributes
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import node_table
from ctx_map.private_file import write_private

_COUNTS = ("links", "reports", "undated")
_NOT_VALUES = ("id", "source", "target", "spells", *_COUNTS)
_XSI = "xmlns:xsi"


def gexf_graph(network: Network) -> nx.MultiDiGraph[str]:
    """Return the network as NetworkX writes it into GEXF: one edge per kind and pair of ends, with its spells."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in node_table(network).iter_rows(named=True):
        red, green, blue = rgb(row["node_type"])
        viz = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
        graph.add_node(xml_clean(row["id"]), **xml_attributes(row, but=("id",)), viz=viz)
    for row in merged_links(network).iter_rows(named=True):
        ends = xml_clean(row["source"]), xml_clean(row["target"])
        spells = [(each["begins"], each["ends"]) for each in row["spells"]]
        said: dict[str, Any] = {**xml_attributes(row, but=_NOT_VALUES), **{name: row[name] for name in _COUNTS}}
        said |= {"spells": spells} if spells else {}
        graph.add_edge(*ends, None, id=xml_clean(row["id"]), weight=float(row["reports"]), **said)
    return graph


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    """Write the network as GEXF for its owner only, and say how many links have no date."""
    graph = gexf_graph(release.content)
    tree = GEXFWriter(graph, prettyprint=False, version="1.3").xml
    # the XML attribute is what Gephi reads edge types from
    for (_, _, said), edge in zip(graph.edges(data=True), tree.iter("edge"), strict=True):
        edge.set("kind", said["kind"])
    # the address of the namespace that NetworkX writes is not that of the schema
    tree.set(_XSI, "http://www.w3.org/2001/XMLSchema-instance")
    _describe(tree, release)

    def write(out: BinaryIO) -> None:
        ElementTree(tree).write(out, encoding="utf-8", xml_declaration=True)

    write_private(path, write)
    undated = sum(said["undated"] for _, _, said in graph.edges(data=True))
    if not undated:
        return ()
    shown = "Gephi shows an edge that has only such links all through its timeline."
    return (f"{counted(undated, '1 link has no date.', '{} links have no date.')} {shown}",)


def _describe(tree: Element, release: Release[Network]) -> None:
    """Write the account of the release into the part of the file that says what it is."""
    meta = tree.find("meta")
    assert meta is not None  # noqa: S101  NetworkX has just made it
    meta.clear()
    meta.set("lastmodifieddate", account(release)["as_at"])
    SubElement(meta, "creator").text = "ctx-map"
    SubElement(meta, "keywords").text = xml_clean(release.marking)
    told = "\n".join(f"{name}: {words}" for name, words in xml_account(release).items())
    SubElement(meta, "description").text = told


EXPORTER = Exporter(
    name="gexf",
    title="GEXF",
    suffix=".gexf",
    opens_in="Gephi, Gephi Lite, NetworkX",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "GEXF has one edge for all links of one kind between the same two. It has their number, the number of reports, "
        "and the agency, reference, grade and days of each. Its spells are the days of all these links together.",
        "Times of day are not in the spells.",
        "Friendships and other links without a direction are written with one, because a file has only one sort.",
        "Shapes and the places of nodes on the canvas are not in the file. Choose a layout in Gephi.",
    ),
    writes=_save,
)
