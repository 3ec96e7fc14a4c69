// A table of a screen as a real HTML table: it wraps, prints, is read aloud, and its rows can be chosen.
// Everything that comes from data becomes text, never markup.

import { make } from "../dom.js";

const alive = new WeakMap();

export default function mount({ data, parentElement, setStateValue }) {
  if (!data || !data.columns) return undefined;
  let table = alive.get(parentElement);
  if (!table) {
    table = { order: null, root: make("div", { class: "ct" }) };
    alive.set(parentElement, table);
    parentElement.append(table.root);
  }
  const shown = JSON.stringify([data.columns, data.rows, data.ids, data.height]);
  Object.assign(table, { data, tell: (id) => setStateValue("selected", id) });
  if (shown !== table.shown) draw(table);
  table.shown = shown;
  mark(table);
  if (window.innerHeight >= data.tall && !data.viewport) setStateValue("viewport", window.innerHeight);
  return () => alive.delete(parentElement);
}

function draw(table) {
  const { data } = table;
  const rows = data.rows.map((cells, n) => ({ cells, n, id: data.ids ? data.ids[n] : null }));
  table.rows = ordered(rows, table.order).map((row) => ({ ...row, element: rowElement(table, row) }));
  const head = make("thead", {}, make("tr", {}, ...data.columns.map((column, at) => headCell(table, column, at))));
  const body = make("tbody", { onkeydown: (event) => walk(event, table) }, ...table.rows.map((row) => row.element));
  const how = data.ids ? " Arrow keys go from row to row, Enter chooses one." : "";
  const caption = make("caption", { class: "ct-unseen" }, data.alt + how);
  const scroll = make("div", { class: "ct-scroll", tabindex: "0", role: "region", "aria-label": data.alt });
  scroll.style.setProperty("--ct-height", `${data.height}px`);
  scroll.append(make("table", {}, caption, head, body));
  table.scroll = scroll;
  table.root.replaceChildren(scroll);
}

function headCell(table, column, at) {
  const here = table.order && table.order.at === at;
  const sort = here ? (table.order.down ? "descending" : "ascending") : null;
  const sign = make("span", { "aria-hidden": "true", class: "ct-sign" }, here ? (table.order.down ? "▼" : "▲") : "");
  const button = make("button", { type: "button", class: "ct-head", onclick: () => sortBy(table, at, column) }, column.title, sign);
  const help = column.help ? make("span", { class: "ct-unseen" }, ` (${column.help})`) : null;
  return make("th", { scope: "col", "aria-sort": sort, class: kind(column), style: width(column), title: column.help || null }, button, help);
}

function kind(column) {
  return column.number ? "ct-number" : null;
}

function width(column) {
  return column.width ? `width: ${column.width}` : null;
}

function rowElement(table, { cells, id }) {
  const { columns } = table.data;
  const first = columns.findIndex((column) => !column.number);
  const made = cells.map((value, at) => {
    const words = said(value, columns[at]);
    if (at !== first) return make("td", { class: kind(columns[at]) }, words);
    if (id === null) return make("th", { scope: "row" }, words);
    return make("th", { scope: "row" }, make("button", { type: "button", class: "ct-choose", "aria-pressed": "false" }, words || "–"));
  });
  // one listener a row: the button inside is what the keyboard and a screen reader reach
  return make("tr", id === null ? {} : { class: "ct-row", onclick: (event) => choose(table, id, event) }, ...made);
}

function said(value, column) {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "";
  return column.digits !== null && typeof value === "number" ? value.toFixed(column.digits) : String(value);
}

function choose(table, id, event) {
  // words that were marked with the pointer, to copy them, choose nothing; a key (detail 0) always chooses
  if (event.detail && String(window.getSelection())) return;
  const next = table.data.selected === id ? null : id;
  table.data = { ...table.data, selected: next };
  table.own = true;
  mark(table);
  table.tell(next);
}

function mark(table) {
  for (const { element, id } of table.rows) {
    if (id === null) continue;
    const on = id === table.data.selected;
    element.classList.toggle("ct-on", on);
    element.querySelector(".ct-choose").setAttribute("aria-pressed", String(on));
    if (on && !table.own && table.marked !== id) bringIntoSight(table.scroll, element);
  }
  table.marked = table.data.selected;
  table.own = false;
  oneStop(table);
}

// The rows are one stop of the Tab key: the one that has the focus, else the one that is chosen, else the first.
function oneStop(table) {
  const stops = stopsOf(table);
  const focused = stops.find((each) => each === table.root.getRootNode().activeElement);
  const stop = focused || stops.find((each) => each.getAttribute("aria-pressed") === "true") || stops[0];
  for (const each of stops) each.tabIndex = each === stop ? 0 : -1;
}

function stopsOf(table) {
  return table.rows.map(({ element }) => element.querySelector(".ct-choose")).filter(Boolean);
}

function walk(event, table) {
  const stops = stopsOf(table);
  const at = stops.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  if (stops[next]) stops[next].focus();
  oneStop(table);
}

// Within the table alone: the page stays where it is.
function bringIntoSight(scroll, element) {
  scroll.scrollTop = Math.max(0, element.offsetTop - scroll.clientHeight / 2);
}

function sortBy(table, at, column) {
  const here = table.order && table.order.at === at;
  const down = here ? !table.order.down : column.number;
  table.order = { at, down };
  draw(table);
  table.marked = null;
  mark(table);
  table.root.querySelectorAll(".ct-head")[at].focus();
}

function ordered(rows, order) {
  if (!order) return rows;
  const value = (row) => row.cells[order.at];
  const known = rows.filter((row) => value(row) !== null && value(row) !== "");
  const unknown = rows.filter((row) => value(row) === null || value(row) === "");
  known.sort((a, b) => compare(value(a), value(b)) * (order.down ? -1 : 1) || a.n - b.n);
  return [...known, ...unknown];
}

function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en-GB", { numeric: true });
}
