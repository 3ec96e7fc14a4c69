// The picture of the lanes: marks on their tracks, lines that join people, the axis above.

import { fill, make } from "../dom.js";
import { dayNumber, scaleOf, ticksOf } from "./days.js";
import { drawJoin, drawMark } from "./shapes_of_marks.js";
import { svg, widthOf } from "./svg.js";
import { layLane, TARGET } from "./tracks.js";

const PAD = 5; // pixels above and below the tracks of a lane
const AXIS = 26;
const R = 7.5;
export const SIDE = 28; // pixels to the right of the lanes
const JOINED = "Same place, same time";

// Draws everything for this width; returns the stops of the keyboard, row by row.
export function drawLanes(view, payload, { from, to, wide, names, text, font }) {
  const scale = scaleOf(from, to, names, wide - SIDE);
  const target = TARGET * Math.max(text, 1);
  const joined = joinedMarks(payload, scale);
  const rows = payload.lanes.map((lane) => ({ lane, ...layLane(lane.marks, scale, target, joined) }));
  const least = Math.ceil(2 * 19 * text) + 2 * PAD;
  const first = payload.bands.length ? bandRow(payload, scale, target) : null;
  const all = first ? [first, ...rows] : rows;
  let y = 0;
  for (const row of all) {
    const one = widthOf(row.lane ? row.lane.name : JOINED, 16 * text, font) < names - 24;
    Object.assign(row, { y, even: all.indexOf(row) % 2 === 0, high: Math.max(row.tracks * target + 2 * PAD, one && !(row.lane && row.lane.undated) ? target + 2 * PAD : least) });
    y += row.high;
  }
  const ground = all.map((row) => groundOf(row, wide, scale, target));
  const grid = ticksOf(scale, widthOf("Sept 2026 ", 15 * text, font));
  const lines = grid.map(({ day }) => svg("line", { class: "tl-grid", x1: scale.x(day), x2: scale.x(day), y1: 0, y2: y }));
  const stops = all.map((row) => row.items.map((item) => stopOf(item, row, view, { target, text, joined })));
  const bands = payload.bands.map((band) => bandLine(band, first, rows, scale, target));
  const rails = rows.flatMap((row) => railsOf(row, scale, target));
  const words = rows.flatMap((row) => barWords(row, target, text, font));
  place(view.picture, { width: wide, height: y });
  fill(view.picture, ...ground, ...lines, ...bands.map(({ line }) => line), ...rails, ...words, ...stops.flat().map((stop) => stop.element));
  fill(view.names, ...all.map((row) => nameOf(row, view, names)));
  fill(view.axis, ...axisOf(grid, scale));
  place(view.axis, { width: wide, height: AXIS });
  view.bands = bands;
  return { stops, scale };
}

