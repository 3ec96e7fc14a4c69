// How each sort of node is drawn. The look comes from the one style table; the same painter draws map, legend and picture.

const INK = "#0b0c0c";
const WHITE = "#ffffff";

const OUTLINES = {
  circle(ctx, r) {
    ctx.arc(0, 0, r, 0, 2 * Math.PI);
  },
  square(ctx, r) {
    ctx.rect(-r * 0.92, -r * 0.92, r * 1.84, r * 1.84);
  },
  house(ctx, r) {
    const half = r * 1.05;
    ctx.moveTo(0, -r * 1.25);
    ctx.lineTo(half * 1.15, -r * 0.25);
    ctx.lineTo(half, -r * 0.25);
    ctx.lineTo(half, r);
    ctx.lineTo(-half, r);
    ctx.lineTo(-half, -r * 0.25);
    ctx.lineTo(-half * 1.15, -r * 0.25);
    ctx.closePath();
  },
  screen(ctx, r) {
    ctx.roundRect(-r * 0.78, -r * 1.15, r * 1.56, r * 2.3, r * 0.3);
  },
  diamond(ctx, r) {
    ctx.moveTo(0, -r * 1.15);
    ctx.lineTo(r * 1.15, 0);
    ctx.lineTo(0, r * 1.15);
    ctx.lineTo(-r * 1.15, 0);
    ctx.closePath();
  },
  card(ctx, r) {
    ctx.rect(-r, -r * 0.62, r * 2, r * 1.24);
  },
  office(ctx, r) {
    ctx.rect(-r * 0.85, -r * 1.1, r * 1.7, r * 2.2);
  },
};

export function drawShape(ctx, look, x, y, r, { letters = "", number = "" } = {}) {
  ctx.save();
  ctx.translate(x, y);
  const outline = () => {
    ctx.beginPath();
    (OUTLINES[look.shape] || OUTLINES.circle)(ctx, r);
  };
  outline();
  ctx.fillStyle = look.fill;
  ctx.fill();
  if (look.hatch) hatch(ctx, r);
  outline();
  ctx.lineWidth = r < SMALLEST ? 1 : look.thick ? Math.max(3, r * 0.2) : look.dashed ? 2 : 1.5;
  ctx.strokeStyle = look.outline;
  ctx.setLineDash(look.dashed ? [4, 3] : []);
  ctx.lineJoin = "miter";
  ctx.stroke();
  ctx.setLineDash([]);
  inside(ctx, look, r, letters, number);
  ctx.restore();
}

function hatch(ctx, r) {
  ctx.save();
  ctx.clip();
  ctx.beginPath();
  const step = Math.max(5, r * 0.36);
  for (let at = -r * 3; at < r * 3; at += step) {
    ctx.moveTo(at, -r * 1.4);
    ctx.lineTo(at + r * 2.8, r * 1.4);
  }
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = INK;
  ctx.globalAlpha *= 0.6;
  ctx.stroke();
  ctx.restore();
}

const SMALLEST = 10; // pixels of a half sign below which nothing stands inside

function inside(ctx, look, r, letters, number) {
  if (r < SMALLEST) return;
  if (number) return numbered(ctx, look, r, number);
  if (look.inside === "letters") return text(ctx, letters, r * 0.86, look.letters);
  if (look.inside === "question") return text(ctx, "?", r * 1.1, look.letters);
  if (look.inside === "check") return check(ctx, r);
  if (look.shape === "screen") return handset(ctx, r);
  if (look.shape === "office") return windows(ctx, r);
  if (look.shape === "card") return stripe(ctx, r);
}

