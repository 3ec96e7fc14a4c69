// The period that is chosen on a strip: by dragging, by clicking a bar, or by keys on its two handles.

import { periodWords, wordsOf } from "./days.js";
import { svg } from "./svg.js";

const NEAR = 4; // pixels that a click may move
const GRIP = 24; // pixels: how wide a handle can be taken
const STEP = 7; // days of Shift and an arrow key
const MONTH = 30;

export class Brush {
  // `told` is called with the period (null: all of it) and whether it is the end of a move.
  constructor(strip, told) {
    this.strip = strip;
    this.told = told;
    this.period = null;
    this.window = svg("rect", { class: "ts-window" });
    this.before = svg("rect", { class: "ts-veil" });
    this.after = svg("rect", { class: "ts-veil" });
    this.handles = [this.handle("from", "First day of the period"), this.handle("to", "Last day of the period")];
    this.group = svg("g", {}, this.before, this.after, this.window, ...this.handles);
  }

  get whole() {
    const { from, to } = this.strip.scale;
    return { from, to };
  }

  get shown() {
    return this.period || this.whole;
  }

  handle(side, name) {
    const parts = [
      svg("rect", { class: "ts-take", width: GRIP }),
      svg("line", { class: "ts-edge" }),
      svg("rect", { class: "ts-grip", width: 10, height: 22, rx: 2 }),
    ];
    const handle = svg("g", { class: "ts-handle", role: "slider", tabindex: "0", "aria-label": name, "aria-orientation": "horizontal" }, ...parts);
    handle.dataset.side = side;
    handle.addEventListener("keydown", (event) => this.key(event, side));
    return handle;
  }

  // Draws the period as it is now; both handles can always be taken, however near to each other they are.
  draw() {
    const { scale, high } = this.strip;
    const { from, to } = this.shown;
    const xs = { from: scale.x(from), to: scale.x(to + 1) };
    place(this.before, { x: scale.left, y: 0, width: xs.from - scale.left, height: high });
    place(this.after, { x: xs.to, y: 0, width: scale.right - xs.to, height: high });
    place(this.window, { x: xs.from, y: 0.5, width: xs.to - xs.from, height: high - 1 });
    for (const handle of this.handles) {
      const { side } = handle.dataset;
      const [take, edge, grip] = handle.children;
      place(take, { x: side === "from" ? xs.from - GRIP + 4 : xs.to - 4, y: 0, height: high });
      place(edge, { x1: xs[side], x2: xs[side], y1: 0, y2: high });
      place(grip, { x: xs[side] - (side === "from" ? 8 : 2), y: high / 2 - 11 });
      const value = this.shown[side];
      const [least, most] = side === "from" ? [scale.from, to] : [from, scale.to];
      const words = { "aria-valuemin": least, "aria-valuemax": most, "aria-valuenow": value, "aria-valuetext": wordsOf(value) };
      place(handle, words);
    }
    this.group.classList.toggle("ts-all", !this.period);
  }

  set(period, { quiet = false, end = true } = {}) {
    this.period = this.proper(period);
    this.draw();
    if (!quiet) this.told(this.period, end);
  }

  // Within the strip, in order; the whole strip is no choice.
  proper(period) {
    if (!period) return null;
    const { from, to } = this.whole;
    const first = Math.min(Math.max(Math.min(period.from, period.to), from), to);
    const last = Math.max(Math.min(Math.max(period.from, period.to), to), from);
    return first === from && last === to ? null : { from: first, to: last };
  }

  words() {
    return periodWords(this.shown);
  }

  // --- keys: a day, with Shift a week, with Page up and Page down a month

  key(event, side) {
    const days = event.shiftKey ? STEP : 1;
    const value = this.shown[side];
    const next = {
      ArrowLeft: value - days, ArrowDown: value - days, ArrowRight: value + days, ArrowUp: value + days,
      PageDown: value - MONTH, PageUp: value + MONTH,
      Home: side === "from" ? this.whole.from : this.shown.from,
      End: side === "to" ? this.whole.to : this.shown.to,
    }[event.key];
    if (event.key === "Escape") this.set(null);
    else if (next === undefined) return;
    else this.move(side, next);
    event.preventDefault();
    event.stopPropagation();
  }

  move(side, day, end = true) {
    const { from, to } = this.shown;
    const within = side === "from" ? { from: Math.min(day, to), to } : { from, to: Math.max(day, from) };
    this.set(within, { end });
  }

  // --- pointer

  listen(picture) {
    picture.addEventListener("pointerdown", (event) => this.take(event, picture));
    picture.addEventListener("pointermove", (event) => this.held && this.drag(event, picture));
    for (const name of ["pointerup", "pointercancel"]) picture.addEventListener(name, (event) => this.held && this.leave(event, picture));
  }

  take(event, picture) {
    if (event.button) return;
    const x = across(event, picture);
    const handle = event.target.closest(".ts-handle");
    const day = this.strip.scale.day(x);
    const inside = this.period && day >= this.period.from && day <= this.period.to;
    this.held = { x, day, side: handle ? handle.dataset.side : null, inside, start: this.shown, moved: false };
    picture.setPointerCapture(event.pointerId);
    if (handle) handle.focus();
    event.preventDefault();
  }

  drag(event, picture) {
    const { held } = this;
    const x = across(event, picture);
    held.moved = held.moved || Math.abs(x - held.x) > NEAR;
    if (!held.moved) return;
    const day = this.strip.scale.day(x);
    if (held.side) this.move(held.side, day, false);
    else if (held.inside) this.shift(held.start, day - held.day, false);
    else this.set({ from: held.day, to: day }, { end: false });
  }

  leave(event, picture) {
    const { held } = this;
    this.held = null;
    if (held.moved) return this.told(this.period, true);
    return held.side ? undefined : this.set(this.strip.barAt(this.strip.scale.day(across(event, picture))));
  }

  // The period as a whole, as long as it is, within the strip.
  shift(start, days, end = true) {
    const { from, to } = this.whole;
    const by = Math.min(Math.max(days, from - start.from), to - start.to);
    this.set({ from: start.from + by, to: start.to + by }, { end });
  }
}

function across(event, picture) {
  return event.clientX - picture.getBoundingClientRect().left;
}

function place(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, name.startsWith("aria") ? value : typeof value === "number" ? Math.max(value, 0) : value);
}
