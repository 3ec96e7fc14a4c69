// The pointer: click selects, Shift adds, Shift-drag draws a box, double click opens, right click asks, hover tells.

import { lineWords, nodeWords } from "./model.js";
import { lineAt, nodeAt, nodesIn } from "./pick.js";
import { closeMenu, openMenu } from "./menu.js";
import { fill, make } from "./dom.js";

export function listen(chart) {
  const { network, frame } = chart;
  network.on("click", ({ pointer, event }) => click(chart, pointer.DOM, event.srcEvent || event));
  network.on("doubleClick", ({ pointer }) => {
    const node = nodeAt(chart.scene, chart.view.now(), pointer.DOM.x, pointer.DOM.y);
    if (node) chart.expand(node);
  });
  network.on("oncontext", ({ pointer, event }) => {
    event.preventDefault();
    openMenu(chart, pointer.DOM.x, pointer.DOM.y, nodeAt(chart.scene, chart.view.now(), pointer.DOM.x, pointer.DOM.y));
  });
  network.on("zoom", () => {
    chart.view.touched = true;
    chart.view.looked();
  });
  listenToDrags(chart);
  frame.host.addEventListener("pointermove", (event) => hover(chart, event));
  frame.host.addEventListener("pointerleave", () => tell(chart, null));
  // before vis-network, which would draw a box of its own
  frame.host.addEventListener("pointerdown", (event) => startBox(chart, event), { capture: true });
}

function click(chart, { x, y }, event) {
  closeMenu(chart);
  chart.frame.stage.focus({ preventScroll: true });
  const view = chart.view.now();
  const node = nodeAt(chart.scene, view, x, y);
  const line = node ? null : lineAt(chart.scene, view, x, y);
  if (node) chart.choose(node, event.shiftKey || event.ctrlKey || event.metaKey);
  else if (line) chart.chooseLine(line, event.shiftKey);
  else chart.clear();
}

function listenToDrags(chart) {
  const { network } = chart;
  let held = null;
  network.on("dragStart", ({ pointer }) => {
    const node = nodeAt(chart.scene, chart.view.now(), pointer.DOM.x, pointer.DOM.y);
    const free = node && chart.mover.allowed();
    held = free ? { from: pointer.canvas, before: chart.mover.where(chart.mover.together(node)) } : null;
    tell(chart, null);
  });
  network.on("dragging", ({ pointer }) => {
    if (!held) return;
    for (const [node, x, y] of held.before) chart.mover.put(node, x + pointer.canvas.x - held.from.x, y + pointer.canvas.y - held.from.y);
    chart.redraw();
  });
  network.on("dragEnd", () => {
    // vis-network has taken the focus; keys are heard by the stage
    chart.frame.stage.focus({ preventScroll: true });
    if (held) chart.mover.done(held.before);
    else {
      chart.view.touched = true;
      chart.view.looked();
    }
    held = null;
  });
}

function hover(chart, event) {
  if (event.buttons) return;
  const { x, y } = spot(chart, event);
  const view = chart.view.now();
  const node = nodeAt(chart.scene, view, x, y);
  tell(chart, node || lineAt(chart.scene, view, x, y), x, y);
}

function spot(chart, event) {
  const box = chart.frame.host.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

// What the pointer is on, in words: label and dates. Status line and table tell the same without a pointer.
function tell(chart, what, x = 0, y = 0) {
  const { tip, host } = chart.frame;
  host.style.cursor = what ? "pointer" : "grab";
  if (chart.scene.hover !== what) {
    chart.scene.hover = what;
    chart.scene.changed();
    chart.redraw();
    if (what) {
      const [first, ...rest] = what.reads ? lineWords(what) : nodeWords(what, chart.linesShown(what));
      fill(tip, make("strong", {}, first), ...rest.map((line) => make("span", {}, line)));
    }
  }
  tip.hidden = !what;
  if (!what) return;
  tip.style.left = `${Math.max(4, Math.min(x + 16, host.clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 22 + tip.offsetHeight > host.clientHeight ? Math.max(4, y - tip.offsetHeight - 14) : y + 22}px`;
}

function startBox(chart, event) {
  if (!(event.shiftKey || chart.lasso.on) || event.button !== 0 || !event.isPrimary) return;
  const start = spot(chart, event);
  if (chart.lasso.on) {
    event.stopPropagation();
    event.preventDefault();
    chart.lasso.follow(start, (moved) => spot(chart, moved));
    return;
  }
  if (nodeAt(chart.scene, chart.view.now(), start.x, start.y)) return;
  event.stopPropagation();
  event.preventDefault();
  const { box, host } = chart.frame;
  const area = (at) => ({ left: Math.min(start.x, at.x), right: Math.max(start.x, at.x), top: Math.min(start.y, at.y), bottom: Math.max(start.y, at.y) });
  const move = (moved) => {
    const { left, right, top, bottom } = area(spot(chart, moved));
    box.hidden = false;
    Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
  };
  const end = (last) => {
    host.ownerDocument.removeEventListener("pointermove", move, true);
    box.hidden = true;
    chart.frame.stage.focus({ preventScroll: true });
    const inside = nodesIn(chart.scene, chart.view.now(), area(spot(chart, last)));
    if (inside.length) chart.select([...chart.scene.selected, ...inside]);
  };
  host.ownerDocument.addEventListener("pointermove", move, true);
  host.ownerDocument.addEventListener("pointerup", end, { capture: true, once: true });
}
