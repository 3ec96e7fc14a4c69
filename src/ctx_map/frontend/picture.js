// The map as a picture file, with its marking, its header, its legend and its notice in the picture itself.

import { ENTRY, paintEntry } from "./legend.js";
import { drawScaleBar, scaleBar } from "./ground.js";
import { saveFile } from "./save_file.js";
import { SvgContext } from "./svg_context.js";

const WIDE = 2400;
const HIGH = 1500;
const INK = "#0b0c0c";
const EDGE = 40;
const RATIO = 1.5; // drawn at 1600 x 1000, saved at 2400 x 1500

// `words`: the question that is asked on the canvas.
export function savePicture(scene, view, name, words = {}) {
  if (name.endsWith(".svg")) return saveFile(new Blob([svgPicture(scene, view, words)], { type: "image/svg+xml" }), name);
  return paintPicture(scene, view, words).toBlob((blob) => saveFile(blob, name), "image/png");
}

// The drawn part of the map that the reader sees now, under its marking, over its legend.
export function paintPicture(scene, view, words = {}) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDE;
  canvas.height = HIGH;
  const ctx = canvas.getContext("2d");
  ctx.scale(RATIO, RATIO);
  paintAll(ctx, scene, view, words);
  return canvas;
}

// The same picture as SVG.
export function svgPicture(scene, view, words = {}) {
  const ctx = new SvgContext(WIDE / RATIO, HIGH / RATIO);
  ctx.root.setAttribute("aria-label", `${scene.model.payload.title}. ${scene.model.payload.summary}`);
  paintAll(ctx, scene, view, words);
  return ctx.written();
}

function paintAll(ctx, scene, view, words) {
  const wide = WIDE / RATIO;
  const high = HIGH / RATIO;
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(0, 0, wide, high);
  const top = paintHeader(ctx, scene, wide, words);
  const foot = paintFoot(ctx, scene, wide, high);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, top, wide, foot - top);
  ctx.clip();
  ctx.translate(0, top);
  const fit = Math.min(wide / view.width, (foot - top) / view.height);
  const inside = { scale: view.scale * fit, dx: view.dx * fit + (wide - view.width * fit) / 2, dy: view.dy * fit + (foot - top - view.height * fit) / 2, width: wide, height: foot - top };
  scene.paint(ctx, inside);
  if (scene.model.payload.ground) drawScaleBar(ctx, scaleBar(scene.model.payload.ground.metres, inside.scale, wide), EDGE, foot - top - 14, scene.font);
  ctx.restore();
  scene.changed();
}

function paintHeader(ctx, scene, wide, { question = "" }) {
  const { marking, title, header } = scene.model.payload;
  ctx.fillStyle = INK;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "center";
  ctx.font = `bold 20px ${scene.font}`;
  ctx.fillText(marking, wide / 2, 30);
  ctx.textAlign = "left";
  ctx.font = `bold 26px ${scene.font}`;
  ctx.fillText(question || title, EDGE, 62);
  ctx.font = `15px ${scene.font}`;
  let y = 84;
  for (const line of header) for (const part of broken(ctx, line, wide - EDGE * 2)) {
    ctx.fillText(part, EDGE, y);
    y += 20;
  }
  return y;
}

function paintFoot(ctx, scene, wide, high) {
  const { legend, notice, marking, said } = scene.model.payload;
  ctx.font = `15px ${scene.font}`;
  const rows = legendRows(ctx, legend, wide - EDGE * 2);
  const words = [...said, ...notice].flatMap((line) => broken(ctx, line, wide - EDGE * 2));
  const top = high - 44 - words.length * 20 - rows.length * ENTRY.high - 10;
  let y = top + 6;
  for (const row of rows) {
    for (const { entry, x } of row) {
      paintEntry(ctx, entry, EDGE + x, y, scene.font);
      ctx.fillStyle = INK;
      ctx.font = `15px ${scene.font}`;
      ctx.textAlign = "left";
      ctx.textBaseline = "middle";
      ctx.fillText(entry.words, EDGE + x + ENTRY.wide + 6, y + ENTRY.high / 2);
    }
    y += ENTRY.high;
  }
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = INK;
  words.forEach((line, n) => ctx.fillText(line, EDGE, y + 20 + n * 20));
  ctx.font = `bold 20px ${scene.font}`;
  ctx.textAlign = "center";
  ctx.fillText(marking, wide / 2, high - 14);
  return top;
}

function legendRows(ctx, legend, wide) {
  const rows = [[]];
  let x = 0;
  for (const entry of legend) {
    const need = ENTRY.wide + 6 + ctx.measureText(entry.words).width + 26;
    if (x + need > wide && x > 0) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push({ entry, x });
    x += need;
  }
  return rows;
}

function broken(ctx, line, wide) {
  const parts = [""];
  for (const word of line.split(" ")) {
    const longer = `${parts[parts.length - 1]} ${word}`.trim();
    if (ctx.measureText(longer).width > wide) parts.push(word);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}
