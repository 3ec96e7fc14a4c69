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

// Where the name of the group can stand: over the upper edge first, then along the sides, then below.
export function tabSpots(points, { wide, high }) {
  const top = Math.min(...points.map((p) => p.y));
  const bottom = Math.max(...points.map((p) => p.y));
  const edge = (y) => points.filter((p) => Math.abs(p.y - y) < 6);
  const middle = (list) => list.reduce((sum, p) => sum + p.x, 0) / list.length;
  const upper = points.filter((p) => p.y < (top + bottom) / 2);
  const left = Math.min(...upper.map((p) => p.x));
  const right = Math.max(...upper.map((p) => p.x));
  const over = (x) => ({ x, y: Math.min(...points.filter((p) => Math.abs(p.x - x) < wide / 2).map((p) => p.y), bottom) - high / 2 + 4 });
  const spots = [over(middle(edge(top)))];
  for (const part of [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9]) spots.push(over(left + (right - left) * part));
  for (const part of [0.5, 0.25, 0.75]) spots.push({ x: left + (right - left) * part, y: bottom + high / 2 - 4 });
  spots.push({ x: left - wide / 2 + 8, y: (top + bottom) / 2 }, { x: right + wide / 2 - 8, y: (top + bottom) / 2 });
  return spots;
}

export function drawTab(ctx, x, y, label, look, size) {
  const { wide, high } = tabSize(ctx, label, size);
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
  ctx.fillText(label, x, y + 1);
  ctx.restore();
}

export function tabSize(ctx, label, size) {
  ctx.font = `bold ${size}px ${ctx.ctxMapFont || "sans-serif"}`;
  return { wide: ctx.measureText(label).width + 14, high: Math.max(26, size + 9) };
}
