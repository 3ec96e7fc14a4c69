// The whole picture, painted in screen pixels over what vis-network moves and zooms. The saved picture uses the same painter.

import { ASKED, BUSY, HIGHLIGHTED, INNER, MEMBERSHIP, NEW, otherEnd } from "./model.js";
import { Marks } from "./marks.js";
import { drawBadge, drawNumber, drawRing, drawShape } from "./shapes.js";
import { drawBand, drawLine } from "./strokes.js";
import { drawHull, drawTab, hullPoints, tabSize } from "./hulls.js";
import { bandOf, signsOf } from "./changes.js";
import { formsOf, leastCovering, measurer, outerBox, tabForms, tabRing, tabsOf } from "./names.js";
import { Room, boxAt, drawLabel, drawLead, placeLabels, wrapped } from "./labels.js";
import { cellBoxes, drawCells, drawGround, drawPins, groundFont, groundNames } from "./ground.js";

const HULL_ROOM = 44;
const AROUND = 12; // pixels that a label keeps from nodes that are not its own, or it would seem to be theirs
const MARKS_FROM = 0.75; // zoom below which numbers of reports would only be dust
const BADGES_FROM = 1; // zoom below which badges of neighbours that are not drawn would cover their neighbours' letters
const FAR = 0.3; // zoom below which the map is an overview
const FAINT = 0.13;
const LEAST_OF_CONTRAST = 0.55;
const GROUND_OF_CONTRAST = 0.5;
const BESIDE = 0.3; // lines to busy places, which say little
const LARGER = 1.3; // those whom the meeting is about
const SMALLER = 0.72; // busy places
const PLACE_LEAST = 11; // pixels of half a place on a place map, and how it grows with the root of the young people there
const PLACE_MORE = 2.6;
const NAMELESS = new Set(["house", "screen"]); // shapes without letters inside
// Labels are placed in this order: those first who carry no letters inside.
const ORDER = { place: 1, online: 1, unidentified: 2, event: 3, organisation: 4, thing: 5, adult: 6, young: 7, age: 7 };

export class Scene {
  constructor(model) {
    this.model = model;
    this.hidden = new Set();
    this.off = new Set();
    this.selected = new Set();
    this.selectedLines = new Set();
    this.focus = null;
    this.flash = null;
    this.hover = null;
    this.outside = null; // lines and nodes outside the period that is chosen on the strip
    this.dimmed = new Set(); // lines and nodes that a filter dims
    this.marks = new Marks();
    this.counts = true; // whether badges say how much more is linked to each node
    this.innerLinks = model.payload.inner_links;
    this.textScale = 1;
    this.contrast = false; // black lines, and what is faded is faded less
    this.version = 0;
    this.font = "sans-serif";
  }

  changed() {
    this.version += 1;
  }

  // Hidden from view, or of a sort that is switched off in the legend.
  isHidden(node) {
    return this.hidden.has(node) || this.off.has(node.style.id);
  }

  drawnNodes() {
    return this.model.nodes.filter((node) => !this.isHidden(node));
  }

  isDrawn(line) {
    if (this.isHidden(line.from) || this.isHidden(line.to) || line.marks & MEMBERSHIP) return false;
    if (!(line.marks & INNER) || this.innerLinks) return true;
    return this.selectedLines.has(line) || this.selected.has(line.from) || this.selected.has(line.to);
  }

  radius(node, scale) {
    // far out a node is a dot without letters; what can be clicked stays as large as ever
    const least = Math.min(13.5, Math.max(scale * 32, 4));
    const usual = Math.min(Math.max(16.5 * Math.sqrt(scale), 13.5), 23, scale < FAR ? least : 23) * this.textScale;
    const size = usual * (node.marks & ASKED ? LARGER : node.marks & BUSY ? SMALLER : 1);
    if (node.size !== undefined) return this.textScale * (PLACE_LEAST + PLACE_MORE * Math.sqrt(node.size));
    return node.style.shape === "house" || node.style.shape === "office" ? size * 1.05 : size;
  }

  someSelected() {
    return this.selected.size > 0 || this.selectedLines.size > 0;
  }

