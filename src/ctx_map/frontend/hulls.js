// The outline of a peer group: a soft shape round its members, with the group's name on its upper edge.

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

export function drawHull(ctx, points, look, stem) {
  ctx.beginPath();
  points.forEach((p, n) => (n ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y)));
  ctx.closePath();
  ctx.fillStyle = look.fill;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = look.outline;
  ctx.stroke();
  if (!stem) return;
  ctx.beginPath();
  ctx.moveTo(stem.x, stem.from);
  ctx.lineTo(stem.x, stem.to);
  ctx.stroke();
}

// Where the name of the group can stand: on the upper edge, a little over it, then along the lower edge and the sides.
export function tabSpots(points, { wide, high }) {
  const top = Math.min(...points.map((p) => p.y));
  const bottom = Math.max(...points.map((p) => p.y));
  const edge = (y) => points.filter((p) => Math.abs(p.y - y) < 6);
  const middle = (list) => list.reduce((sum, p) => sum + p.x, 0) / list.length;
  const upper = points.filter((p) => p.y < (top + bottom) / 2);
  const left = Math.min(...upper.map((p) => p.x));
  const right = Math.max(...upper.map((p) => p.x));
  const over = (x, lift) => {
    const y = Math.min(...points.filter((p) => Math.abs(p.x - x) < wide / 2).map((p) => p.y), bottom);
    return { x, y: y - high / 2 + 4 - lift, edge: y + 2 };
  };
  const along = [middle(edge(top)), ...[0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9].map((part) => left + (right - left) * part)];
  const spots = [0, 12, 24].flatMap((lift) => along.map((x) => over(x, lift)));
  for (const part of [0.5, 0.25, 0.75]) spots.push({ x: left + (right - left) * part, y: bottom + high / 2 - 4 });
  spots.push({ x: left - wide / 2 + 8, y: (top + bottom) / 2 }, { x: right + wide / 2 - 8, y: (top + bottom) / 2 });
  return spots;
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
