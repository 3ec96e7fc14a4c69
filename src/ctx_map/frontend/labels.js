// Which labels are drawn, and where: one after the other, each at the first of eight spots
// where it covers nothing.

const CELL = 80;
const LONGEST = 18;
const FURTHER = [0, 12, 26]; // pixels that a name may stand further off, with a thin line to its sign, where there is no room beside it
const FAR_OFF = [36, 56, 80, 108, 140]; // the same, where all round a sign are others
const ANGLES = 16;

export class Room {
  constructor(outer = null) {
    this.cells = new Map();
    this.outer = outer;
  }

  *near(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield `${x} ${y}`;
    }
  }

  free(box, but = null) {
    if (this.outer && !within(box, this.outer)) return false;
    for (const cell of this.near(box)) {
      for (const taken of this.cells.get(cell) || []) if (strange(taken, but) && meets(box, taken)) return false;
    }
    return true;
  }

  // How much of what is there a box would cover, in square pixels.
  covered(box, but = null) {
    const found = new Set();
    for (const cell of this.near(box)) for (const taken of this.cells.get(cell) || []) if (strange(taken, but) && meets(box, taken)) found.add(taken);
    let area = this.outer && !within(box, this.outer) ? 1e6 : 0;
    for (const taken of found) area += (Math.min(box.right, taken.right) - Math.max(box.left, taken.left)) * (Math.min(box.bottom, taken.bottom) - Math.max(box.top, taken.top));
    return area;
  }

  // Whether a box would cover words: they are never written over each other. `butBadges`: the numbers on lines may be.
  hasWords(box, butBadges = false) {
    for (const cell of this.near(box)) for (const taken of this.cells.get(cell) || []) if (taken.words && !(butBadges && taken.badge) && meets(box, taken)) return true;
    return false;
  }

  // Whether a box would cover the sign of another node itself, and not only the space round it.
  hasSigns(box, but) {
    for (const cell of this.near(box)) for (const taken of this.cells.get(cell) || []) if (taken.sign && strange(taken, but) && meets(box, taken.sign)) return true;
    return false;
  }

  take(box) {
    for (const cell of this.near(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

function strange(taken, owner) {
  return owner === null || taken.owner !== owner;
}

function within(box, outer) {
  return box.left >= outer.left && box.right <= outer.right && box.top >= outer.top && box.bottom <= outer.bottom;
}

function meets(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function boxAt(x, y, wide, high, owner = null) {
  return { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2, owner };
}

// A label in at most two lines; the rest of a long one is told by hover, status line and table.
export function wrapped(label, whole = false, longest = LONGEST) {
  const lines = [""];
  for (const word of label.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (!last || last.length + word.length < longest) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = whole ? lines.slice(0, 4) : lines.slice(0, longest < LONGEST ? 3 : 2);
  if (kept.length < lines.length) kept[kept.length - 1] += " …";
  return kept.map((line) => (line.length > 26 ? `${line.slice(0, 25)}…` : line));
}

// Places labels for nodes in the order given: the whole label where it fits, else its short form. `must` are placed
// even where they come close to another sign, or further off, but never over other words.
export function placeLabels(wanted, room, measure, lineHigh) {
  const placed = [];
  for (const label of wanted) {
    const found = below(label, room, measure, lineHigh) || label.forms.map((lines) => freeSpot(label, lines, room, measure, lineHigh)).find(Boolean);
    const spot = found || (label.must ? leastCovering(label, room, measure, lineHigh) : null);
    if (!spot) continue;
    room.take({ ...boxAt(spot.x, spot.y, spot.wide, spot.high, label.node), words: true });
    placed.push({ ...spot, node: label.node, strong: label.strong });
  }
  return placed;
}

// Under its sign is where a name is looked for, so a narrower form of the whole name stands there before a wide one beside it.
function below(label, room, measure, lineHigh) {
  const spots = label.forms.slice(0, 2).map((lines) => spotsOf(label, lines, measure, lineHigh)[0]);
  return spots.find(({ x, y, wide, high }) => room.free(boxAt(x, y, wide, high), label.node));
}

// Where a name covers no words and no sign, near its own sign if it can be. What is pointed at or selected is named in any case.
function leastCovering(label, room, measure, lineHigh) {
  const isClear = (box) => !room.hasSigns(box, label.node) && (!room.outer || within(box, room.outer));
  const clear = (spots) => leastCovered(spots.filter((spot) => isClear(boxOf(spot))), label, room);
  const near = FURTHER.flatMap((off) => spotsOff(label, off, room, measure, lineHigh));
  const found = clear(near) || FAR_OFF.map((off) => clear(spotsAround(label, off, room, measure, lineHigh))).find(Boolean);
  if (found) return found;
  // a number on a line is given up before a sign or a name
  const beside = FURTHER.flatMap((off) => label.forms.flatMap((lines) => spotsOf({ ...label, r: label.r + off }, lines, measure, lineHigh)));
  const overBadges = beside.filter((spot) => isClear(boxOf(spot)) && !room.hasWords(boxOf(spot), true));
  return leastCovered(overBadges, label, room) || (label.named ? leastCovered(near, label, room) : null);
}

// The spots so far from a sign that cover no words.
function spotsOff(label, off, room, measure, lineHigh) {
  const spots = label.forms.flatMap((lines) => spotsOf({ ...label, r: label.r + off }, lines, measure, lineHigh));
  return off ? led(spots, label, room) : spots.filter((spot) => !room.hasWords(boxOf(spot)));
}

// All round a sign, so far off.
function spotsAround({ x, y, r, ...label }, off, room, measure, lineHigh) {
  const angles = Array.from({ length: ANGLES }, (_, n) => (n * 2 * Math.PI) / ANGLES);
  const spots = label.forms.flatMap((lines) => {
    const [size] = spotsOf({ x, y, r }, lines, measure, lineHigh);
    return angles.map((angle) => ({ ...size, x: x + Math.cos(angle) * (r + off + size.wide / 2), y: y + Math.sin(angle) * (r + off + size.high / 2) }));
  });
  return led(spots, { x, y, r }, room);
}

// The spots that cover no words, each with the line to its sign.
function led(spots, { x, y, r }, room) {
  return spots.filter((spot) => !room.hasWords(boxOf(spot))).map((spot) => ({ ...spot, lead: { x, y, r } }));
}

function leastCovered(spots, label, room) {
  const cover = spots.map((spot) => room.covered(boxOf(spot), label.node));
  return spots.length ? spots[cover.indexOf(Math.min(...cover))] : null;
}

function boxOf({ x, y, wide, high }) {
  return boxAt(x, y, wide, high);
}

function freeSpot(label, lines, room, measure, lineHigh) {
  return spotsOf(label, lines, measure, lineHigh).find(({ x, y, wide, high }) => room.free(boxAt(x, y, wide, high), label.node));
}

function spotsOf({ x, y, r, strong, beside }, lines, measure, lineHigh) {
  const wide = Math.max(...lines.map((line) => measure(line, strong))) + 4;
  const high = lines.length * lineHigh;
  const size = { lines, wide, high };
  if (beside) return [{ ...size, x: x + r + 5 + wide / 2, y }];
  return [
    { ...size, x, y: y + r + 3 + high / 2 },
    { ...size, x, y: y - r - 3 - high / 2 },
    { ...size, x: x + r + 5 + wide / 2, y },
    { ...size, x: x - r - 5 - wide / 2, y },
    { ...size, x: x + r * 0.5 + wide / 2, y: y + r + 1 + high / 2 },
    { ...size, x: x - r * 0.5 - wide / 2, y: y + r + 1 + high / 2 },
    { ...size, x: x + r * 0.5 + wide / 2, y: y - r - 1 - high / 2 },
    { ...size, x: x - r * 0.5 - wide / 2, y: y - r - 1 - high / 2 },
  ];
}

// The thin line from a sign to a name that stands further off, so that it seems nobody else's. `x`, `y`: where the label is.
export function drawLead(ctx, { lead, x, y, wide, high }, { dx, dy }) {
  const [from, box] = [{ x: lead.x + dx, y: lead.y + dy }, boxAt(x, y, wide, high)];
  const to = { x: Math.min(Math.max(from.x, box.left), box.right), y: Math.min(Math.max(from.y, box.top), box.bottom) };
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = "#0b0c0c";
  ctx.beginPath();
  ctx.moveTo(from.x + ((to.x - from.x) / far) * lead.r, from.y + ((to.y - from.y) / far) * lead.r);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
}

export function drawLabel(ctx, { lines, x, y, high, strong }, lineHigh, size) {
  ctx.font = `${strong ? "bold " : ""}${size}px ${ctx.ctxMapFont || "sans-serif"}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  lines.forEach((line, n) => {
    const at = y - high / 2 + lineHigh * (n + 0.5);
    ctx.lineWidth = 4;
    ctx.strokeStyle = "rgba(255,255,255,0.92)";
    ctx.strokeText(line, x, at);
    ctx.fillStyle = "#0b0c0c";
    ctx.fillText(line, x, at);
  });
}
