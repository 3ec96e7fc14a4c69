// What can be done with a node, a line or the empty map: by right click, or Shift+F10 on what has the focus.

import { make } from "./dom.js";

export function openMenu(chart, x, y, node) {
  closeMenu(chart);
  const items = node ? nodeItems(chart, node) : mapItems(chart);
  const menu = make("div", { class: "cm-menu", role: "menu", "aria-label": node ? `What to do with ${node.label}` : "What to do with the map" });
  menu.append(...items.map(([words, keys, act]) => entry(chart, words, keys, act)));
  menu.addEventListener("keydown", (event) => walk(event, chart, menu));
  menu.addEventListener("focusout", (event) => !menu.contains(event.relatedTarget) && closeMenu(chart));
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  chart.frame.stage.append(menu);
  chart.menu = menu;
  const { clientWidth, clientHeight } = chart.frame.stage;
  menu.style.left = `${Math.max(0, Math.min(x, clientWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(0, Math.min(y, clientHeight - menu.offsetHeight - 4))}px`;
  menu.querySelector("button").focus();
}

export function closeMenu(chart) {
  const { menu } = chart;
  chart.menu = null;
  if (menu) menu.remove();
}

function entry(chart, words, keys, act) {
  const button = make("button", { type: "button", role: "menuitem", tabindex: "-1", class: "cm-entry" }, make("span", {}, words), make("kbd", {}, keys));
  button.addEventListener("click", () => {
    closeMenu(chart);
    chart.frame.stage.focus();
    act();
  });
  return button;
}

function nodeItems(chart, node) {
  const items = [];
  if (chart.hooks.onExpand) items.push([node.undrawn ? `Draw what is linked to it (${node.undrawn})` : "Draw what is linked to it", "X", () => chart.expand(node)]);
  items.push(["Select it with its neighbours", "L", () => chart.selectAround(node)]);
  const pair = chart.pairWith(node);
  if (pair) items.push([`Path between ${pair.label} and ${node.label}`, "P", () => chart.path(pair, node)]);
  else items.push(["Path from here: then choose the other end", "P", () => chart.pathFrom(node)]);
  if (chart.hooks.onInspect) items.push(["Show what is recorded", "I", () => chart.inspect(node)]);
  items.push(["Hide from view", "H", () => chart.hide([node])]);
  items.push(["Hide all others", "Shift H", () => chart.hideOthers(node)]);
  if (chart.mover.allowed()) items.push(["Move with the arrow keys", "M", () => chart.mover.start(node)]);
  return items;
}

function mapItems(chart) {
  const items = [["Fit the whole map", "F", () => chart.view.fit()]];
  if (chart.scene.hidden.size) items.push([`Show hidden again (${chart.scene.hidden.size})`, "", () => chart.showAll()]);
  if (chart.history.length) items.push(["Undo", "Ctrl Z", () => chart.undo()]);
  items.push(["Clear the selection", "Esc", () => chart.clear()]);
  return items;
}

function walk(event, chart, menu) {
  const items = [...menu.querySelectorAll("button")];
  const here = items.indexOf(event.target);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
  event.stopPropagation();
  if (next !== undefined) {
    event.preventDefault();
    items[(next + items.length) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeMenu(chart);
    chart.frame.stage.focus();
  }
}