  // Who stays strong: around what is selected and the rows of the answer, else what an answer marks. null means that
  // all do. On a street map nothing is around a place, and a route is seen whole: there a ring alone says what is selected.
  strong() {
    const near = this.model.payload.ground || this.marks.steps.size ? null : this.aroundSelected();
    return near ? new Set([...near, ...this.marks.numbers.keys()]) : this.marks.strong;
  }

  // What is selected and its neighbours; null where nothing is.
  aroundSelected() {
    if (!this.someSelected()) return null;
    const near = new Set(this.selected);
    for (const node of this.selected) {
      for (const line of node.lines) if (!this.isHidden(otherEnd(line, node))) near.add(otherEnd(line, node));
      const hull = this.model.hulls.find((each) => each.group === node);
      if (hull) hull.members.forEach((member) => near.add(member));
    }
    for (const line of this.selectedLines) near.add(line.from).add(line.to);
    return near;
  }

  isOutside(one) {
    return (this.outside !== null && this.outside.has(one)) || this.dimmed.has(one);
  }

  isStrong(line) {
    if (this.marks.steps.size) return !this.isOutside(line) && this.marks.isStrong(line);
    return !this.isOutside(line) && this.isChosen(line) && (this.someSelected() || this.marks.isStrong(line));
  }

  // By the selection alone, whatever the period: so that words keep their places while the period moves.
  isChosen(line) {
    if (!this.someSelected()) return true;
    return this.selectedLines.has(line) || this.selected.has(line.from) || this.selected.has(line.to);
  }

  hullsDrawn() {
    return this.model.hulls
      .filter((hull) => !this.isHidden(hull.group))
      .map((hull) => ({ hull, members: hull.members.filter((member) => !this.isHidden(member)) }))
      .filter(({ members }) => members.length > 1);
  }

  textSize(scale) {
    return Math.round((scale > 1.25 ? 18 : 16) * this.textScale);
  }

  // The name of a group stands at the edge of its outline, wherever its members are, and covers nobody.
  settleGroups(ctx, scale) {
    const stamp = `${scale} ${this.version} ${this.textScale} ${this.font}`;
    if (this.settled === stamp) return;
    this.settled = stamp;
    const room = new Room();
    for (const node of this.drawnNodes()) {
      const r = this.radius(node, scale) + 3;
      if (node.style.shape !== "tab") room.take(boxAt(node.x * scale, node.y * scale, r * 2, r * 2));
      if (this.marks.numbers.has(node)) room.take(boxAt(node.x * scale + r, node.y * scale - r, r * 1.5, r * 1.5));
    }
    const drawn = this.hullsDrawn();
    // a group without an outline stands by itself, as narrow as its name allows
    const outlined = new Set(drawn.map(({ hull }) => hull.group));
    for (const node of this.drawnNodes()) if (node.style.shape === "tab" && !outlined.has(node)) node.written = wrapped(node.label);
    for (const { hull, members } of drawn) {
      const wide = Math.max(HULL_ROOM, (this.radius(members[0], scale) + 12) / scale);
      hull.points = hullPoints(members, (node) => node, wide);
    }
    for (const { hull } of drawn) {
      const edge = hull.points.map((p) => ({ x: p.x * scale, y: p.y * scale }));
      const spot = leastCovering(tabForms(hull.group).flatMap((lines) => tabsOf(ctx, lines, edge, this.textSize(scale))), room);
      hull.group.written = spot.lines;
      hull.group.crowded = scale < FAR && spot.covered > 0;
      room.take(boxAt(spot.x, spot.y, spot.wide, spot.high));
      Object.assign(hull.group, { x: spot.x / scale, y: spot.y / scale });
    }
  }

  paint(ctx, view) {
    ctx.ctxMapFont = this.font;
    const { scale } = view;
    const at = (p) => ({ x: p.x * scale + view.dx, y: p.y * scale + view.dy });
    const strong = this.strong();
    this.settleGroups(ctx, scale);
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(0, 0, view.width, view.height);
    // in high contrast the ground stays behind what is told
    ctx.globalAlpha = this.contrast ? GROUND_OF_CONTRAST : 1;
    if (this.model.payload.ground) drawGround(ctx, this.model.payload.ground, at);
    ctx.globalAlpha = 1;
    if (this.model.payload.ground) drawCells(ctx, this.model.payload.ground.cells || [], at, this.font, this.textScale);
    if (this.model.payload.ground) drawPins(ctx, this.model, at);
    this.paintHulls(ctx, at, strong);
    this.paintLines(ctx, at, scale, strong);
    this.paintNodes(ctx, at, scale, strong);
    this.paintWords(ctx, view, at, strong);
  }