function place(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

// Which marks are part of an occasion on which people were at one place.
function joinedMarks(payload) {
  const joined = new Set();
  for (const band of payload.bands) {
    const links = new Set(band.links);
    for (const lane of band.lanes) for (const mark of payload.lanes[lane].marks) if (mark.links.some((link) => links.has(link))) joined.add(mark);
  }
  return joined;
}

function bandRow(payload, scale, target) {
  const marks = payload.bands.map((band) => ({ ...band, form: "join", band }));
  return { ...layLane(marks, scale, target, new Set()), name: JOINED };
}

function groundOf(row, wide, scale, target) {
  const y = trackY(row, { track: 0 }, target);
  const line = row.rails ? svg("line", { class: "tl-line", x1: scale.left, x2: scale.right, y1: y, y2: y }) : null;
  return svg("g", {}, svg("rect", { class: row.even ? "tl-even" : "tl-lane", x: 0, y: row.y, width: wide, height: row.high }), line);
}

function trackY(row, item, target) {
  return row.y + row.high / 2 + (item.track - (row.tracks - 1) / 2) * target;
}

// One thing to choose: its target, its sign, and its ring.
function stopOf(item, row, view, { target, text, joined }) {
  const [mark] = item.marks;
  const y = trackY(row, item, target);
  const x = (item.left + item.right) / 2;
  const wide = item.right - item.left;
  const parts = [
    svg("rect", { class: "tl-ring", x: item.left + 1, y: y - target / 2 + 1, width: wide - 2, height: target - 2, rx: 4 }),
    svg("rect", { class: "tl-take", x: item.left, y: y - target / 2, width: wide, height: target }),
    ...signOf(item, mark, { x, y, r: R * text, joined: item.marks.some((each) => joined.has(each)) }),
  ];
  const element = svg("g", { class: "tl-stop", role: "button", tabindex: "-1", "aria-pressed": "false", "aria-label": view.wordsOf(item) }, ...parts);
  return { element, item, row, x, y, links: item.marks.flatMap((each) => each.links) };
}

function signOf(item, mark, { x, y, r, joined }) {
  const stack = item.marks.length > 1;
  if (mark.form === "join") return [at(drawJoin(mark.recorded, r * 0.9), x, y)];
  if (item.shape === "point") return [at(drawMark(mark, r, { joined, stack }), x, y)];
  if (item.shape === "rail") return [at(drawMark(mark, r * 0.9, { stack }), x, y)];
  if (item.shape === "along") return [svg("path", { class: "tl-open", d: `M${x + 4} ${y - 6}L${x - 4} ${y}L${x + 4} ${y + 6}` })];
  const sure = item.marks.some((each) => each.confirmed) ? "" : "tl-doubt";
  const span = svg("rect", { class: `tl-span ${mark.protective ? "tl-safe" : ""} ${sure}`, x: item.from, y: y - r, width: item.to - item.from, height: r * 2 });
  return mark.protective ? [span, svg("rect", { class: "tl-safe tl-inner", x: item.from + 3, y: y - r + 3, width: Math.max(item.to - item.from - 6, 0), height: r * 2 - 6 })] : [span];
}

// One line on each track of what lasts: from the first beginning to the end of what is shown, where it is open.
function railsOf(row, scale, target) {
  const lasting = row.items.filter((item) => item.shape === "rail" || item.shape === "along");
  return [...new Set(lasting.map((item) => item.track))].map((track) => {
    const on = lasting.filter((item) => item.track === track);
    const y = trackY(row, on[0], target);
    const open = svg("path", { class: "tl-open", d: `M${scale.right - 6} ${y - 4}L${scale.right} ${y}L${scale.right - 6} ${y + 4}` });
    return svg("g", {}, svg("line", { class: "tl-rail", x1: Math.min(...on.map((item) => item.left + target / 2)), x2: scale.right, y1: y, y2: y }), open);
  });
}

function at(element, x, y) {
  element.setAttribute("transform", `translate(${x} ${y})`);
  return element;
}

// The line that joins people who were at one place: from the first lane of them to the last.
function bandLine(band, first, rows, scale, target) {
  const from = Math.max(scale.x(dayNumber(band.begins)), scale.left);
  const to = Math.min(scale.x(dayNumber(band.ends, true)), scale.right);
  const seen = to >= scale.left && from <= scale.right;
  const links = new Set(band.links);
  const ys = [first, ...band.lanes.map((lane) => rows[lane])].flatMap((row) =>
    row.items.filter((item) => item.marks.some((mark) => mark.band === band || (row !== first && mark.links.some((link) => links.has(link))))).map((item) => trackY(row, item, target)),
  );
  const middle = (from + to) / 2;
  const wide = Math.max(to - from, 5);
  const look = { class: band.recorded ? "tl-band" : "tl-band tl-probable", x: middle - wide / 2, y: Math.min(...ys), width: wide, height: Math.max(...ys) - Math.min(...ys) };
  return { band, line: seen && ys.length ? svg("rect", look) : null };
}

// What a bar or a rail says, where its track has room for it.
function barWords(row, target, text, font) {
  const size = 14 * text;
  return row.items.filter((item) => item.shape !== "point").map((item) => {
    const begin = item.shape === "bar" ? item.from + 8 : item.right + 2;
    const others = row.items.filter((other) => other.track === item.track && other.left > item.left).map((other) => other.left);
    const end = Math.min(item.shape === "bar" ? item.to : item.to - 10, ...others);
    const said = [...new Set(item.marks.map((mark) => mark.words[0].slice(row.lane.name.length + 1)))];
    const words = asManyAs(said, (each) => widthOf(each, size, font) + 6 <= end - begin);
    if (!words) return null;
    const wide = widthOf(words, size, font) + 6;
    const y = trackY(row, item, target);
    const behind = svg("rect", { class: item.shape === "bar" ? "tl-none" : row.even ? "tl-even" : "tl-lane", x: begin, y: y - size * 0.6, width: wide, height: size * 1.2 });
    return svg("g", { "aria-hidden": "true" }, behind, svg("text", { class: "tl-words", x: begin + 2, y: y + size * 0.35 }, words));
  });
}

// All of it, or as much as fits with a sign that there is more; nothing where not even the first fits.
function asManyAs(said, fits) {
  for (let number = said.length; number > 0; number -= 1) {
    const words = said.slice(0, number).join(", ") + (number < said.length ? " …" : "");
    if (fits(words)) return words;
  }
  return "";
}

function nameOf(row, view, names) {
  const style = `top:${row.y}px;height:${row.high}px;width:${names - 12}px`;
  if (!row.lane) return make("div", { class: "tl-name", style }, make("span", {}, row.name));
  const undated = row.lane.undated ? make("small", {}, row.lane.undated) : null;
  return make("button", { type: "button", class: "tl-name", style, tabindex: "-1", "aria-pressed": "false", onclick: () => view.chooseLane(row.lane) }, make("span", {}, row.lane.name), undated);
}

function axisOf(ticks, scale) {
  return ticks.flatMap(({ day, words }) => [
    svg("line", { class: "ts-tick", x1: scale.x(day), x2: scale.x(day), y1: AXIS - 6, y2: AXIS }),
    svg("text", { class: "ts-words", x: scale.x(day), y: AXIS - 10 }, words),
  ]);
}
