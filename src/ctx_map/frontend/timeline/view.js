// The timeline in full: its lanes, what is selected and dimmed, the strip below, and what it says.

import { fill, freshId, make } from "../dom.js";
import { dayNumber, periodWords } from "./days.js";
import { drawLanes, SIDE } from "./lanes.js";
import { drawJoin, drawMark, LOOKS, PLAIN, SIGNS } from "./shapes_of_marks.js";
import { Strip } from "./strip.js";
import { svg } from "./svg.js";
import { Walk } from "./walk.js";

const NAMES = 200; // pixels of the column of names
const NARROW = 150;
const WIDE_FROM = 900; // pixels of the whole from which names have all their room

export class TimelineView {
  // `hooks`: onSelect({ nodes, links }), onBrush(period), onZoom is of this view alone.
  constructor(container, payload, hooks) {
    this.hooks = hooks;
    this.payload = payload;
    this.selected = new Set();
    this.zoomed = null;
    this.build(container);
    this.walk = new Walk(this);
    this.strip = new Strip(this.under, payload.strip, { onStep: (period) => this.dim(period), onBrush: (period) => this.brushed(period) }, { sides: [this.names(), SIDE] });
    this.tools();
    this.load(payload);
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.root);
  }

  build(container) {
    const how = make("p", { id: freshId("how"), class: "cm-unseen" }, "Arrow keys go from mark to mark, Enter selects, Escape clears.");
    this.picture = svg("svg", { class: "tl-picture", role: "group", "aria-describedby": how.id });
    this.axis = svg("svg", { class: "tl-axis", "aria-hidden": "true" });
    this.names_ = make("div", { class: "tl-names" });
    this.tipBox = make("div", { class: "cm-tip", hidden: true });
    this.body = make("div", { class: "tl-body" }, this.names_, this.picture);
    this.scroll = make("div", { class: "tl-scroll" }, this.axis, this.body);
    this.status = make("p", { class: "cm-status", role: "status" });
    this.legend = make("ul", { class: "cm-legend", "aria-label": "What the signs mean" });
    this.said = make("div", { class: "cm-said" });
    this.under = make("div", { class: "tl-under" });
    this.root = make("div", { class: "cm tl" }, how, this.scroll, this.under, this.legend, this.status, this.said, this.tipBox);
    this.picture.addEventListener("click", (event) => this.clicked(event));
    this.picture.addEventListener("pointerover", (event) => this.hover(event));
    this.picture.addEventListener("pointerleave", () => this.tip(null));
    container.append(this.root);
  }

  tools() {
    const zoom = make("button", { type: "button", class: "cm-tool", onclick: () => this.zoom(this.strip.brush.period) }, "Zoom in");
    const out = make("button", { type: "button", class: "cm-tool", onclick: () => this.zoom(null) }, "Zoom out");
    Object.assign(this, { zoomButton: zoom, outButton: out });
    this.strip.head.append(zoom, out);
  }

  get text() {
    return Number(getComputedStyle(this.root).getPropertyValue("--cm-text-scale")) || 1;
  }

  names() {
    return Math.round((this.root.clientWidth < WIDE_FROM ? NARROW : NAMES) * this.text);
  }

  load(payload) {
    this.payload = payload;
    this.strip.load(payload.strip);
    this.picture.setAttribute("aria-label", payload.summary);
    fill(this.said, ...payload.said.map((words) => make("p", {}, words)));
    this.draw();
    this.say(payload.summary);
  }

  // Only the signs that are there.
  signs() {
    const marks = this.payload.lanes.flatMap((lane) => lane.marks);
    const found = SIGNS.filter(([, look]) => marks.some((mark) => mark.form === look.form)).map(([words, look]) => [words, drawMark({ ...PLAIN, ...look }, 7)]);
    const looks = LOOKS.filter(([, has]) => marks.some(has)).map(([words, , look]) => [words, drawMark({ ...PLAIN, ...look }, 7)]);
    const joins = [true, false].filter((recorded) => this.payload.bands.some((band) => band.recorded === recorded));
    const joined = joins.map((recorded) => [recorded ? "Same place, same time: recorded" : "Same place, same time: probable", drawJoin(recorded, 7)]);
    const stack = this.stops && this.stops.some(({ item }) => item.shape !== "along" && item.marks.length > 1) ? [["Several within a day", drawMark({ ...PLAIN, form: "event" }, 7, { stack: true })]] : [];
    return [...found, ...looks, ...stack, ...joined].map(([words, sign]) => {
      sign.setAttribute("transform", "translate(13 13)");
      return make("li", { class: "cm-sign" }, svg("svg", { width: 26, height: 26, "aria-hidden": "true" }, sign), make("span", {}, words));
    });
  }

  draw() {
    const wide = this.scroll.clientWidth;
    if (!wide) return;
    const shown = this.zoomed || { from: dayNumber(this.payload.strip.first), to: dayNumber(this.payload.strip.last) };
    const names = this.names();
    this.strip.sides = [names, SIDE + this.root.clientWidth - wide];
    this.strip.draw();
    const font = getComputedStyle(this.root).fontFamily;
    const parts = { picture: this.picture, axis: this.axis, names: this.names_, wordsOf: (item) => this.wordsOf(item), chooseLane: (lane) => this.chooseLane(lane) };
    const { stops } = drawLanes(parts, this.payload, { ...shown, wide, names, text: this.text, font });
    this.bands = parts.bands;
    this.stops = stops.flat();
    const named = [...this.names_.children];
    const skip = named.length - this.payload.lanes.length;
    this.walk.bring(stops.map((row, n) => [...this.nameStop(named[n], n - skip), ...row.map((stop) => this.markStop(stop))]).filter((row) => row.length));
    fill(this.legend, ...this.signs());
    this.mark();
    this.dim(this.strip.brush.period);
  }

  nameStop(element, n) {
    const lane = this.payload.lanes[n];
    return lane ? [{ element, x: -Infinity, words: `${lane.name}. ${lane.undated ? `${lane.undated}. ` : ""}Enter selects.` }] : [];
  }

  markStop(stop) {
    const found = { ...stop, words: this.wordsOf(stop.item), choose: () => this.choose(found) };
    stop.element.stop = found;
    return found;
  }

  wordsOf(item) {
    const [mark] = item.marks;
    const said = item.marks.length === 1 ? mark.words : item.marks.flatMap(({ words }) => words.slice(0, item.shape === "along" ? 1 : 2));
    const first = item.shape === "along" ? "All through what is shown: " : "";
    return `${first}${said.join(". ")}.`;
  }

  // --- selecting

  clicked(event) {
    const element = event.target.closest(".tl-stop");
    if (!element) return this.clear();
    element.focus();
    return this.choose(element.stop);
  }

  choose(stop) {
    const on = stop.links.every((link) => this.selected.has(link));
    this.select(on ? [] : stop.links, on ? "Nothing is selected." : `Selected: ${stop.words}`, { nodes: [], links: on ? [] : stop.links });
  }

  chooseLane(lane) {
    this.select([lane.key], `Selected: ${lane.name}.`, { nodes: [lane.key], links: [] });
  }

  clear() {
    if (this.selected.size) this.select([], "Nothing is selected.", { nodes: [], links: [] });
  }

  select(keys, words, told) {
    this.selectKeys(keys);
    this.say(words);
    this.tip(null);
    this.hooks.onSelect(told);
  }

  // From Python: ids of links and of nodes. It is not told back.
  selectKeys(keys) {
    this.selected = new Set(keys);
    this.mark();
  }

  mark() {
    for (const { element, links } of this.stops || []) set(element, links.some((link) => this.selected.has(link)));
    const lanes = [...this.names_.children].slice(-this.payload.lanes.length || this.names_.children.length);
    lanes.forEach((element, n) => this.payload.lanes[n] && set(element, this.selected.has(this.payload.lanes[n].key)));
  }

  // --- the period

  dim(period) {
    if (!this.stops) return;
    const out = ({ begins, ends }) => Boolean(period) && ((begins !== null && dayNumber(begins) >= period.to + 1) || (ends !== null && dayNumber(ends, true) <= period.from - 0.0001));
    for (const { element, item } of this.stops) element.classList.toggle("tl-out", item.marks.every(out));
    for (const { band, line } of this.bands) if (line) line.classList.toggle("tl-out", out(band));
    this.zoomButton.hidden = !period || (Boolean(this.zoomed) && period.from === this.zoomed.from && period.to === this.zoomed.to);
    this.outButton.hidden = !this.zoomed;
  }

  brushed(period) {
    const seen = this.stops.filter(({ element }) => !element.classList.contains("tl-out")).length;
    this.say(`${this.strip.brush.words()}. ${seen} of ${this.stops.length} marks are in this period.`);
    if (this.hooks.onBrush) this.hooks.onBrush(period);
  }

  setPeriod(period) {
    this.strip.setPeriod(period);
  }

  zoom(period) {
    this.zoomed = period;
    this.draw();
    this.say(period ? `Zoomed to ${periodWords(period)}.` : "The whole timeline is shown.");
  }

  // --- what is said

  say(words) {
    this.status.textContent = words;
  }

  hover(event) {
    const element = event.target.closest(".tl-stop");
    this.tip(element ? element.stop : null);
  }

  tip(stop) {
    this.tipBox.hidden = !stop || !stop.item;
    if (this.tipBox.hidden) return;
    const { marks, shape } = stop.item;
    const said = marks.length === 1 ? marks[0].words : marks.flatMap((mark) => mark.words.slice(0, 2));
    const words = shape === "along" ? ["All through what is shown", ...marks.map((mark) => mark.words[0])] : said;
    fill(this.tipBox, ...words.map((each, n) => make(n ? "span" : "strong", {}, each)));
    const root = this.root.getBoundingClientRect();
    const box = stop.element.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.tipBox;
    const left = Math.min(Math.max(box.left - root.left, 4), root.width - offsetWidth - 4);
    const below = box.bottom - root.top + 6;
    const top = below + offsetHeight > root.height ? box.top - root.top - offsetHeight - 6 : below;
    Object.assign(this.tipBox.style, { left: `${left}px`, top: `${top}px` });
  }

  destroy() {
    this.sized.disconnect();
    this.strip.destroy();
    this.root.remove();
  }
}

function set(element, on) {
  element.setAttribute("aria-pressed", String(on));
}
