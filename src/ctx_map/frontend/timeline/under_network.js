// The strip under a network map: the chosen period dims what lies outside it, at once and without asking Python.

import { dayNumber, isoDay } from "./days.js";
import { Strip } from "./strip.js";

export class TimeOfMap {
  constructor(chart) {
    this.chart = chart;
    this.strip = null;
  }

  // Mounts the strip for a map that has one, brings another, or takes it away.
  bring(payload) {
    const { chart } = this;
    if (!payload.strip) return this.end();
    // days as numbers once, so that a step of the period only compares
    for (const line of chart.scene.model.lines) line.days = line.times.map(([begins, ends]) => [dayOf(begins, -Infinity), dayOf(ends, Infinity)]);
    if (this.strip) this.strip.load(payload.strip);
    else this.strip = new Strip(chart.frame.time, payload.strip, { onStep: (period) => this.dim(period), onBrush: (period) => this.tell(period), say: () => this.say() }, { close: chart.managed });
    if (!this.strip.brush.period && chart.memory.period) this.strip.setPeriod(chart.memory.period);
    return this.dim(this.strip.brush.period);
  }

  dim(period) {
    const { scene } = this.chart;
    scene.outside = period ? outside(scene.model, period) : null;
    if (this.chart.onPeriod) this.chart.onPeriod();
    this.chart.redraw();
  }

  // Whether this is the period that is chosen now.
  isAt(period) {
    const now = this.strip && this.strip.brush.period;
    if (!now || !period) return !now && !period;
    return isoDay(now.from) === period.since && isoDay(now.to) === period.until;
  }

  tell(period) {
    this.chart.memory.period = period;
    if (this.chart.hooks.onBrush) this.chart.hooks.onBrush(period);
  }

  // From Python; it is not told back.
  set(period) {
    this.chart.memory.period = period;
    if (this.strip) this.strip.setPeriod(period);
  }

  say() {
    const { scene } = this.chart;
    const drawn = scene.model.lines.filter((line) => scene.isDrawn(line));
    const inside = drawn.filter((line) => !scene.outside || !scene.outside.has(line));
    const undated = this.strip.payload.undated;
    const stays = undated ? ` ${undated === 1 ? "1 report has" : `${undated} reports have`} no date and ${undated === 1 ? "stays" : "stay"}.` : "";
    this.chart.say(`${this.strip.brush.words()}. ${inside.length} of ${drawn.length} lines are in this period.${stays}`);
  }

  end() {
    if (this.strip) this.strip.destroy();
    this.strip = null;
    this.chart.scene.outside = null;
  }
}

// The lines without a link in the period, and the nodes that have only such lines. Without a date a link is in any period.
function outside(model, period) {
  const out = new Set(model.lines.filter((line) => line.days.length && !line.days.some(([begins, ends]) => begins <= period.to && ends >= period.from)));
  for (const node of model.nodes) if (node.lines.length && node.lines.every((line) => out.has(line))) out.add(node);
  return out;
}

function dayOf(moment, open) {
  return moment === null ? open : Math.floor(dayNumber(moment));
}
