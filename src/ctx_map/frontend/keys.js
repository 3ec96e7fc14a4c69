// Keys inside the map. They work only while the map has the focus, and leave those of the browser alone.

import { nearest } from "./pick.js";
import { openMenu } from "./menu.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function onKey(event, chart) {
  // after a drag the focus may be inside the canvas of vis-network
  const here = event.target === chart.frame.stage || chart.frame.host.contains(event.target);
  if (!here || event.altKey) return;
  const act = event.ctrlKey || event.metaKey ? withControl(event, chart) : way(event, chart) || named(event, chart);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function withControl(event, chart) {
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) return () => chart.undo();
  return key === "y" || key === "z" ? () => chart.redo() : null;
}

function way(event, chart) {
  const step = WAYS[event.key];
  if (!step) return null;
  if (chart.mover.held) return () => chart.mover.nudge(...step, event.shiftKey);
  if (event.shiftKey) return () => chart.view.pan(...step);
  return () => go(chart, ...step);
}

function go(chart, right, down) {
  const nodes = chart.scene.drawnNodes();
  const from = chart.scene.focus && !chart.scene.isHidden(chart.scene.focus) ? chart.scene.focus : null;
  chart.focusOn(from ? nearest(nodes, from, right, down) : chart.middleMost());
}

function named(event, chart) {
  const node = chart.scene.focus;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (chart.mover.held && (key === "Enter" || key === "Escape" || key === "m")) return () => chart.mover.stop(key === "Escape");
  if ((key === "F10" && event.shiftKey) || key === "ContextMenu") return () => menuAt(chart, node);
  const plain = plainKey(key, chart);
  if (plain) return plain;
  return node ? nodeKey(key, event, chart, node) : null;
}

function plainKey(key, chart) {
  return {
    Escape: () => chart.clear(),
    "?": () => chart.help(),
    "/": () => chart.searchBox.focus(),
    "+": () => chart.view.zoom(1.3),
    "=": () => chart.view.zoom(1.3),
    "-": () => chart.view.zoom(1 / 1.3),
    0: () => chart.view.fit(),
    f: () => chart.fitSelection(),
    p: () => chart.pathKey(),
  }[key];
}

function nodeKey(key, event, chart, node) {
  const chosen = () => (chart.scene.selected.size ? [...chart.scene.selected] : [node]);
  return {
    Enter: () => enter(event, chart, node),
    " ": () => chart.choose(node, true),
    x: () => chart.expand(node),
    e: () => chart.expand(node),
    l: () => chart.selectAround(node),
    i: () => chart.inspect(node),
    h: () => (event.shiftKey ? chart.hideOthers(node) : chart.hide(chosen())),
    m: () => chart.mover.start(node),
  }[key];
}

// As with the pointer: once selects, again on what is selected draws what is linked to it.
function enter(event, chart, node) {
  const { selected } = chart.scene;
  const again = !event.shiftKey && selected.size === 1 && selected.has(node);
  if (again && node.undrawn && chart.hooks.onExpand) chart.expand(node);
  else chart.choose(node, event.shiftKey);
}

function menuAt(chart, node) {
  const view = chart.view.now();
  const at = node ? { x: node.x * view.scale + view.dx + 16, y: node.y * view.scale + view.dy + 16 } : { x: 20, y: 20 };
  openMenu(chart, at.x, at.y, node);
}
