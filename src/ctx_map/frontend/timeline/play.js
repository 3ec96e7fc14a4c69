// Playing through time: the period goes on by one bar at a time until it reaches the end, or somebody stops it.

import { calm } from "../dom.js";

const PACE = 700; // milliseconds for each step
const CALM_PACE = 1400;
const BARS = 4; // how many bars are played at once where nothing is chosen

export class Player {
  constructor(strip) {
    this.strip = strip;
    this.timer = null;
  }

  get playing() {
    return this.timer !== null;
  }

  toggle() {
    if (this.playing) this.stop();
    else this.start();
  }

  start() {
    const { brush, bars } = this.strip;
    const { from, to } = brush.whole;
    // from the beginning, unless the chosen period has somewhere to go
    const length = brush.period ? brush.period.to - brush.period.from : bars[Math.min(BARS, bars.length) - 1].to - from;
    const begin = brush.period && brush.period.to < to ? brush.period.from : from;
    brush.set({ from: begin, to: begin + length }, { end: false });
    this.timer = setInterval(() => this.step(), calm() ? CALM_PACE : PACE);
    this.strip.played();
  }

  step() {
    const { brush } = this.strip;
    if (!brush.period || brush.period.to >= brush.whole.to) return this.stop();
    return brush.shift(brush.period, this.strip.stepDays, false);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.strip.played();
    this.strip.brush.told(this.strip.brush.period, true);
  }

  end() {
    clearInterval(this.timer);
    this.timer = null;
  }
}