function text(ctx, words, size, colour) {
  ctx.font = `bold ${Math.round(size)}px ${ctx.ctxMapFont || "sans-serif"}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour;
  ctx.fillText(words, 0, size * 0.06);
}

function check(ctx, r) {
  const at = r * 0.2;
  ctx.beginPath();
  ctx.arc(0, at, r * 0.68, 0, 2 * Math.PI);
  ctx.fillStyle = WHITE;
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(-r * 0.38, at);
  ctx.lineTo(-r * 0.1, at + r * 0.3);
  ctx.lineTo(r * 0.42, at - r * 0.34);
  ctx.lineWidth = Math.max(2.5, r * 0.2);
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  ctx.strokeStyle = INK;
  ctx.stroke();
}

function handset(ctx, r) {
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = INK;
  ctx.fillStyle = WHITE;
  ctx.beginPath();
  ctx.rect(-r * 0.52, -r * 0.82, r * 1.04, r * 1.36);
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(0, r * 0.84, Math.max(1.3, r * 0.11), 0, 2 * Math.PI);
  ctx.fillStyle = INK;
  ctx.fill();
}

function windows(ctx, r) {
  ctx.fillStyle = INK;
  const pane = Math.max(2.2, r * 0.24);
  for (const across of [-0.38, 0.14]) for (const down of [-0.8, -0.32, 0.16]) ctx.fillRect(r * across, r * down, pane, pane);
  ctx.fillRect(-r * 0.16, r * 0.66, r * 0.32, r * 0.44);
}

function stripe(ctx, r) {
  ctx.fillStyle = INK;
  ctx.fillRect(-r * 0.72, -r * 0.3, r * 0.5, r * 0.6);
  ctx.fillRect(-r * 0.05, -r * 0.22, r * 0.75, 1.6);
  ctx.fillRect(-r * 0.05, r * 0.14, r * 0.75, 1.6);
}

// On a place map the number stands inside, and the check mark of a place of safety beside the roof.
function numbered(ctx, look, r, number) {
  if (look.inside === "check") {
    ctx.save();
    ctx.translate(r * 0.95, -r * 0.85);
    ctx.beginPath();
    ctx.arc(0, r * 0.1, r * 0.5, 0, 2 * Math.PI);
    ctx.fillStyle = WHITE;
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = INK;
    ctx.stroke();
    check(ctx, r * 0.55);
    ctx.restore();
  }
  disc(ctx, r, number);
}

function disc(ctx, r, number) {
  ctx.beginPath();
  ctx.arc(0, r * 0.18, Math.max(10, r * 0.72), 0, 2 * Math.PI);
  ctx.fillStyle = INK;
  ctx.fill();
  ctx.translate(0, r * 0.18);
  text(ctx, number, Math.max(12, r * 0.8), WHITE);
}

// The ring round a node, in each of its meanings. Yellow is always held by ink, so that it shows on white.
export function drawRing(ctx, x, y, r, meaning) {
  ctx.save();
  ctx.beginPath();
  if (meaning === "selected") {
    ctx.arc(x, y, r + 8, 0, 2 * Math.PI);
    ctx.fillStyle = "#ffdd00";
    ctx.fill();
    ctx.lineWidth = 2;
  } else if (meaning === "focus" || meaning === "flash") {
    ctx.arc(x, y, r + 9, 0, 2 * Math.PI);
    ctx.lineWidth = meaning === "flash" ? 14 : 9;
    ctx.strokeStyle = INK;
    ctx.stroke();
    ctx.lineWidth = meaning === "flash" ? 9 : 5;
    ctx.strokeStyle = "#ffdd00";
    ctx.stroke();
    ctx.restore();
    return;
  } else {
    ctx.arc(x, y, r + 5, 0, 2 * Math.PI);
    ctx.lineWidth = 2.5;
    ctx.setLineDash(meaning === "new" ? [4, 3] : []);
  }
  ctx.strokeStyle = INK;
  ctx.stroke();
  ctx.restore();
}

export function drawBadge(ctx, x, y, words, size) {
  ctx.save();
  ctx.font = `bold ${size}px ${ctx.ctxMapFont || "sans-serif"}`;
  const wide = Math.max(ctx.measureText(words).width + size * 0.7, size * 1.5);
  ctx.beginPath();
  ctx.roundRect(x - wide / 2, y - size * 0.75, wide, size * 1.5, size * 0.75);
  ctx.fillStyle = WHITE;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = INK;
  ctx.stroke();
  ctx.fillStyle = INK;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(words, x, y + 0.5);
  ctx.restore();
}

// The number of a row of the answer on a blue disc, or a step of a route on a dark square.
export function drawNumber(ctx, x, y, words, size, form) {
  ctx.save();
  ctx.font = `bold ${size}px ${ctx.ctxMapFont || "sans-serif"}`;
  const half = Math.max(size * 0.8, ctx.measureText(words).width / 2 + size * 0.3);
  ctx.beginPath();
  ctx.roundRect(x - half, y - size * 0.8, half * 2, size * 1.6, form === "disc" ? size * 0.8 : 3);
  ctx.fillStyle = form === "disc" ? "#1d70b8" : INK;
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.strokeStyle = WHITE;
  ctx.stroke();
  ctx.fillStyle = WHITE;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(words, x, y + size * 0.06);
  ctx.restore();
}
