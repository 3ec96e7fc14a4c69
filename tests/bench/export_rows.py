"""Saving a release in each format, against what the plain library takes to write the same graph.

The library is given the graph ready made, with the same values: what a release does besides is ours alone (names,
words for codes and grades, homes left out, the account, the report beside the file, the file for its owner only).
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import anxwritter as anx
import geopandas
import networkx as nx
import pandas as pd
import polars as pl
import xlsxwriter
from pyvis.network import Network as PyvisNetwork

from bench.kept_open import kept
from bench.rows import Goal, Make, Row, Run
from bench.town import as_network, generate
from ctx_map.export import EXPORTERS, write
from ctx_map.export.formats.anx import GRADES, _icons, _link, _rows
from ctx_map.export.formats.cx2 import cx2_aspects
from ctx_map.export.formats.cyjs import cyjs_object
from ctx_map.export.formats.ftm import ftm_entities
from ctx_map.export.formats.gexf import gexf_graph
from ctx_map.export.formats.graphml import graphml_graph
from ctx_map.export.formats.i2_csv import i2_links
from ctx_map.export.formats.json import json_object
from ctx_map.export.formats.xlsx import network_sheets
from ctx_map.governance import Release
from ctx_map.network import Network
from ctx_map.network.tables import link_table, node_table
from export.releases import released

MOST = 3.0
"""Times as long as the library. A page has no such goal: pyvis leaves the layout to the browser."""
WHY_MISSED = {"ftm": "The json module is given each line with its words and hashes ready made."}
Town = Release[Network]


def export_row(name: str) -> Make:
    """Make the row of a format by its name; the bench finds it as ``export_csv`` and so on."""

    def make(links: int) -> Row:
        return _row(name, links)

    make.__name__ = f"export_{name}_row"
    return make


def _row(name: str, links: int) -> Row:
    release = released(_town(links), to=name)
    library, rival = RIVALS[name]
    path = _folder() / f"ours{EXPORTERS[name].suffix}"
    most = None if name == "html" else MOST
    goals = (Goal(library, at_most=most, why_missed=WHY_MISSED.get(name, "")),)
    return Row(f"export --as {name}", links, lambda: _done(write(release, path)), {library: rival(release)}, goals)


def _done(_: Path) -> None:
    """Files are compared by the tests of each format."""


@cache
def _town(links: int) -> Network:
    return as_network(generate(links))


@cache
def _folder() -> Path:
    return Path(kept().enter_context(tempfile.TemporaryDirectory()))


def _dumped(made: Callable[[Town], Any]) -> Callable[[Town], Run]:
    """The json module, given the object."""

    def rival(release: Town) -> Run:
        told = made(release)

        def run() -> None:
            with (_folder() / "theirs.json").open("w", encoding="utf-8") as out:
                json.dump(told, out, ensure_ascii=False)

        return run

    return rival


def _lines(made: Callable[[Town], Any]) -> Callable[[Town], Run]:
    """The json module, given each line."""

    def rival(release: Town) -> Run:
        told = list(made(release))

        def run() -> None:
            with (_folder() / "theirs.jsonl").open("w", encoding="utf-8") as out:
                out.writelines(f"{json.dumps(each, ensure_ascii=False)}\n" for each in told)

        return run

    return rival


def _tables(made: Callable[[Network], list[pl.DataFrame]]) -> Callable[[Town], Run]:
    """Pandas, given the tables."""

    def rival(release: Town) -> Run:
        frames = [pd.DataFrame(frame.to_dict(as_series=False)) for frame in made(release.content)]

        def run() -> None:
            for number, frame in enumerate(frames):
                frame.to_csv(_folder() / f"theirs{number}.csv", index=False)

        return run

    return rival


def _graphml(release: Town) -> Run:
    graph = graphml_graph(release)
    return lambda: nx.write_graphml(graph, _folder() / "theirs.graphml")


def _gexf(release: Town) -> Run:
    graph = gexf_graph(release.content)
    return lambda: nx.write_gexf(graph, _folder() / "theirs.gexf", version="1.3", prettyprint=False)


def _gis(driver: str) -> Callable[[Town], Run]:
    """GDAL, with the counts that pandas makes of the links."""

    def rival(release: Town) -> Run:
        nodes, links = (
            pd.DataFrame(frame.to_dict(as_series=False))
            for frame in (node_table(release.content), link_table(release.content))
        )
        places = nodes[(nodes["node_type"] == "Place") & nodes["latitude"].notna()]

        def run() -> None:
            ends = pd.concat([links.assign(id=links[end]) for end in ("source", "target")])
            ends["report"] = ends["agency"] + ends["ref"]
            counts = ends.groupby("id").agg(
                reports=("report", "nunique"), links=("kind", "size"), first=("since", "min"), last=("since", "max")
            )
            for name in ("agency", "grade"):
                counts[name] = ends.groupby("id")[name].agg(lambda said: "; ".join(sorted(set(said.dropna()))))
            rows = places.merge(counts, left_on="id", right_index=True, how="left")
            points = geopandas.points_from_xy(rows["longitude"], rows["latitude"])
            frame = geopandas.GeoDataFrame(rows, geometry=points, crs="EPSG:4326")
            frame.to_file(_folder() / f"theirs.{driver}", driver=driver)

        return run

    return rival


def _xlsx(release: Town) -> Run:
    sheets = [(name, frame.columns, frame.rows()) for name, frame in network_sheets(release.content)]

    def run() -> None:
        with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
            for name, columns, rows in sheets:
                sheet = book.add_worksheet(name)
                for number, row in enumerate([columns, *rows]):
                    sheet.write_row(number, 0, row)

    return run


def _anx(release: Town) -> Run:
    icons, links = _icons(release.content), [_link(row) for row in _rows(release.content)]

    def run() -> None:
        chart = anx.ANXChart(settings=anx.Settings(extra_cfg=anx.ExtraCfg(arrange="grid")))
        for known, grades in zip((chart.grades_one, chart.grades_two, chart.grades_three), GRADES, strict=True):
            known.items[:] = grades.values()
        chart.add_all(anx.Icon(**icon) for icon in icons)
        chart.add_all(anx.Link(**link) for link in links)
        with (_folder() / "theirs.anx").open("wb") as out:
            out.writelines(chart.iter_anx_bytes())

    return run


def _pyvis(release: Town) -> Run:
    nodes = node_table(release.content).select("id", "label").rows()
    links = link_table(release.content).select("source", "target").rows()

    def run() -> None:
        page = PyvisNetwork(directed=True)
        page.add_nodes([key for key, _ in nodes], label=[label for _, label in nodes])
        page.add_edges(links)
        (_folder() / "theirs.html").write_text(page.generate_html(), encoding="utf-8")

    return run


RIVALS: Mapping[str, tuple[str, Callable[[Town], Run]]] = {
    "anx": ("anxwritter", _anx),
    "csv": ("pandas", _tables(lambda network: [node_table(network), link_table(network)])),
    "cx2": ("json", _dumped(cx2_aspects)),
    "cyjs": ("json", _dumped(cyjs_object)),
    "cypher": ("json", _lines(lambda release: link_table(release.content).to_dicts())),
    "ftm": ("json", _lines(lambda release: ftm_entities(release, release.content))),
    "geojson": ("GDAL", _gis("GeoJSON")),
    "gexf": ("NetworkX", _gexf),
    "graphml": ("NetworkX", _graphml),
    "html": ("pyvis", _pyvis),
    "i2-csv": ("pandas", _tables(lambda network: [node_table(network), i2_links(network)])),
    "json": ("json", _dumped(json_object)),
    "kml": ("GDAL", _gis("KML")),
    "xlsx": ("XlsxWriter", _xlsx),
}
"""For each format the library, and how it writes the same graph."""
