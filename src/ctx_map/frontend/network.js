// The map component. `draw` serves a page of its own, the default export serves Streamlit's components.
// Streamlit calls the default export again, without an end in between, whenever the data of a mounted map has changed.

import { Chart } from "./chart.js";
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
  if (!data || !data.map) return undefined;
  let map = alive.get(parentElement);
  if (!map) {
    map = { chart: null, data: null, said: 0 };
    alive.set(parentElement, map);
    start(map, { data, key, parentElement, setStateValue, setTriggerValue });
  } else {
    map.next = data;
    if (map.chart) bring(map);
  }
  return () => {
    alive.delete(parentElement);
    if (map.chart) map.chart.destroy();
    map.ended = true;
  };
}

async function start(map, { data, key, parentElement, setStateValue, setTriggerValue }) {
  const host = make("div", { class: "cm-root" });
  parentElement.append(host);
  look(host, data);
  try {
    const hooks = hooksFor(data, setStateValue, setTriggerValue);
    map.host = host;
    map.data = data;
    map.next = map.next || data;
    map.payload = JSON.stringify(data.map);
    map.chart = await draw(host, data.map, hooks, { visUrl: data.vis_url, key: key || data.key });
    if (map.ended) return map.chart.destroy();
    map.chart.selectKeys(data.selected || []);
    map.said = (data.command || {}).number || 0;
    return bring(map);
  } catch {
    fill(host, make("p", { role: "alert" }, "The map cannot be drawn: its script did not load. The table holds the same content; reload the page to try again."));
    return undefined;
  }
}

function hooksFor(data, setStateValue, setTriggerValue) {
  return {
    onSelect: (selected) => setStateValue("selected", selected),
    onMove: (positions) => setStateValue("positions", positions),
    onHide: (keys) => setStateValue("hidden", keys),
    onExpand: (node) => setTriggerValue("expand", node),
    onInspect: (node) => setTriggerValue("inspect", node),
    onPath: (start, end) => setTriggerValue("path", [start, end]),
    onPicture: data.picture === "ask" ? () => setTriggerValue("picture", true) : data.picture === "save" ? undefined : null,
  };
}

function look(host, data) {
  host.style.setProperty("--cm-height", `${data.height || 600}px`);
  host.style.setProperty("--cm-text-scale", String(data.text_scale || 1));
}

// Only what differs is brought to the map: the payload, the selection, a command with a new number.
function bring(map) {
  const { chart, next, data } = map;
  map.data = next;
  look(map.host, next);
  chart.styleOf();
  const command = next.command || {};
  const fresh = command.number && command.number !== map.said;
  if (fresh) map.said = command.number;
  const anew = fresh && command.do === "lay_out";
  if (anew) chart.memory.moved.clear();
  const payload = JSON.stringify(next.map);
  if (payload !== map.payload || anew) chart.update(next.map);
  map.payload = payload;
  if (JSON.stringify(next.selected || []) !== JSON.stringify(data.selected || [])) chart.selectKeys(next.selected || []);
  if (fresh) obey(chart, command);
  chart.scene.changed();
  chart.redraw();
}

function obey(chart, command) {
  const node = chart.scene.model.byKey.get(command.node);
  if (command.do === "fit" || command.do === "lay_out") chart.view.fit();
  if (command.do === "jump" && node) chart.jump(node);
  if (command.do === "save_picture") chart.savePicture();
  if (command.do === "show_all") chart.showAll();
}
