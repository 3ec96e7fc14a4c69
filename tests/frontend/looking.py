"""Looking at a map in a browser: opening it, finding what is drawn where, and what the page asked for."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Dialog, Page

from ctx_map.governance import Disclosure
from ctx_map.maps import MapPayload, TimelinePayload, write_html
from ctx_map.maps.script import bundled_script, stylesheet, vis_network_text
from ctx_map.network import Network
from maps.releases import NOT_SAID, released

READY = 20_000
"""Milliseconds that a map may take to be drawn."""
_HOOKS = ("onSelect", "onExpand", "onInspect", "onPath", "onMove", "onHide", "onBrush")
_TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
_HARNESS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>map</title><style>{css}</style>
<div id="map" style="--cm-height: 600px"></div><script type="application/json" id="data">{data}</script>
<script>{vis}</script><script>{bundle}</script><script>
window.said = [];
const hooks = {{}};
for (const name of {hooks}) hooks[name] = (...what) => window.said.push([name, ...what]);
module_network.draw(document.getElementById("map"), JSON.parse(document.getElementById("data").textContent), hooks)
  .then((chart) => {{ window.chart = chart; document.documentElement.dataset.ready = "yes"; }});
</script></html>"""

_TIMELINE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>timeline</title><style>{css}</style>
<main><h1 class="cm-unseen">Timeline</h1><div id="timeline" class="cm-root" style="--cm-height: 460px"></div></main>
<script type="application/json" id="data">{data}</script><script>{bundle}</script><script>
window.said = [];
const hooks = {{}};
for (const name of {hooks}) hooks[name] = (...what) => window.said.push([name, ...what]);
const payload = JSON.parse(document.getElementById("data").textContent);
window.timeline = module_timeline_timeline.drawTimeline(document.getElementById("timeline"), payload, hooks);
document.documentElement.dataset.ready = "yes";
</script></html>"""


_CANVAS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>canvas</title><style>{css}</style>
<main><h1 class="cm-unseen">Canvas</h1>
<div id="map" style="--cm-height: {high}px; --cm-text-scale: {text_scale}; width: {wide}px"></div></main>
<script type="application/json" id="data">{data}</script>
<script>{vis}</script><script>{bundle}</script><script>
window.events = [];
const isNew = (event) => !window.events.some((old) => old.number === event.number);
const hear = (events) => window.events.push(...events.filter(isNew));
window.open_canvas = async () => {{
  const payload = JSON.parse(document.getElementById("data").textContent);
  const hooks = module_canvas.hooksOfRoom("canvas", hear);
  window.chart = await module_network.draw(document.getElementById("map"), payload, hooks, {{ key: "canvas" }});
  await new Promise((done) => window.chart.whenDrawn(done));
  module_canvas.enter("canvas", window.chart);
}};
window.close_canvas = () => {{ module_canvas.leave("canvas", window.chart); window.chart.destroy(); }};
window.open_canvas().then(() => {{ document.documentElement.dataset.ready = "yes"; }});
</script></html>"""


