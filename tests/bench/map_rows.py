"""A map of a thousand nodes in a real Chromium: from the data in the page to the picture on the screen."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from bench.kept_open import kept, kept_browser
from bench.rows import Elsewhere, Goal, Row, Run
from bench.town import as_network, generate
from ctx_map.maps import MapPayload, network_map
from ctx_map.maps.script import bundled_script, stylesheet, vis_network_text
from maps.releases import released

DRAWN = 30_000
"""Milliseconds that a map may take."""
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>map</title><style>{css}</style>
<div id="map" style="--cm-height: 700px; height: 700px; width: 1300px"></div>
<script type="application/json" id="data">{data}</script><script>{vis}</script><script>{bundle}</script><script>
const payload = JSON.parse(document.getElementById("data").textContent);
const container = document.getElementById("map");
const twoFrames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
{draw}
</script></html>"""
_OURS = """
const begun = performance.now();
const drawn = module_network.draw(container, payload, {});
drawn.then(() => twoFrames(() => { window.taken = performance.now() - begun; }));"""
_BARE = """
const begun = performance.now();
const nodes = new vis.DataSet(payload.nodes.map(([id, , x, y, label]) => ({ id, x, y, label })));
const edges = new vis.DataSet(payload.lines.map(([from, to], id) => (
  { id, from: payload.nodes[from][0], to: payload.nodes[to][0] })));
const network = new vis.Network(container, { nodes, edges }, { physics: false, edges: { smooth: false } });
network.fit();
network.once("afterDrawing", () => twoFrames(() => { window.taken = performance.now() - begun; }));"""


def map_row(links: int) -> Row:
    """Against bare vis-network with the same nodes, places and lines, its physics off."""
    payload = network_map(released(as_network(generate(links))))
    rivals: dict[str, Run] = {"vis-network": _drawing(payload, _BARE, "bare")}
    return Row("map drawn", links, _drawing(payload, _OURS, "ours"), rivals, (Goal("vis-network", at_most=1.5),))


def _drawing(payload: MapPayload, draw: str, name: str) -> Callable[[], Elsewhere]:
    path = _folder() / f"{name}.html"
    data = json.dumps(payload).replace("<", "\\u003c")
    parts = {"css": stylesheet(), "vis": vis_network_text(), "bundle": bundled_script(), "data": data, "draw": draw}
    path.write_text(_PAGE.format(**parts), encoding="utf-8")

    def drawn() -> Elsewhere:
        page = _page()
        page.goto(path.as_uri())
        page.wait_for_function("window.taken !== undefined", timeout=DRAWN)
        return Elsewhere(page.evaluate("window.taken") / 1000, 0.0, None)

    return drawn


@cache
def _folder() -> Path:
    return Path(kept().enter_context(tempfile.TemporaryDirectory()))


@cache
def _page() -> Page:
    return kept_browser().new_page(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
