// The outline of a peer group: a soft shape round its members, with the group's name on its edge.

const ROUND = 14;

export function hullPoints(members, at, room) {
  const points = [];
  for (const member of members) {
    const { x, y } = at(member);
    for (let n = 0; n < ROUND; n += 1) {
      const turn = (n * 2 * Math.PI) / ROUND;
      points.push({ x: x + Math.cos(turn) * room, y: y + Math.sin(turn) * room });
    }
  }
  return convex(points);
}

// Andrew's monotone chain.
function convex(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list) => {
    const chain = [];
    for (const p of list) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], p) <= 0) chain.pop();
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

export function drawHull(ctx, points, look) {
  ctx.beginPath();
  points.forEach((p, n) => (n ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y)));
  ctx.closePath();
  ctx.fillStyle = look.fill;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = look.outline;
  ctx.stroke();
}

const CORNERS = 40; // places along the outline at which a name may stand
const INTO = 4; // pixels that a name reaches into its outline

// Where the name of the group can stand: on its outline all the way round, the top first, so that it always touches it.
export function tabSpots(points, { wide, high }) {
  const centre = { x: mean(points.map((p) => p.x)), y: mean(points.map((p) => p.y)) };
  const spots = along(points, CORNERS).map((p) => {
    const far = Math.hypot(p.x - centre.x, p.y - centre.y) || 1;
    const out = { x: (p.x - centre.x) / far, y: (p.y - centre.y) / far };
    // as far out as the name is wide or high in that direction, less what it reaches into the outline
    const reach = Math.min(wide / 2 / Math.max(Math.abs(out.x), 1e-6), high / 2 / Math.max(Math.abs(out.y), 1e-6)) - INTO;
    return { x: p.x + out.x * reach, y: p.y + out.y * reach, up: out.y };
  });
  return spots.sort((a, b) => a.up - b.up);
}

// Points in equal steps along the outline.
function along(points, count) {
  const edges = points.map((p, n) => [p, points[(n + 1) % points.length]]);
  const lengths = edges.map(([a, b]) => Math.hypot(b.x - a.x, b.y - a.y));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const found = [];
  let passed = 0;
  edges.forEach(([a, b], n) => {
    while (found.length < count && found.length * (whole / count) <= passed + lengths[n]) {
      const part = lengths[n] ? (found.length * (whole / count) - passed) / lengths[n] : 0;
      found.push({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part });
    }
    passed += lengths[n];
  });
  return found;
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

export function drawTab(ctx, x, y, lines, look, size) {
  const { wide, high, line } = tabSize(ctx, lines, size);
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(x - wide / 2, y - high / 2, wide, high, 5);
  ctx.fillStyle = "#ffffff";
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = look.outline;
  ctx.stroke();
  ctx.fillStyle = "#0b0c0c";
  ctx.font = `bold ${size}px ${ctx.ctxMapFont || "sans-serif"}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  lines.forEach((words, n) => ctx.fillText(words, x, y + 1 + (n - (lines.length - 1) / 2) * line));
  ctx.restore();
}

export function tabSize(ctx, lines, size) {
  ctx.font = `bold ${size}px ${ctx.ctxMapFont || "sans-serif"}`;
  const line = Math.round(size * 1.1);
  return { wide: Math.max(...lines.map((words) => ctx.measureText(words).width)) + 14, high: Math.max(26, line * lines.length + 8), line };
}
