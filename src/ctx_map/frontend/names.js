// Names in all their forms: how long, how wide, and where the name of a group may stand.

import { boxAt, wrapped } from "./labels.js";
import { tabSize, tabSpots } from "./hulls.js";

const NARROW = 11; // letters in a line of a label that has to be narrow
export const PAD = { side: 58, beside: 160, top: 34, bottom: 58 }; // pixels kept free round the nodes when the map is fitted

// Words stay within the space that fitting the map leaves round its nodes.
export function outerBox(nodes, at, textScale, beside) {
  const spots = nodes.map(at);
  const side = PAD.side * textScale;
  return {
    left: Math.min(...spots.map((p) => p.x)) - side,
    right: Math.max(...spots.map((p) => p.x)) + (beside ? PAD.beside * textScale : side),
    top: Math.min(...spots.map((p) => p.y)) - PAD.top * textScale,
    bottom: Math.max(...spots.map((p) => p.y)) + PAD.bottom * textScale,
  };
}

// The name of a group in one line or, where that covers somebody, in two.
export function tabForms({ label }) {
  const short = wrapped(label, false, NARROW + 2);
  return short.length > 1 ? [wrapped(label, false, 40), short] : [[label]];
}

export function tabsOf(ctx, lines, edge, size) {
  const form = { ...tabSize(ctx, lines, size), lines };
  return tabSpots(edge, form).map((spot) => ({ ...form, ...spot }));
}

// The first spot that covers nobody, else the one that covers fewest.
export function leastCovering(spots, room) {
  let best = spots[0];
  let least = Infinity;
  for (const spot of spots) {
    const covered = room.covered(boxAt(spot.x, spot.y, spot.wide, spot.high));
    if (covered < least) [best, least] = [spot, covered];
  }
  return { ...best, covered: least };
}

// Where there is no room, a young person's first name stands for the whole, and an event goes without its day.
// A name beside its sign has two lines at most, or it would reach into the rows above and below.
export function formsOf(node, whole, beside) {
  const forms = [wrapped(node.label, whole), wrapped(node.label, whole, NARROW)];
  if (beside) return [forms[0], shortened(node.label, 14), shortened(node.label, NARROW)];
  const [first, ...rest] = node.label.split(" ");
  if (node.style.id === "young" && rest.length && first.length > 2) forms.push([first]);
  if (node.style.id === "event" && node.label.includes(",")) forms.push(wrapped(node.label.split(",")[0]));
  return forms;
}

const widths = new Map();

// The width of words, measured once for each size and weight.
export function measurer(ctx, size, font) {
  return (words, strong) => {
    const of = `${strong ? "bold " : ""}${size}px ${font}`;
    const key = `${of} ${words}`;
    if (!widths.has(key)) {
      if (widths.size > 20000) widths.clear();
      ctx.font = of;
      widths.set(key, ctx.measureText(words).width);
    }
    return widths.get(key);
  };
}

export function tabRing(ctx, node, { x, y }, size, focus) {
  const { wide, high } = tabSize(ctx, node.written || wrapped(node.label), size);
  ctx.beginPath();
  ctx.roundRect(x - wide / 2 - 5, y - high / 2 - 5, wide + 10, high + 10, 8);
  ctx.fillStyle = "#ffdd00";
  ctx.fill();
  ctx.lineWidth = focus ? 3 : 2;
  ctx.strokeStyle = "#0b0c0c";
  ctx.stroke();
}

function shortened(label, longest) {
  const lines = wrapped(label, true, longest);
  return lines.length > 2 ? [lines[0], `${lines[1]} …`] : lines;
}