  paintHulls(ctx, at, strong) {
    for (const { hull } of this.hullsDrawn()) {
      ctx.globalAlpha = strong && !strong.has(hull.group) && !hull.members.some((m) => strong.has(m)) ? 0.4 : 1;
      drawHull(ctx, hull.points.map(at), hull.group.style);
    }
    ctx.globalAlpha = 1;
  }

  ends(line, at) {
    const a = at(line.from);
    const b = at(line.to);
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const off = { x: (-(b.y - a.y) / length) * line.side * 6, y: ((b.x - a.x) / length) * line.side * 6 };
    return [{ x: a.x + off.x, y: a.y + off.y }, { x: b.x + off.x, y: b.y + off.y }];
  }

  // Those of the picture, and what was withdrawn since an earlier meeting.
  linesNow() {
    return [...this.model.lines, ...this.marks.withdrawn];
  }

  paintLines(ctx, at, scale, strong) {
    const drawn = this.linesNow().filter((line) => this.isDrawn(line));
    for (const line of drawn) if (!this.isStrong(line)) this.paintLine(ctx, line, at, scale, this.faint(FAINT));
    for (const line of drawn) if (this.isStrong(line)) this.paintLine(ctx, line, at, scale, this.lineAlpha(line), strong !== null);
  }

  // Lines to busy places stay in the background until one of their ends is asked for.
  lineAlpha(line) {
    const busy = (line.from.marks | line.to.marks) & BUSY;
    const meant = this.someSelected() || this.marks.numbers.has(line.from) || this.marks.numbers.has(line.to) || this.marks.route.has(line);
    return busy && !meant && this.hover !== line ? this.faint(BESIDE) : 1;
  }

  faint(alpha) {
    return this.contrast ? Math.max(alpha, LEAST_OF_CONTRAST) : alpha;
  }

  paintLine(ctx, line, at, scale, alpha, strong = false) {
    const [a, b] = this.ends(line, at);
    ctx.globalAlpha = alpha;
    if (this.selectedLines.has(line)) drawBand(ctx, a, b, "#ffdd00", 12);
    else if (this.marks.changed.has(line)) drawBand(ctx, a, b, bandOf(this.marks.changed.get(line)), 9);
    else if (this.marks.route.has(line)) drawBand(ctx, a, b, "#7fb2e0", 11);
    else if (this.marks.otherRoutes.has(line)) drawBand(ctx, a, b, "#cfe2f3", 8);
    drawLine(ctx, this.contrast ? inBlack(line.style) : line.style, a, b, { ahead: this.radius(line.to, scale) + 3, strong: strong || this.hover === line });
    ctx.globalAlpha = 1;
  }

  paintNodes(ctx, at, scale, strong) {
    for (const node of this.inOrder(scale)) {
      const { x, y } = at(node);
      const r = this.radius(node, scale);
      ctx.globalAlpha = (strong && !strong.has(node)) || this.isOutside(node) ? this.faint(0.28) : 1;
      this.paintRings(ctx, node, x, y, r);
      drawShape(ctx, node.style, x, y, r, { letters: node.letters, number: node.number });
      if (node.undrawn && ((this.counts && scale >= BADGES_FROM) || this.isNamed(node)) && !this.marks.numbers.has(node)) drawBadge(ctx, x + r + 3, y - r, `+${node.undrawn}`, Math.round(13 * this.textScale));
      else if (node.marks & NEW) drawBadge(ctx, x + r + 1, y - r, "+", Math.round(13 * this.textScale));
    }
    ctx.globalAlpha = 1;
    // over all signs, however faded: they say which row of the answer is which
    for (const node of this.drawnNodes()) this.paintNumber(ctx, node, at(node), this.radius(node, scale));
  }

  // The number of its row in the answer, and its place on a route.
  paintNumber(ctx, node, { x, y }, r) {
    const size = Math.round(15 * this.textScale);
    const number = this.marks.numbers.get(node);
    const step = this.marks.steps.get(node);
    if (number !== undefined) drawNumber(ctx, x + r * 0.85 + size * 0.3, y - r * 0.85 - size * 0.3, String(number), size, "disc");
    if (step !== undefined) drawNumber(ctx, x - r * 0.85 - size * 0.3, y - r * 0.85 - size * 0.3, String(step), size, "step");
  }

