// The narrow timeline: bars of reports by week or month, a period that can be chosen on it, and play.
// Whoever mounts it hears at once of every step, and of the end of a move a little after it.

import { fill, make } from "../dom.js";
import { Brush } from "./brush.js";
import { dayNumber, isoDay, scaleOf, ticksOf, wordsOf } from "./days.js";
import { Player } from "./play.js";
import { svg, widthOf } from "./svg.js";

const HIGH = 44; // pixels of the bars
const AXIS = 22;
const TOLD_AFTER = 400; // milliseconds after the end of a move
const SIDE = 28; // pixels: so that the handles can be taken at both ends

export class Strip {
  // `hooks`: onStep(period), at once; onBrush({ since, until } or null), after the end; say(words).
  // A `close` strip has its words and buttons beside the bars, and says how many reports have no date.
  constructor(container, payload, hooks, { sides = [SIDE, SIDE], close = false } = {}) {
    this.hooks = hooks;
    this.sides = sides;
    this.title = make("strong", { class: "ts-title" }, "What happened when");
    this.period = make("span", { class: "ts-period" });
    this.most = make("span", { class: "ts-most" });
    this.play = make("button", { type: "button", class: "cm-tool ts-play", onclick: () => this.player.toggle() });
    this.clear = make("button", { type: "button", class: "cm-tool", onclick: () => this.brush.set(null) }, "Show all");
    this.undated = make("span", { class: "ts-undated", hidden: !close });
    this.head = make("div", { class: "ts-head" }, this.title, this.period, this.most, this.play, this.clear, this.undated);
    this.picture = svg("svg", { class: "ts-picture", role: "group", height: HIGH + AXIS });
    this.body = make("div", { class: "ts-body" }, this.picture);
    this.root = make("div", { class: close ? "ts ts-close" : "ts" }, this.head, this.body);
    this.player = new Player(this);
    this.brush = new Brush(this, (period, end) => this.changed(period, end));
    this.brush.listen(this.picture);
    container.append(this.root);
    this.load(payload);
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.root);
  }

  load(payload) {
    this.payload = payload;
    this.bars = payload.bars.map(([first, last, reports]) => ({ from: dayNumber(first), to: dayNumber(last), reports }));
    this.brush.period = this.brush.period && this.first !== undefined ? this.brush.period : null;
    this.first = dayNumber(payload.first);
    this.last = dayNumber(payload.last);
    this.picture.setAttribute("aria-label", this.summary());
    this.most.textContent = `Reports per ${payload.step}, at most ${Math.max(...this.bars.map((bar) => bar.reports), 0)}`;
    this.undated.textContent = undatedWords(payload.undated);
    this.scale = scaleOf(this.first, this.last, 0, 1);
    this.brush.period = this.brush.proper(this.brush.period);
    this.draw();
    this.played();
  }

  get high() {
    return HIGH;
  }

  get stepDays() {
    return this.payload.step === "week" ? 7 : 30;
  }

  summary() {
    const most = this.bars.reduce((found, bar) => (bar.reports > found.reports ? bar : found), this.bars[0]);
    const step = this.payload.step;
    const peak = most && most.reports ? ` Most in the ${step} from ${wordsOf(most.from)}: ${countWords(most.reports)}.` : "";
    return `Reports by ${step}, ${wordsOf(this.first)} to ${wordsOf(this.last)}.${peak}`;
  }

  barAt(day) {
    const bar = this.bars.find(({ from, to }) => day >= from && day <= to);
    return bar && { from: bar.from, to: bar.to };
  }

  draw() {
    const wide = this.body.clientWidth;
    if (!wide) return;
    this.picture.setAttribute("width", wide);
    this.scale = scaleOf(this.first, this.last, this.sides[0], wide - this.sides[1]);
    fill(this.picture, this.axis(), this.columns(), this.brush.group);
    this.brush.draw();
    this.say();
  }

  columns() {
    const most = Math.max(...this.bars.map((bar) => bar.reports), 1);
    const columns = this.bars.map((bar) => {
      const x = this.scale.x(bar.from);
      const wide = Math.max(this.scale.x(bar.to + 1) - x - 1.5, 1);
      const high = (bar.reports / most) * (HIGH - 6);
      const title = svg("title", {}, `${this.payload.step === "week" ? "Week" : "Month"} from ${wordsOf(bar.from)}: ${countWords(bar.reports)}`);
      return svg("rect", { class: "ts-bar", x, y: HIGH - high, width: wide, height: high }, title);
    });
    return svg("g", {}, ...columns);
  }

  axis() {
    const style = getComputedStyle(this.root);
    const size = parseFloat(style.getPropertyValue("--ts-size")) || 15;
    const ticks = ticksOf(this.scale, widthOf("Sept 2026 ", size, style.fontFamily));
    const marks = ticks.map(({ day, words }) =>
      svg("g", {}, svg("line", { class: "ts-tick", x1: this.scale.x(day), x2: this.scale.x(day), y1: HIGH, y2: HIGH + 5 }), svg("text", { class: "ts-words", x: this.scale.x(day), y: HIGH + 18 }, words)),
    );
    return svg("g", { "aria-hidden": "true" }, svg("line", { class: "ts-base", x1: this.scale.left, x2: this.scale.right, y1: HIGH + 0.5, y2: HIGH + 0.5 }), ...marks);
  }

  // --- what is told, and to whom

  changed(period, end) {
    this.say();
    this.hooks.onStep(period);
    clearTimeout(this.later);
    if (end && !this.player.playing) this.later = setTimeout(() => this.tell(period), TOLD_AFTER);
  }

  tell(period) {
    if (this.hooks.say) this.hooks.say(period);
    if (this.hooks.onBrush) this.hooks.onBrush(period && { since: isoDay(period.from), until: isoDay(period.to) });
  }

  say() {
    this.period.textContent = this.brush.words();
    this.clear.hidden = !this.brush.period;
  }

  played() {
    const { playing } = this.player;
    fill(this.play, playing ? "Pause" : "Play");
    this.play.setAttribute("aria-label", playing ? "Pause: stop going through time" : "Play: go through time");
  }

  // From Python or from what is remembered; it is not told back.
  setPeriod(period) {
    const wanted = period && { from: dayNumber(period.since), to: dayNumber(period.until) };
    this.brush.set(wanted, { quiet: true });
    this.say();
    this.hooks.onStep(this.brush.period);
  }

  destroy() {
    clearTimeout(this.later);
    this.player.end();
    this.sized.disconnect();
    this.root.remove();
  }
}

// What no bar can show, in words.
function undatedWords(count) {
  if (!count) return "Every report has a date.";
  return count === 1 ? "1 report has no date." : `${count} reports have no date.`;
}

function countWords(count) {
  return count === 1 ? "1 report" : `${count} reports`;
}
