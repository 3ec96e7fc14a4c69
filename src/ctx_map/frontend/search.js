// Search with type-ahead: the first letters of any word of a name. Enter jumps there and flashes it.

import { fill, freshId, make } from "./dom.js";

const MOST = 8;

export function fillSearch(frame, chart) {
  const list = make("ul", { class: "cm-found", role: "listbox", id: freshId("found"), "aria-label": "Found on the map", hidden: true });
  const input = make("input", {
    type: "text", class: "cm-input", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id,
    "aria-label": "Find on the map", placeholder: "Find on the map", autocomplete: "off", spellcheck: "false",
  });
  const state = { found: [], at: -1 };
  input.addEventListener("input", () => show(chart, input, list, state));
  input.addEventListener("keydown", (event) => key(event, chart, input, list, state));
  input.addEventListener("blur", () => close(input, list, state));
  fill(frame.search, input, list);
  chart.searchBox = input;
}

export function matches(nodes, typed) {
  const wanted = typed.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const starts = (label) => label.toLocaleLowerCase().split(/[\s,]+/).some((word) => word.startsWith(wanted));
  const first = nodes.filter((node) => node.label.toLocaleLowerCase().startsWith(wanted));
  const then = nodes.filter((node) => !first.includes(node) && (starts(node.label) || node.label.toLocaleLowerCase().includes(wanted)));
  return [...first, ...then].slice(0, MOST);
}

function show(chart, input, list, state) {
  state.found = matches(chart.scene.drawnNodes(), input.value);
  state.at = state.found.length ? 0 : -1;
  fill(list, ...state.found.map((node, n) => option(chart, node, n, input, list, state)));
  if (input.value.trim() && !state.found.length) fill(list, make("li", { class: "cm-none" }, "Not on this map"));
  list.hidden = !input.value.trim();
  input.setAttribute("aria-expanded", String(state.found.length > 0));
  mark(input, list, state);
}

function option(chart, node, n, input, list, state) {
  const item = make("li", { role: "option", id: `${list.id}-${n}`, class: "cm-option" }, make("span", {}, node.label), make("small", {}, node.about));
  // before the box loses the focus and closes the list
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    state.at = n;
    take(chart, input, list, state);
  });
  return item;
}

function key(event, chart, input, list, state) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (state.found.length) state.at = (state.at + step + state.found.length) % state.found.length;
    mark(input, list, state);
  } else if (event.key === "Enter") {
    event.preventDefault();
    take(chart, input, list, state);
  } else if (event.key === "Escape") {
    input.value = "";
    close(input, list, state);
  }
  event.stopPropagation();
}

function mark(input, list, state) {
  [...list.children].forEach((item, n) => item.role === "option" && item.setAttribute("aria-selected", String(n === state.at)));
  if (state.at >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${state.at}`);
  else input.removeAttribute("aria-activedescendant");
}

function take(chart, input, list, state) {
  const node = state.found[state.at];
  if (!node) return;
  input.value = "";
  close(input, list, state);
  chart.jump(node);
}

function close(input, list, state) {
  list.hidden = true;
  state.found = [];
  state.at = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}
