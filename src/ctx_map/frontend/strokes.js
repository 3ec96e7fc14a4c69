// How each sort of line is drawn: double protects, dotted is not graded, dashed was withdrawn, a gap has ended, an arrow runs from who made contact.

export function drawLine(ctx, look, a, b, { ahead = 0, strong = false } = {}) {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length < 1) return;
  const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  ctx.save();
  ctx.strokeStyle = look.colour;
  ctx.fillStyle = look.colour;
  ctx.lineCap = look.dotted ? "round" : "butt";
  ctx.setLineDash(look.dotted ? [0.5, 4.5] : look.dashed ? [9, 6] : []);
  const width = look.width + (look.dotted ? 0.5 : 0) + (strong ? 0.8 : 0);
  for (const side of look.double ? [-2.2, 2.2] : [0]) {
    ctx.lineWidth = look.double ? width * 0.9 : width;
    stroke(ctx, look, a, b, along, length, side);
  }
  ctx.setLineDash([]);
  if (look.ended) ticks(ctx, a, along, length);
  if (look.arrow) arrow(ctx, b, along, ahead);
  ctx.restore();
}

function stroke(ctx, look, a, b, along, length, side) {
  const off = { x: -along.y * side, y: along.x * side };
  const gap = look.ended ? Math.min(9, length * 0.2) : 0;
  const parts = gap ? [[0, length / 2 - gap], [length / 2 + gap, length]] : [[0, length]];
  ctx.beginPath();
  for (const [from, to] of parts) {
    ctx.moveTo(a.x + off.x + along.x * from, a.y + off.y + along.y * from);
    ctx.lineTo(a.x + off.x + along.x * to, a.y + off.y + along.y * to);
  }
  ctx.stroke();
}

function ticks(ctx, a, along, length) {
  const gap = Math.min(9, length * 0.2);
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  for (const at of [length / 2 - gap, length / 2 + gap]) {
    const x = a.x + along.x * at;
    const y = a.y + along.y * at;
    ctx.moveTo(x - along.y * 5, y + along.x * 5);
    ctx.lineTo(x + along.y * 5, y - along.x * 5);
  }
  ctx.stroke();
}

function arrow(ctx, b, along, ahead) {
  const tip = { x: b.x - along.x * ahead, y: b.y - along.y * ahead };
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  ctx.lineTo(tip.x - along.x * 11 - along.y * 5, tip.y - along.y * 11 + along.x * 5);
  ctx.lineTo(tip.x - along.x * 11 + along.y * 5, tip.y - along.y * 11 - along.x * 5);
  ctx.closePath();
  ctx.fill();
}

// A broad band under a line: what is selected, or part of a route.
export function drawBand(ctx, a, b, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = "round";
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
}
