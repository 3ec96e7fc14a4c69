// Where in its lane each mark lies: on tracks, so that every one can be seen and taken for itself.

import { dayNumber } from "./days.js";

export const TARGET = 24; // pixels
const EVENING = 1; // day: what is this close together, and would cover each other, is one stack until it is zoomed
const FORMS = ["join", "event", "visit", "contact", "thing", "link"]; // which sign stands for a stack

// What of a lane can be seen on this scale. Above: points, stacks and bars. Below: what lasts without an end.
export function layLane(marks, scale, target, joined) {
  const items = marks.map((mark) => placed(mark, scale, target)).filter(Boolean);
  const rails = gathered(items.filter((item) => item.shape === "rail"), target);
  const along = items.filter((item) => item.shape === "along");
  if (along.length) rails.push(together(along, scale, target));
  const above = [...gathered(items.filter((item) => item.shape === "point"), target), ...items.filter((item) => item.shape === "bar")];
  // what joins people is laid first, so that it stands in one line with the others
  above.sort((a, b) => Number(isJoined(b, joined)) - Number(isJoined(a, joined)) || a.left - b.left);
  const first = layOn(above, 0);
  const tracks = layOn(rails.sort((a, b) => a.left - b.left), first);
  return { items: [...above, ...rails].sort((a, b) => a.left - b.left || a.track - b.track), tracks: Math.max(tracks, 1), rails: first };
}

function isJoined(item, joined) {
  return item.marks.some((mark) => joined.has(mark));
}

function placed(mark, scale, target) {
  const begins = mark.begins === null ? -Infinity : dayNumber(mark.begins);
  const ends = mark.ends === null ? Infinity : dayNumber(mark.ends, true);
  if (ends < scale.from || begins >= scale.to + 1) return null;
  const from = Math.max(scale.x(begins), scale.left);
  const to = Math.min(scale.x(ends), scale.right);
  const item = { marks: [mark], day: begins, from, to, startOpen: begins < scale.from, endOpen: ends > scale.to + 1 };
  if (item.startOpen && item.endOpen) return { ...item, shape: "along" };
  if (item.endOpen) return { ...item, shape: "rail", ...boxAt(from + target / 2, scale, target) };
  if (to - from < target * 1.5) return { ...item, shape: "point", ...boxAt((from + to) / 2, scale, target) };
  return { ...item, shape: "bar", left: from, right: to };
}

function boxAt(middle, scale, target) {
  const x = Math.min(Math.max(middle, scale.left + target / 2), scale.right - target / 2);
  return { x, left: x - target / 2, right: x + target / 2 };
}

// What would cover each other on one evening becomes one stack.
function gathered(points, target) {
  const stacks = [];
  for (const item of points.sort((a, b) => a.day - b.day)) {
    const last = stacks[stacks.length - 1];
    const near = last && item.day - last.day < EVENING && item.x - last.x < target;
    if (near) last.marks.push(...item.marks);
    else stacks.push(item);
  }
  for (const { marks } of stacks) marks.sort((a, b) => FORMS.indexOf(a.form) - FORMS.indexOf(b.form));
  return stacks;
}

// Everything that lasts from before what is shown to after it is one thing to choose.
function together(along, scale, target) {
  const marks = along.flatMap((item) => item.marks);
  return { marks, from: scale.left, to: scale.right, shape: "along", left: scale.left, right: scale.left + target, startOpen: true, endOpen: true };
}

// Puts each where nothing else is, on a track from this one on; returns how many tracks there are then.
function layOn(items, first) {
  const tracks = [];
  for (const item of items) {
    const free = tracks.findIndex((taken) => taken.every((other) => item.right <= other.left + 0.5 || item.left >= other.right - 0.5));
    const track = free < 0 ? tracks.length : free;
    if (free < 0) tracks.push([]);
    tracks[track].push(item);
    item.track = first + track;
  }
  return first + tracks.length;
}
