// What can be done with a node, a line or the empty map: by right click, or Shift+F10 on what has the focus.

import { hiddenAround, onlyAround } from "./around.js";
import { make } from "./dom.js";
import { pairWith, pathFrom } from "./paths.js";

export function openMenu(chart, x, y, node) {
  const items = node ? nodeItems(chart, node) : mapItems(chart);
  show(chart, x, y, items, node ? `What to do with ${node.label}` : "What to do with the map");
}

// What would come if a node were opened, sort by sort with counts: nothing comes before it is chosen here.
export function openComing(chart, coming) {
  const node = coming && chart.scene.model.byKey.get(coming.node);
  if (!node) return;
  const { scale, dx, dy } = chart.view.now();
  const total = coming.entries.reduce((sum, [, , count]) => sum + count, 0);
  const items = coming.entries.map(([sort, words, count]) => [`${words} (${count})`, "", () => chart.hooks.onCome(node.key, [sort])]);
  if (items.length > 1) items.push([`All of these (${total})`, "", () => chart.hooks.onCome(node.key, [])]);
  if (!items.length) items.push(["Everything linked to it is shown already", "", () => chart.hooks.onCloseMenu()]);
  show(chart, node.x * scale + dx + 16, node.y * scale + dy + 16, items, `Show what is linked to ${node.label}`, { title: `Linked to ${node.label}`, left: () => chart.hooks.onCloseMenu() });
}

function show(chart, x, y, items, name, { title = "", left = null } = {}) {
  closeMenu(chart);
  const menu = make("div", { class: "cm-menu", role: "menu", "aria-label": name });
  if (title) menu.append(make("div", { class: "cm-menu-title", role: "presentation" }, title));
  chart.menuLeft = left;
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

// `chosen`: an entry was taken, so that nobody needs to hear that the menu was left.
export function closeMenu(chart, chosen = false) {
  const { menu, menuLeft } = chart;
  chart.menu = null;
  chart.menuLeft = null;
  if (!menu) return;
  menu.remove();
  if (menuLeft && !chosen) menuLeft();
}

function entry(chart, words, keys, act) {
  const button = make("button", { type: "button", role: "menuitem", tabindex: "-1", class: "cm-entry" }, make("span", {}, words), make("kbd", {}, keys));
  button.addEventListener("click", () => {
    closeMenu(chart, true);
    chart.frame.stage.focus();
    act();
  });
  return button;
}

function nodeItems(chart, node) {
  const items = [];
  if (chart.expanded.has(node.key)) items.push(["Put away what was opened here", "", () => chart.collapse(node)]);
  if (chart.hooks.onExpand) items.push([node.undrawn ? `Show what is linked to it (${node.undrawn})` : "Show what is linked to it", "E", () => chart.expand(node)]);
  else items.push(...aroundItems(chart, node));
  items.push(["Select it with its neighbours", "L", () => chart.selectAround(node)]);
  const pair = pairWith(chart, node);
  if (pair) items.push([`Path between ${pair.label} and ${node.label}`, "P", () => chart.path(pair, node)]);
  else items.push(["Path from here to what is chosen next", "P", () => pathFrom(chart, node)]);
  if (chart.hooks.onInspect) items.push(["Show what is recorded", "I", () => chart.inspect(node)]);
  items.push(["Hide from view", "H", () => chart.hide([node])]);
  items.push(["Hide all others", "Shift H", () => chart.hideOthers(node)]);
  if (chart.mover.allowed()) items.push(["Move with the arrow keys", "M", () => chart.mover.start(node)]);
  return items;
}

function aroundItems(chart, node) {
  const items = [];
  const hidden = hiddenAround(chart, node).length;
  const only = onlyAround(chart, node);
  if (hidden) items.push([`Show what is linked to it (${hidden})`, "E", () => chart.expand(node)]);
  if (only.length) items.push([`Hide what is linked only to it (${only.length})`, "", () => chart.hide(only)]);
  return items;
}

function mapItems(chart) {
  const items = [["Fit the whole map", "F", () => chart.view.fit()]];
  const hidden = chart.managed ? chart.hiddenCount : chart.scene.hidden.size;
  if (hidden) items.push([`Show hidden again (${hidden})`, "", () => chart.showAll()]);
  if (chart.managed) items.push(["Undo", "Ctrl Z", () => chart.undo()], ["Redo", "Ctrl Y", () => chart.redo()]);
  else if (chart.history.length) items.push(["Undo", "Ctrl Z", () => chart.undo()]);
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