  // Large ones first, so that no small one is covered. On a street map the first rows of the answer come last, on top.
  inOrder(scale) {
    const row = (node) => (this.model.payload.ground ? -(node.number ?? Infinity) : 0);
    return this.drawnNodes()
      .filter((node) => node.style.shape !== "tab")
      .sort((a, b) => (row(a) === row(b) ? this.radius(b, scale) - this.radius(a, scale) : row(a) - row(b)));
  }

  paintRings(ctx, node, x, y, r) {
    if (this.selected.has(node)) drawRing(ctx, x, y, r, "selected");
    if (node.marks & HIGHLIGHTED) drawRing(ctx, x, y, r, "highlighted");
    if (node.marks & NEW) drawRing(ctx, x, y, r, "new");
    if (this.focus === node) drawRing(ctx, x, y, r, "focus");
    if (this.flash === node) drawRing(ctx, x, y, r, "flash");
  }

  isNamed(node) {
    return this.selected.has(node) || this.focus === node || this.flash === node || this.hover === node;
  }

  ringRoom(node) {
    if (this.selected.has(node) || this.focus === node || this.flash === node) return 10;
    return node.marks & (HIGHLIGHTED | NEW) ? 5 : 0;
  }

  // Names and numbers. Their places hold while the map is only shifted, so that nothing flickers.
  paintWords(ctx, view, at, strong) {
    const layout = this.wordsAt(ctx, view, strong);
    this.paintGroundNames(ctx, view, layout.names);
    for (const { node, x, y, faint } of layout.tabs) {
      if (node.crowded && !this.isNamed(node)) continue;
      ctx.globalAlpha = faint ? 0.45 : 1;
      const spot = { x: x + view.dx, y: y + view.dy };
      if (this.focus === node || this.selected.has(node) || this.flash === node) tabRing(ctx, node, spot, layout.size, this.focus === node);
      drawTab(ctx, spot.x, spot.y, node.written || wrapped(node.label), node.style, layout.size);
    }
    ctx.globalAlpha = 1;
    for (const mark of layout.marks) {
      ctx.globalAlpha = this.isStrong(mark.line) ? this.lineAlpha(mark.line) : this.faint(FAINT);
      drawBadge(ctx, mark.x + view.dx, mark.y + view.dy, mark.words, layout.small);
    }
    for (const label of layout.labels) {
      ctx.globalAlpha = this.isOutside(label.node) || (strong && !strong.has(label.node)) ? this.faint(0.45) : 1;
      const there = { ...label, x: label.x + view.dx, y: label.y + view.dy };
      if (label.lead) drawLead(ctx, there, view);
      drawLabel(ctx, there, layout.lineHigh, layout.size);
    }
    ctx.globalAlpha = 1;
  }

  paintGroundNames(ctx, view, names) {
    ctx.font = groundFont(this.font);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = this.contrast ? "#000000" : "#505a5f";
    ctx.strokeStyle = "#ffffff";
    ctx.lineWidth = 3;
    ctx.lineJoin = "round";
    for (const { name, x, y } of names) {
      ctx.strokeText(name, x + view.dx, y + view.dy);
      ctx.fillText(name, x + view.dx, y + view.dy);
    }
  }