def chromium() -> str:
    """The Chromium of this machine, or the one that CTX_MAP_CHROMIUM names."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CTX_MAP_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise RuntimeError("No Chromium was found: install one, or name it in CTX_MAP_CHROMIUM.")
    return found


@dataclass
class Look:
    """One page, and what it did."""

    page: Page
    folder: Path
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("dialog", self._dialog)

    def _console(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def at_page(
        self,
        network: Network,
        *,
        payload: MapPayload | None = None,
        names: str = "full",
        disclosure: Disclosure = NOT_SAID,
    ) -> Page:
        """The page that stands alone, of this network."""
        path = self.folder / "map.html"
        write_html(released(network, disclosure=disclosure), path, payload=payload, names=names)
        return self._open(path)

    def at_map(self, payload: MapPayload) -> Page:
        """The bare component: its hooks note what they are told in `window.said`; its chart is `window.chart`."""
        path = self.folder / "bare.html"
        data = json.dumps(payload).replace("<", "\\u003c")
        parts = {"css": stylesheet(), "vis": vis_network_text(), "bundle": bundled_script(), "data": data}
        path.write_text(_HARNESS.format(hooks=json.dumps(_HOOKS), **parts), encoding="utf-8")
        return self._open(path)

    def at_timeline(self, payload: TimelinePayload) -> Page:
        """The bare timeline: its hooks note what they are told in `window.said`; it is `window.timeline`."""
        path = self.folder / "timeline.html"
        parts = {"css": stylesheet(), "bundle": bundled_script("timeline/timeline")}
        data = json.dumps(payload).replace("<", "\\u003c")
        path.write_text(_TIMELINE.format(hooks=json.dumps(_HOOKS), data=data, **parts), encoding="utf-8")
        return self._open(path)

    def at_canvas(self, payload: MapPayload, *, wide: int = 768, high: int = 480, text_scale: float = 1.0) -> Page:
        """The canvas of a meeting: what it tells is in `window.events`, and `message` is what it is told."""
        path = self.folder / "canvas.html"
        data = json.dumps(payload).replace("<", "\\u003c")
        parts = {"css": stylesheet(), "vis": vis_network_text(), "bundle": bundled_script(), "data": data}
        size = {"wide": wide, "high": high, "text_scale": text_scale}
        path.write_text(_CANVAS.format(**parts, **size), encoding="utf-8")
        return self._open(path)

    def message(self, **said: object) -> None:
        """Brings a message that was written after everything that was told so far."""
        heard = max([event["number"] for event in self.page.evaluate("window.events")], default=0)
        self.page.evaluate("(message) => module_canvas.bringMessage('canvas', message)", {"heard": heard, **said})
        self.painted()

    def told(self, what: str) -> list[dict[str, Any]]:
        """The events of this sort that the canvas told, without their numbers."""
        self.painted()
        before = -1
        # on a busy machine what was told arrives late: until no more comes
        while (count := self.page.evaluate("window.events.length")) != before:
            before = count
            self.page.wait_for_timeout(60)
        events = self.page.evaluate("window.events")
        return [
            {k: v for k, v in event.items() if k not in {"number", "do"}} for event in events if event["do"] == what
        ]

    def _open(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready=yes]", state="attached", timeout=READY)
        self.painted()
        return self.page

    def painted(self) -> None:
        """Waits until what was asked for is on the screen: two frames, as the first may have begun before."""
        self.page.evaluate(_TWO_FRAMES)

    def faults(self) -> list[str]:
        """What axe finds wrong with the page."""
        found = Axe().run(self.page).response["violations"]
        return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]

    # --- of the bare component

    def spot(self, label: str) -> tuple[float, float]:
        """Where a node is drawn, in pixels of the page."""
        found = self.page.evaluate(
            """(label) => {
                const node = chart.scene.model.nodes.find((each) => each.label === label);
                const { scale, dx, dy } = chart.view.now();
                const box = chart.frame.host.getBoundingClientRect();
                return [node.x * scale + dx + box.left, node.y * scale + dy + box.top];
            }""",
            label,
        )
        return found[0], found[1]

    def click(self, label: str, *, shift: bool = False) -> None:
        x, y = self.spot(label)
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(x, y)
        if shift:
            self.page.keyboard.up("Shift")
        self.painted()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=6)
        self.page.mouse.up()
        self.painted()

    def selected(self) -> set[str]:
        """The labels of what is selected."""
        return set(self.page.evaluate("[...chart.scene.selected].map((node) => node.label)"))

    def drawn(self) -> set[str]:
        """The labels of what is drawn."""
        return set(self.page.evaluate("chart.scene.drawnNodes().map((node) => node.label)"))

    def said(self, hook: str) -> list[Any]:
        """What a hook was told, call by call."""
        return [call[1:] for call in self.page.evaluate("window.said") if call[0] == hook]

    def view(self) -> dict[str, float]:
        """Zoom and shift."""
        found: dict[str, float] = self.page.evaluate("(({ scale, dx, dy }) => ({ scale, dx, dy }))(chart.view.now())")
        return found

    def status(self) -> str:
        """What the status line says."""
        return self.page.locator(".cm-status").inner_text()

    def focus_map(self) -> None:
        self.page.locator(".cm-stage").focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
