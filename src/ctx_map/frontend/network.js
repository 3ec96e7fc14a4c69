// The map component. `draw` serves a page of its own, the default export serves Streamlit's components.
// Streamlit calls the default export again, without an end in between, whenever the data of a mounted map has changed.

import { Chart } from "./chart.js";
import { bringMessage, bringPicture, enter, hooksOfRoom, leave } from "./canvas.js";
import { FillHeight } from "./fill_height.js";
import { loadVis } from "./vis.js";
import { fill, make } from "./dom.js";

const alive = new WeakMap();
const remembered = new Map();

function memoryOf(key) {
  if (!remembered.has(key)) remembered.set(key, { view: null, moved: new Map(), hidden: new Set() });
  return remembered.get(key);
}

// Draws a payload into a container. `hooks`: onSelect, onExpand, onInspect, onPath, onMove, onHide, onPicture (null: no picture).
export async function draw(container, payload, hooks = {}, { visUrl = "", key = "" } = {}) {
  const vis = await loadVis(visUrl);
  return new Chart(vis, container, payload, hooks, key ? memoryOf(key) : { view: null, moved: new Map(), hidden: new Set() });
}

export default function mount({ data, key, parentElement, setStateValue, setTriggerValue }) {
  // the small message of a meeting's canvas has a mount of its own
  if (data && data.message) return bringMessage(data.for, data.message);
  if (!data || !data.map) return undefined;
  const map = alive.get(parentElement) || { chart: null, data: null, said: 0, started: false };
  alive.set(parentElement, map);
  Object.assign(map, { next: data, setStateValue, setTriggerValue });
  if (!map.started) start(map, key || data.key, parentElement);
  else if (map.chart) bring(map);
  return () => {
    alive.delete(parentElement);
    map.ended = true;
    if (map.chart && map.data.canvas) leave(map.data.key, map.chart);
    if (map.fills) map.fills.end();
    if (map.chart) map.chart.destroy();
  };
}

async function start(map, key, parentElement) {
  map.started = true;
  map.host = make("div", { class: "cm-root" });
  parentElement.append(map.host);
  look(map.host, map.next);
  map.data = map.next;
  map.payload = JSON.stringify(map.data.map);
  map.said = (map.data.command || {}).number || 0;
  try {
    map.chart = await draw(map.host, map.data.map, hooksFor(map), { visUrl: map.data.vis_url, key });
  } catch {
    fill(map.host, make("p", { role: "alert" }, "The map cannot be drawn because its script did not load. Reload the page to try again. The table has the same content."));
    return;
  }
  map.chart.scene.contrast = Boolean(map.data.contrast);
  if (!map.ended && map.data.least) map.fills = new FillHeight(map.host, map.chart.frame, map.data.least);
  if (map.ended) map.chart.destroy();
  else if (map.data.canvas) map.chart.whenDrawn(() => enter(map.data.key, map.chart));
  else {
    if (map.data.period) map.chart.time.set(map.data.period);
    if ((map.data.selected || []).length) map.chart.selectKeys(map.data.selected);
    bring(map);
  }
}

function hooksFor(map) {
  if (map.next.canvas) return hooksOfRoom(map.next.key, (events) => map.setTriggerValue("events", events));
  const ask = map.next.picture === "ask" ? () => map.setTriggerValue("picture", true) : undefined;
  return {
    onSelect: (selected) => map.setStateValue("selected", selected),
    onMove: (positions) => map.setStateValue("positions", positions),
    onBrush: (period) => map.setStateValue("brush", period),
    onHide: (keys) => map.setStateValue("hidden", keys),
    onExpand: (node) => map.setTriggerValue("expand", node),
    onInspect: (node) => map.setTriggerValue("inspect", node),
    onPath: (start, end) => map.setTriggerValue("path", [start, end]),
    onPicture: map.next.picture === "ask" || map.next.picture === "save" ? ask : null,
  };
}

// Where the canvas fills its window, the height of Python is only that of its first moment.
function look(host, data) {
  if (!data.least || !host.style.getPropertyValue("--cm-height")) host.style.setProperty("--cm-height", `${data.height || 600}px`);
  host.style.setProperty("--cm-text-scale", String(data.text_scale || 1));
}

// Only what differs is brought to the map: the payload, the selection, a command with a new number.
function bring(map) {
  const { chart, next, data } = map;
  map.data = next;
  look(map.host, next);
  chart.scene.contrast = Boolean(next.contrast);
  chart.styleOf();
  if (map.fills) map.fills.fit();
  if (next.canvas) return bringCanvas(map);
  if (next.picture !== data.picture) chart.hookUp(hooksFor(map));
  const command = next.command || {};
  const fresh = Boolean(command.number) && command.number !== map.said;
  if (fresh) map.said = command.number;
  const anew = fresh && command.do === "lay_out";
  if (anew) chart.memory.moved.clear();
  const payload = JSON.stringify(next.map);
  if (payload !== map.payload || anew) chart.update(next.map);
  map.payload = payload;
  if (JSON.stringify(next.selected || []) !== JSON.stringify(data.selected || [])) chart.selectKeys(next.selected || []);
  if (JSON.stringify(next.period || null) !== JSON.stringify(data.period || null)) chart.time.set(next.period || null);
  if (fresh) obey(chart, command);
  chart.scene.changed();
  return chart.redraw();
}

function bringCanvas(map) {
  const payload = JSON.stringify(map.next.map);
  if (payload !== map.payload) bringPicture(map.next.key, map.next.map);
  map.payload = payload;
  map.chart.scene.changed();
  map.chart.redraw();
}

function obey(chart, command) {
  const node = chart.scene.model.byKey.get(command.node);
  if (command.do === "fit" || command.do === "lay_out") chart.view.fit();
  if (command.do === "jump" && node) chart.jump(node);
  if (command.do === "save_picture") chart.savePicture();
  if (command.do === "show_all") chart.showAll();
}
