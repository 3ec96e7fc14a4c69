// When to look: the hours of the week as a grid, and months as bars. Both say what choosing in them would leave.
// Everything that comes from data becomes text, never markup.

import { make } from "../dom.js";

const alive = new WeakMap();

export default function mount({ data, parentElement, setStateValue }) {
  if (!data || !data.blocks) return undefined;
  let when = alive.get(parentElement);
  if (!when) {
    when = { root: make("div", { class: "wh" }), at: 0 };
    alive.set(parentElement, when);
    parentElement.append(when.root);
  }
  Object.assign(when, { data, tell: (months, blocks) => setStateValue("when", { months, blocks }) });
  draw(when);
  return () => alive.delete(parentElement);
}

// The focus stays on what was pressed, although all of it is drawn again.
function draw(when) {
  const root = when.root.getRootNode();
  const held = root.activeElement && root.activeElement.dataset.id;
  const top = when.list ? when.list.scrollTop : 0;
  when.list = null;
  when.root.replaceChildren(weekGrid(when), monthBars(when));
  if (when.list) when.list.scrollTop = top;
  const again = held && when.root.querySelector(`[data-id="${held}"]`);
  if (again) again.focus({ preventScroll: true });
}

// A control in which nothing can be chosen is its title, and why.
function nothing(title, why) {
  return make("div", {}, make("h2", {}, title), make("p", {}, why));
}

function weekGrid(when) {
  if (!when.data.timed) return nothing(when.data.week_title, when.data.week_note);
  const { days, parts, blocks, on } = when.data;
  const most = Math.max(...blocks, 1);
  const chosen = new Set(on);
  const head = make("tr", {}, make("td"), ...parts.map((part, at) => make("th", { scope: "col" }, group(when, `c${at}`, part.slice(0, 2), `Every day, ${part}`, days.map((_, day) => day * parts.length + at)))));
  const rows = days.map((day, row) => {
    const all = parts.map((_, at) => row * parts.length + at);
    const cells = all.map((block, at) => make("td", {}, blockButton(when, block, blocks[block], most, `${day}, ${parts[at]}`, chosen.has(block))));
    return make("tr", {}, make("th", { scope: "row" }, group(when, `r${row}`, day.slice(0, 3), `All of ${day}`, all)), ...cells);
  });
  const table = make("table", { class: "wh-week", onkeydown: (event) => walk(event, when) }, make("caption", {}, when.data.week_title), make("thead", {}, head), make("tbody", {}, ...rows));
  return make("div", {}, table, when.data.week_note ? make("p", {}, when.data.week_note) : null);
}

function blockButton(when, block, count, most, words, on) {
  const step = count ? Math.ceil((4 * count) / most) : 0;
  const said = `${words}: ${count === 1 ? "1 event" : `${count.toLocaleString("en-GB")} events`}`;
  return make("button", { type: "button", class: `wh-block wh-step${step}`, "data-id": `b${block}`, "data-block": block, tabindex: block === when.at ? "0" : "-1", "aria-pressed": String(on), "aria-label": said, title: said, onclick: () => toggle(when, [block], block) }, count ? short(count) : "");
}

function short(count) {
  return count < 1000 ? String(count) : `${Math.round(count / 1000)}k`;
}

function group(when, id, words, label, blocks) {
  return make("button", { type: "button", class: "wh-group", "data-id": id, "aria-label": label, title: label, onclick: () => toggle(when, blocks) }, words);
}

// All of them are chosen, or if they are already, none.
function toggle(when, blocks, at = when.at) {
  when.at = at;
  const on = new Set(when.data.on);
  const all = blocks.every((block) => on.has(block));
  for (const block of blocks) if (all) on.delete(block);
    else on.add(block);
  when.tell(when.data.chosen, [...on].sort((a, b) => a - b));
}

// Arrow keys go from one part of the week to the next; the grid is one stop of the Tab key beside its headings.
function walk(event, when) {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -when.data.parts.length, ArrowDown: when.data.parts.length }[event.key];
  const from = event.target.dataset.block;
  if (!step || from === undefined) return;
  const next = when.root.querySelector(`[data-block="${Number(from) + step}"]`);
  event.preventDefault();
  if (!next) return;
  when.at = Number(from) + step;
  when.root.querySelectorAll(".wh-block").forEach((each) => each.setAttribute("tabindex", each === next ? "0" : "-1"));
  next.focus();
}

function monthBars(when) {
  const { months, chosen } = when.data;
  if (!months.length) return nothing(when.data.months_title, when.data.months_note);
  const most = Math.max(...months.map((month) => month.count), 1);
  const inside = (id) => chosen && id >= chosen[0] && id <= chosen[1];
  // the newest first
  const rows = [...months].reverse().map(({ id, words, count }) => {
    const said = `${words}: ${count === 1 ? "1 event" : `${count.toLocaleString("en-GB")} events`}`;
    const bar = make("span", { class: "wh-bar", "aria-hidden": "true" }, make("span", { style: `width: ${(100 * count) / most}%` }));
    return make("li", {}, make("button", { type: "button", class: "wh-month", "data-id": `m${id}`, "aria-pressed": String(Boolean(inside(id))), "aria-label": said, onclick: (event) => month(when, id, event.shiftKey) }, make("span", { class: "wh-name" }, words), bar, make("span", { class: "wh-count" }, count.toLocaleString("en-GB"))));
  });
  when.list = make("ul", { class: "wh-months", tabindex: "-1" }, ...rows);
  const how = months.length > 1 ? make("p", {}, "Shift and click for several months.") : null;
  return make("div", {}, make("h2", {}, when.data.months_title), when.list, how, when.data.months_note ? make("p", {}, when.data.months_note) : null);
}

// One month; with Shift all from those chosen to it; the one that alone is chosen goes back to all.
function month(when, id, further) {
  const { chosen, on } = when.data;
  if (further && chosen) return when.tell([chosen[0] < id ? chosen[0] : id, chosen[1] > id ? chosen[1] : id], on);
  const alone = chosen && chosen[0] === id && chosen[1] === id;
  return when.tell(alone ? null : [id, id], on);
}
