// The town under a place map: shapes from a file of this machine, and a scale bar. No tiles, no requests.

import { boxAt } from "./labels.js";

const LOOKS = {
  water: { fill: "#d5e5f2", line: "#9dbfdc", width: 1 },
  green: { fill: "#e0eedb", line: "#c3dbb9", width: 1 },
  built: { fill: "#f3f1ed", line: null },
  area: { fill: "#fafaf8", line: "#b3b9bd", width: 1 },
  street: { line: "#ffffff", width: 2.4, edge: "#cbc5bb" },
  road: { line: "#fdf3d4", width: 4.6, edge: "#b5ad9f" },
  rail: { line: "#8a9196", width: 1.5, dash: [6, 4] },
  river: { line: "#9dc0dd", width: 4 },
};
const ROADS = new Set(["street", "road"]);
const USUAL = 0.6; // the zoom at which lines have the width of the table
const STREET_NAMES_FROM = 1.4; // zoom below which names of side streets would only be clutter

// Areas and rivers, then the edges of all roads and then the roads, so that they run into each other.
export function drawGround(ctx, ground, at) {
  const scale = Math.abs(at({ x: 1, y: 0 }).x - at({ x: 0, y: 0 }).x);
  const wider = Math.min(Math.max(Math.sqrt(scale / USUAL), 0.6), 2.4);
  const of = (shape) => LOOKS[shape.sort] || LOOKS.area;
  const roads = ground.shapes.filter((shape) => ROADS.has(shape.sort) && !shape.closed);
  const rail = ground.shapes.filter((shape) => shape.sort === "rail");
  for (const shape of ground.shapes) if (!ROADS.has(shape.sort) && shape.sort !== "rail") drawOne(ctx, shape, at, of(shape), wider);
  ctx.lineCap = "round";
  for (const shape of roads) drawOne(ctx, shape, at, { line: of(shape).edge, width: of(shape).width + 1.6 / wider }, wider);
  for (const sort of ["street", "road"]) for (const shape of roads) if (shape.sort === sort) drawOne(ctx, shape, at, of(shape), wider);
  ctx.lineCap = "butt";
  for (const shape of rail) drawOne(ctx, shape, at, of(shape), 1);
  ctx.setLineDash([]);
}

function drawOne(ctx, shape, at, look, wider) {
  ctx.beginPath();
  for (const ring of shape.rings) {
    ring.forEach(([x, y], n) => {
      const p = at({ x, y });
      if (n) ctx.lineTo(p.x, p.y);
      else ctx.moveTo(p.x, p.y);
    });
    if (shape.closed) ctx.closePath();
  }
  if (look.fill && shape.closed) {
    ctx.fillStyle = look.fill;
    ctx.fill("evenodd");
  }
  if (!look.line) return;
  ctx.setLineDash(look.dash || []);
  ctx.lineWidth = look.width * wider;
  ctx.strokeStyle = look.line;
  ctx.lineJoin = "round";
  ctx.stroke();
}

// Hexagons over the town, with their counts where these have room. The town shows through.
export function drawCells(ctx, cells, at, font, textScale) {
  const size = Math.round(14 * textScale);
  for (const { ring, fill, words, dark } of cells) {
    const corners = ring.map(([x, y]) => at({ x, y }));
    ctx.beginPath();
    corners.forEach((p, n) => (n ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y)));
    ctx.closePath();
    ctx.globalAlpha = words ? 0.78 : 0.45;
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.lineWidth = 1;
    ctx.strokeStyle = "#505a5f";
    ctx.stroke();
    const count = countBox(words, corners, size);
    if (!count) continue;
    ctx.font = `bold ${size}px ${font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = dark ? "#ffffff" : "#0b0c0c";
    ctx.fillText(words, count.x, count.y);
  }
}

// Where the count of a hexagon stands; nothing where it has none or no room for it.
function countBox(words, corners, size) {
  const xs = corners.map((p) => p.x);
  const wide = size * (0.6 + 0.6 * words.length);
  if (!words || Math.max(...xs) - Math.min(...xs) < wide + size * 0.6) return null;
  const middle = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { x: middle(xs), y: middle(corners.map((p) => p.y)), wide };
}

// What the counts take, so that no name is written on them.
export function cellBoxes(ground, at, textScale) {
  const size = Math.round(14 * textScale);
  const counts = ((ground && ground.cells) || []).map(({ ring, words }) => countBox(words, ring.map(([x, y]) => at({ x, y })), size));
  return counts.filter(Boolean).map(({ x, y, wide }) => ({ ...boxAt(x, y, wide, size), words: true }));
}

// The names of the ground, where they cover nothing that was drawn for a place.
export function groundNames(ctx, ground, at, room, font) {
  ctx.font = groundFont(font);
  const placed = [];
  const scale = Math.abs(at({ x: 1, y: 0 }).x - at({ x: 0, y: 0 }).x);
  for (const { name, middle, sort } of inOrderOfNames(ground.shapes)) {
    if (sort === "street" && scale < STREET_NAMES_FROM) continue;
    const { x, y } = at({ x: middle[0], y: middle[1] });
    const wide = ctx.measureText(name).width + 6;
    const spot = [0, -18, 18, -36, 36].map((down) => ({ x, y: y + down })).find((p) => room.free(boxAt(p.x, p.y, wide, 18)));
    if (!name || !spot) continue;
    room.take(boxAt(spot.x, spot.y, wide, 18));
    placed.push({ ...spot, name });
  }
  return placed;
}

// Areas and main roads are named first: side streets where there is room left.
function inOrderOfNames(shapes) {
  return [...shapes].filter((shape) => shape.name).sort((a, b) => (a.sort === "street") - (b.sort === "street"));
}

export function groundFont(font) {
  return `italic 15px ${font}`;
}

// Where a place really lies, if its sign had to give way to another one.
export function drawPins(ctx, model, at) {
  ctx.fillStyle = "#0b0c0c";
  ctx.strokeStyle = "#0b0c0c";
  ctx.lineWidth = 1.5;
  model.payload.ground.pins.forEach(([x, y], n) => {
    const pin = at({ x, y });
    const sign = at(model.nodes[n]);
    if (Math.hypot(pin.x - sign.x, pin.y - sign.y) < 4) return;
    ctx.beginPath();
    ctx.moveTo(pin.x, pin.y);
    ctx.lineTo(sign.x, sign.y);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(pin.x, pin.y, 3.5, 0, 2 * Math.PI);
    ctx.fill();
  });
}

// A round length that is about a sixth of the picture wide, in words and pixels.
export function scaleBar(metres, scale, width) {
  const per = metres / scale;
  const most = (width / 5) * per;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((n) => n * power).find((n) => n <= most);
  return { words: length >= 1000 ? `${length / 1000} km` : `${length} m`, pixels: length / per };
}

export function drawScaleBar(ctx, { words, pixels }, x, y, font) {
  ctx.save();
  ctx.font = `16px ${font}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  ctx.fillStyle = "rgba(255,255,255,0.85)";
  ctx.fillRect(x - 8, y - 34, Math.max(pixels, ctx.measureText(words).width) + 16, 42);
  ctx.fillStyle = "#0b0c0c";
  ctx.fillText(words, x, y - 8);
  ctx.lineWidth = 2;
  ctx.strokeStyle = "#0b0c0c";
  ctx.beginPath();
  ctx.moveTo(x, y - 6);
  ctx.lineTo(x, y);
  ctx.lineTo(x + pixels, y);
  ctx.lineTo(x + pixels, y - 6);
  ctx.stroke();
  ctx.restore();
}
