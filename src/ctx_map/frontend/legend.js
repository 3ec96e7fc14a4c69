// The legend: what is on the map, drawn by the painter that draws the map.

import { fill, make, smallCanvas } from "./dom.js";
import { drawBadge, drawShape } from "./shapes.js";
import { drawLine } from "./strokes.js";

const WIDE = 44;
const HIGH = 30;
const CLOSE = 0.75; // how large signs are on the canvas of a meeting, where every line counts

export function paintEntry(ctx, entry, x, y, font) {
  ctx.ctxMapFont = font;
  const middle = { x: x + WIDE / 2, y: y + HIGH / 2 };
  if (entry.sort === "node") drawShape(ctx, entry.look, middle.x, middle.y, 11, { letters: "Ab" });
  else if (entry.sort === "hull") paintHull(ctx, entry.look, x, y);
  else paintLine(ctx, entry, x, middle.y);
}

function paintHull(ctx, look, x, y) {
  ctx.beginPath();
  ctx.roundRect(x + 4, y + 4, WIDE - 8, HIGH - 8, 10);
  ctx.fillStyle = look.fill;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = look.outline;
  ctx.stroke();
}

function paintLine(ctx, entry, x, y) {
  drawLine(ctx, entry.look, { x: x + 2, y }, { x: x + WIDE - 2, y });
  if (entry.sort === "count") drawBadge(ctx, x + WIDE / 2, y, "3", 12);
  else if (entry.look.disputed) drawBadge(ctx, x + WIDE / 2, y, "≠", 12);
  else if (entry.look.new) drawBadge(ctx, x + WIDE / 2, y, "+", 12);
}

export function fillLegend(list, entries, font, chart) {
  fill(list, ...entries.map((entry) => make("li", {}, shown(entry, font, chart))));
}

// A sort of node can be left out by its entry, and drawn again.
function shown(entry, font, chart) {
  // on the canvas of a meeting filters leave sorts out, as they can be undone
  if (chart.managed) return make("span", { class: "cm-sign", title: entry.words }, sign(entry, font, CLOSE), make("span", {}, entry.short || entry.words));
  const parts = [sign(entry, font, 1), make("span", {}, entry.words)];
  if (entry.sort !== "node") return make("span", { class: "cm-sign" }, ...parts);
  const { id, words } = entry.look;
  const button = make("button", { type: "button", class: "cm-sign", title: "Draw it or leave it out", "aria-pressed": String(!chart.scene.off.has(id)) }, ...parts);
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(chart.toggleSort(id, words))));
  return button;
}

function sign(entry, font, size) {
  return smallCanvas(WIDE * size, HIGH * size, (ctx) => {
    ctx.scale(size, size);
    paintEntry(ctx, entry, 0, 0, font);
  });
}

export const ENTRY = { wide: WIDE, high: HIGH };