  wordsAt(ctx, view, strong) {
    const stamp = `${view.scale} ${this.version} ${this.textScale} ${this.font}`;
    if (this.words && this.words.stamp === stamp) return this.words;
    const at = (p) => ({ x: p.x * view.scale, y: p.y * view.scale });
    const size = this.textSize(view.scale);
    const nodes = this.drawnNodes();
    const room = new Room(outerBox(nodes, at, this.textScale, this.model.payload.names_beside));
    const tabs = nodes.filter((node) => node.style.shape === "tab").map((node) => this.tabAt(ctx, node, at, size, strong, room));
    for (const node of nodes) {
      const { x, y } = at(node);
      const r = this.radius(node, view.scale);
      // the name of what an answer marks may cover what is faded, where there is no other room
      const faded = strong && !strong.has(node);
      if (node.style.shape !== "tab") room.take({ ...boxAt(x, y, r * 1.9 + AROUND, r * 1.9 + AROUND, node), sign: faded ? null : boxAt(x, y, r * 1.9, r * 1.9) });
    }
    for (const box of this.numberBoxes(nodes, at, view.scale)) room.take(box);
    for (const box of cellBoxes(this.model.payload.ground, at, this.textScale)) room.take(box);
    const lineHigh = Math.round(size * 1.12);
    const small = Math.round(12 * this.textScale);
    const marks = this.marksAt(at, view.scale, small, room);
    const { ground } = this.model.payload;
    const labels = placeLabels(this.wantedLabels(nodes, at, view.scale, this.someSelected() && !ground ? strong : null), room, measurer(ctx, size, this.font), lineHigh);
    const names = ground ? groundNames(ctx, ground, at, room, this.font) : [];
    this.words = { stamp, tabs, marks, labels, names, size, small, lineHigh };
    return this.words;
  }

  // What numbers and steps take, so that no word is written on them.
  numberBoxes(nodes, at, scale) {
    const size = 15 * this.textScale;
    return nodes.flatMap((node) => {
      const { x, y } = at(node);
      const off = this.radius(node, scale) * 0.85 + size * 0.3;
      const sides = [[this.marks.numbers, 1], [this.marks.steps, -1]].filter(([marked]) => marked.has(node));
      return sides.map(([, side]) => ({ ...boxAt(x + side * off, y - off, size * 1.6, size * 1.6), words: true }));
    });
  }

  tabAt(ctx, node, at, size, strong, room) {
    const { x, y } = at(node);
    const { wide, high } = tabSize(ctx, node.written || wrapped(node.label), size);
    node.tab = { wide, high };
    room.take({ ...boxAt(x, y, wide, high, node), words: true });
    return { node, x, y, faint: strong && !strong.has(node) };
  }

  wantedLabels(nodes, at, scale, strong) {
    const wanted = nodes
      .filter((node) => node.style.shape !== "tab" && node.label !== node.letters && (!strong || strong.has(node)))
      .map((node) => {
        const named = this.isNamed(node);
        // a place has no letters inside: without its name nobody would know which it is
        const marked = this.marks.numbers.has(node) || this.marks.steps.has(node);
        const listed = this.model.payload.listed_elsewhere;
        const meant = marked || Boolean(node.marks & (HIGHLIGHTED | ASKED));
        const must = named || meant || (NAMELESS.has(node.style.shape) && scale > FAR && !listed);
        const rank = named ? -2 : meant ? -1 : ORDER[node.style.id.split("_")[0]];
        return { node, ...at(node), r: this.radius(node, scale) + this.ringRoom(node), forms: formsOf(node, named || meant, this.model.payload.names_beside), beside: this.model.payload.names_beside, must, named, strong: named, rank };
      });
    return wanted.sort((a, b) => a.rank - b.rank || a.node.n - b.node.n);
  }

  marksAt(at, scale, size, room) {
    const marks = [];
    for (const line of this.linesNow()) {
      const words = [signsOf(this.marks.changed.get(line)), line.style.disputed ? "≠" : "", line.style.new ? "+" : "", line.count > 1 ? `${line.count}` : ""].filter(Boolean).join(" ");
      const must = line.style.disputed || line.style.new || this.marks.changed.has(line);
      if (!words || !this.isDrawn(line) || !this.isChosen(line)) continue;
      if (scale < MARKS_FROM && !must && !this.someSelected()) continue;
      const [a, b] = this.ends(line, at);
      const spots = [0.5, 0.38, 0.62, 0.28, 0.72].map((t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }));
      const wide = size * (0.8 + 0.6 * words.length);
      const spot = spots.find(({ x, y }) => room.free(boxAt(x, y, wide, size * 1.6))) || (must ? spots[0] : null);
      if (!spot) continue;
      room.take({ ...boxAt(spot.x, spot.y, wide, size * 1.6), words: true, badge: true });
      marks.push({ ...spot, words, line });
    }
    return marks;
  }
}

// Dots, gaps, arrows and double lines say what a line is, so that it needs no colour.
function inBlack(style) {
  return { ...style, colour: "#000000", width: style.width + 0.5 };
}
