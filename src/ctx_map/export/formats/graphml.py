"""GraphML for Gephi, yEd, Cytoscape and NetworkX. An edge is a link with its grade, handling and dates.

Every column has one type, so that Gephi shows one column. yes and no are words, because readers differ on true and
True. Names come out in `label`; yEd shows them after Edit > Properties Mapper, new configuration, label.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx
from defusedxml import ElementTree

from ctx_map.errors import WrongUse
from ctx_map.export.account import HOMES_LEFT_OUT, check_release
from ctx_map.export.exporter import Exporter
from ctx_map.export.text import xml_clean
from ctx_map.export.xml_words import xml_account, xml_attributes
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import link_table, node_table
from ctx_map.private_file import write_private

_NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
_PLACED = ("id", "source", "target")


def write_graphml(release: Release[Network], path: Path) -> None:
    """Write a network as GraphML and read it back. Only its owner can open the file.

    Raises WrongUse if nothing can be written there, and Refused for a release made for another format.
    """
    check_release(release, EXPORTER.name)
    EXPORTER.check_content(release)
    graph = graphml_graph(release)

    def write(out: BinaryIO) -> None:
        nx.write_graphml(graph, out)

    write_private(path, write, check=lambda part: _check_whole(part, graph))


def graphml_graph(release: Release[Network]) -> nx.MultiDiGraph[str]:
    """Return the network as a NetworkX graph of text and numbers. Values that are not known are left out."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(xml_account(release))
    for row in node_table(release.content).iter_rows(named=True):
        graph.add_node(xml_clean(row["id"]), **xml_attributes(row, but=_PLACED))
    for row in link_table(release.content).iter_rows(named=True):
        ends = xml_clean(row["source"]), xml_clean(row["target"])
        graph.add_edge(*ends, key=xml_clean(row["id"]), **xml_attributes(row, but=_PLACED))
    return graph


def _check_whole(path: Path, graph: nx.MultiDiGraph[str]) -> None:
    """Read the file back, and raise WrongUse unless it is complete."""
    found = {"node": 0, "edge": 0}
    for _, element in ElementTree.iterparse(path):
        name = element.tag.removeprefix(_NAMESPACE)
        if name in found:
            found[name] += 1
            element.clear()
    if found != {"node": graph.number_of_nodes(), "edge": graph.number_of_edges()}:
        raise WrongUse(
            "The GraphML file could not be saved, because two ids differ only in forbidden characters. Change one."
        )


def _save(release: Release[Any], path: Path) -> tuple[str, ...]:
    write_graphml(release, path)
    return ()


EXPORTER = Exporter(
    name="graphml",
    title="GraphML",
    suffix=".graphml",
    opens_in="Gephi, yEd, Cytoscape, NetworkX, igraph",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "GraphML has no dates and no lists. Both are text, and a list has a semicolon between the items.",
        "Colours, shapes and the places of nodes on the canvas are not in the file.",
        "Gephi draws several links between the same two as one line. Use GEXF to keep them and their dates there.",
    ),
    writes=_save,
)
