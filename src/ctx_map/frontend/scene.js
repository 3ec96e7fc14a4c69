// The whole picture, painted in screen pixels over what vis-network moves and zooms. The saved picture uses the same painter.

import { HIGHLIGHTED, INNER, MEMBERSHIP, NEW, otherEnd } from "./model.js";
import { drawBadge, drawRing, drawShape } from "./shapes.js";
import { drawLine } from "./strokes.js";
import { drawHull, drawTab, hullPoints, tabSize } from "./hulls.js";
import { formsOf, leastCovering, measurer, outerBox, tabForms, tabRing, tabsOf } from "./names.js";
import { Room, boxAt, drawLabel, placeLabels, wrapped } from "./labels.js";
import { drawGround, drawPins, groundFont, groundNames } from "./ground.js";

const HULL_ROOM = 44;
const AROUND = 12; // pixels that a label keeps from nodes that are not its own, or it would seem to be theirs
const MARKS_FROM = 0.75; // zoom below which numbers of reports would only be dust
const BADGES_FROM = 1; // zoom below which badges of neighbours that are not drawn would cover their neighbours' letters
const FAR = 0.3; // zoom below which the map is an overview
const FAINT = 0.13;
const PLACE_LEAST = 11; // pixels of half a place on a place map, and how it grows with the root of the young people there
const PLACE_MORE = 2.6;
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
    this.innerLinks = model.payload.inner_links;
    this.textScale = 1;
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
    const size = Math.min(Math.max(16.5 * Math.sqrt(scale), 13.5), 23, scale < FAR ? least : 23) * this.textScale;
    if (node.people !== undefined) return this.textScale * (PLACE_LEAST + PLACE_MORE * Math.sqrt(node.people));
    return node.style.shape === "house" || node.style.shape === "office" ? size * 1.05 : size;
  }

  someSelected() {
    return this.selected.size > 0 || this.selectedLines.size > 0;
  }

  // Who stays strong while something is selected: it and its neighbours. null means that all do.
  strong() {
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
    return this.outside !== null && this.outside.has(one);
  }

  isStrong(line) {
    return !this.isOutside(line) && this.isChosen(line);
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
    }
    for (const { hull, members } of this.hullsDrawn()) {
      const wide = Math.max(HULL_ROOM, (this.radius(members[0], scale) + 12) / scale);
      hull.points = hullPoints(members, (node) => node, wide);
      const edge = hull.points.map((p) => ({ x: p.x * scale, y: p.y * scale }));
      const spot = leastCovering(tabForms(hull.group).flatMap((lines) => tabsOf(ctx, lines, edge, this.textSize(scale))), room);
      hull.group.lines = spot.lines;
      hull.group.crowded = scale < FAR && spot.covered > 0;
      room.take(boxAt(spot.x, spot.y, spot.wide, spot.high));
      Object.assign(hull.group, { x: spot.x / scale, y: spot.y / scale });
      hull.stem = spot.edge === undefined ? null : { x: spot.x / scale, from: spot.y / scale, to: (spot.edge + 6) / scale };
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
    if (this.model.payload.ground) drawGround(ctx, this.model.payload.ground, at);
    if (this.model.payload.ground) drawPins(ctx, this.model, at);
    this.paintHulls(ctx, at, strong);
    this.paintLines(ctx, at, scale, strong);
    this.paintNodes(ctx, at, scale, strong);
    this.paintWords(ctx, view, at, strong);
  }

  paintHulls(ctx, at, strong) {
    for (const { hull } of this.hullsDrawn()) {
      ctx.globalAlpha = strong && !strong.has(hull.group) && !hull.members.some((m) => strong.has(m)) ? 0.4 : 1;
      const stem = hull.stem && !hull.group.crowded && { x: at(hull.stem).x, from: at({ x: 0, y: hull.stem.from }).y, to: at({ x: 0, y: hull.stem.to }).y };
      drawHull(ctx, hull.points.map(at), hull.group.style, stem);
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

  paintLines(ctx, at, scale, strong) {
    const drawn = this.model.lines.filter((line) => this.isDrawn(line));
    for (const line of drawn) if (!this.isStrong(line)) this.paintLine(ctx, line, at, scale, FAINT);
    for (const line of drawn) if (this.isStrong(line)) this.paintLine(ctx, line, at, scale, 1, strong !== null);
  }

  paintLine(ctx, line, at, scale, alpha, strong = false) {
    const [a, b] = this.ends(line, at);
    ctx.globalAlpha = alpha;
    if (this.selectedLines.has(line)) {
      ctx.strokeStyle = "#ffdd00";
      ctx.lineWidth = 12;
      ctx.lineCap = "round";
      ctx.beginPath();
      ctx.moveTo(a.x, a.y);
      ctx.lineTo(b.x, b.y);
      ctx.stroke();
    }
    drawLine(ctx, line.style, a, b, { ahead: this.radius(line.to, scale) + 3, strong: strong || this.hover === line });
    ctx.globalAlpha = 1;
  }

  paintNodes(ctx, at, scale, strong) {
    for (const node of this.inOrder(scale)) {
      const { x, y } = at(node);
      const r = this.radius(node, scale);
      ctx.globalAlpha = (strong && !strong.has(node)) || this.isOutside(node) ? 0.28 : 1;
      this.paintRings(ctx, node, x, y, r);
      drawShape(ctx, node.style, x, y, r, { letters: node.letters, number: node.number });
      if (node.undrawn && (scale >= BADGES_FROM || this.isNamed(node))) drawBadge(ctx, x + r + 3, y - r, `+${node.undrawn}`, Math.round(13 * this.textScale));
      else if (node.marks & NEW) drawBadge(ctx, x + r + 1, y - r, "+", Math.round(13 * this.textScale));
    }
    ctx.globalAlpha = 1;
  }

  // Large ones first, so that no small one is covered.
  inOrder(scale) {
    return this.drawnNodes()
      .filter((node) => node.style.shape !== "tab")
      .sort((a, b) => this.radius(b, scale) - this.radius(a, scale));
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
      drawTab(ctx, spot.x, spot.y, node.lines || wrapped(node.label), node.style, layout.size);
    }
    ctx.globalAlpha = 1;
    for (const mark of layout.marks) {
      ctx.globalAlpha = this.isOutside(mark.line) ? FAINT : 1;
      drawBadge(ctx, mark.x + view.dx, mark.y + view.dy, mark.words, layout.small);
    }
    for (const label of layout.labels) {
      ctx.globalAlpha = this.isOutside(label.node) ? 0.45 : 1;
      drawLabel(ctx, { ...label, x: label.x + view.dx, y: label.y + view.dy }, layout.lineHigh, layout.size);
    }
    ctx.globalAlpha = 1;
  }

  paintGroundNames(ctx, view, names) {
    ctx.font = groundFont(this.font);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = "#505a5f";
    for (const { name, x, y } of names) ctx.fillText(name, x + view.dx, y + view.dy);
  }

  wordsAt(ctx, view, strong) {
    const stamp = `${view.scale} ${this.version} ${this.textScale} ${this.font}`;
    if (this.words && this.words.stamp === stamp) return this.words;
    const at = (p) => ({ x: p.x * view.scale, y: p.y * view.scale });
    const size = this.textSize(view.scale);
    const nodes = this.drawnNodes();
    const room = new Room(outerBox(nodes, at, this.textScale));
    const tabs = nodes.filter((node) => node.style.shape === "tab").map((node) => this.tabAt(ctx, node, at, size, strong, room));
    for (const node of nodes) {
      const { x, y } = at(node);
      const r = this.radius(node, view.scale);
      if (node.style.shape !== "tab") room.take(boxAt(x, y, r * 1.9 + AROUND, r * 1.9 + AROUND, node));
    }
    const lineHigh = Math.round(size * 1.12);
    const small = Math.round(12 * this.textScale);
    const marks = this.marksAt(at, view.scale, small, room);
    const labels = placeLabels(this.wantedLabels(nodes, at, view.scale, strong), room, measurer(ctx, size, this.font), lineHigh);
    const { ground } = this.model.payload;
    const names = ground ? groundNames(ctx, ground, at, room, this.font) : [];
    this.words = { stamp, tabs, marks, labels, names, size, small, lineHigh };
    return this.words;
  }

  tabAt(ctx, node, at, size, strong, room) {
    const { x, y } = at(node);
    const { wide, high } = tabSize(ctx, node.lines || wrapped(node.label), size);
    node.tab = { wide, high };
    room.take(boxAt(x, y, wide, high, node));
    return { node, x, y, faint: strong && !strong.has(node) };
  }

  wantedLabels(nodes, at, scale, strong) {
    const wanted = nodes
      .filter((node) => node.style.shape !== "tab" && node.label !== node.letters && (!strong || strong.has(node)))
      .map((node) => {
        const named = this.isNamed(node);
        // a place has no letters inside: without its name nobody would know which it is
        const must = named || (node.style.shape === "house" && scale > FAR);
        const rank = named ? -2 : node.marks & HIGHLIGHTED ? -1 : ORDER[node.style.id.split("_")[0]];
        return { node, ...at(node), r: this.radius(node, scale) + this.ringRoom(node), forms: formsOf(node, named), must, named, strong: named, rank };
      });
    return wanted.sort((a, b) => a.rank - b.rank || a.node.n - b.node.n);
  }

  marksAt(at, scale, size, room) {
    const marks = [];
    for (const line of this.model.lines) {
      const words = [line.style.disputed ? "≠" : "", line.style.new ? "+" : "", line.count > 1 ? `${line.count}` : ""].filter(Boolean).join(" ");
      const must = line.style.disputed || line.style.new;
      if (!words || !this.isDrawn(line) || !this.isChosen(line)) continue;
      if (scale < MARKS_FROM && !must && !this.someSelected()) continue;
      const [a, b] = this.ends(line, at);
      const spots = [0.5, 0.38, 0.62, 0.28, 0.72].map((t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }));
      const wide = size * (0.8 + 0.6 * words.length);
      const spot = spots.find(({ x, y }) => room.free(boxAt(x, y, wide, size * 1.6))) || (must ? spots[0] : null);
      if (!spot) continue;
      room.take(boxAt(spot.x, spot.y, wide, size * 1.6));
      marks.push({ ...spot, words, line });
    }
    return marks;
  }
}
