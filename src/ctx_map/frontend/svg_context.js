// A drawing context that writes SVG: the painter of the map draws on it as on a canvas. It knows what that painter uses.

const SPACE = "http://www.w3.org/2000/svg";
const BASELINES = { middle: "central", bottom: "text-after-edge", alphabetic: "alphabetic" };
const ANCHORS = { center: "middle", left: "start" };
const STYLE = {
  fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1, lineCap: "butt", lineJoin: "miter", globalAlpha: 1,
  font: "10px sans-serif", textAlign: "left", textBaseline: "alphabetic",
};

export class SvgContext {
  constructor(wide, high) {
    this.root = document.createElementNS(SPACE, "svg");
    this.set(this.root, { xmlns: SPACE, width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: "img" });
    this.measure = document.createElement("canvas").getContext("2d");
    Object.assign(this, STYLE, { dash: [], scaled: 1, dx: 0, dy: 0, clipped: null, kept: [], clips: 0, path: "" });
  }

  // --- state

  save() {
    const names = [...Object.keys(STYLE), "dash", "scaled", "dx", "dy", "clipped"];
    this.kept.push(Object.fromEntries(names.map((name) => [name, this[name]])));
  }

  restore() {
    Object.assign(this, this.kept.pop());
  }

  scale(factor) {
    this.scaled *= factor;
  }

  translate(x, y) {
    this.dx += x * this.scaled;
    this.dy += y * this.scaled;
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  // --- paths

  point(x, y) {
    return `${rounded(x * this.scaled + this.dx)} ${rounded(y * this.scaled + this.dy)}`;
  }

  beginPath() {
    this.path = "";
  }

  moveTo(x, y) {
    this.path += `M${this.point(x, y)}`;
  }

  lineTo(x, y) {
    this.path += `${this.path ? "L" : "M"}${this.point(x, y)}`;
  }

  closePath() {
    this.path += "Z";
  }

  rect(x, y, wide, high) {
    this.path += `M${this.point(x, y)}L${this.point(x + wide, y)}L${this.point(x + wide, y + high)}L${this.point(x, y + high)}Z`;
  }

  roundRect(x, y, wide, high, wanted) {
    const r = Math.min(wanted, wide / 2, high / 2);
    const [right, bottom] = [x + wide, y + high];
    const turn = `A${rounded(r * this.scaled)} ${rounded(r * this.scaled)} 0 0 1 `;
    this.path += `M${this.point(x + r, y)}L${this.point(right - r, y)}${turn}${this.point(right, y + r)}L${this.point(right, bottom - r)}${turn}${this.point(right - r, bottom)}`;
    this.path += `L${this.point(x + r, bottom)}${turn}${this.point(x, bottom - r)}L${this.point(x, y + r)}${turn}${this.point(x + r, y)}Z`;
  }

  // A whole circle: the painter draws no other arc.
  arc(x, y, r) {
    const half = `A${rounded(r * this.scaled)} ${rounded(r * this.scaled)} 0 0 1 `;
    this.path += `M${this.point(x + r, y)}${half}${this.point(x - r, y)}${half}${this.point(x + r, y)}Z`;
  }

  clip() {
    this.clips += 1;
    const shape = this.set(document.createElementNS(SPACE, "clipPath"), { id: `clip${this.clips}`, "clip-path": this.clipped });
    shape.append(this.set(document.createElementNS(SPACE, "path"), { d: this.path }));
    this.root.append(shape);
    this.clipped = `url(#clip${this.clips})`;
  }

  // --- what is drawn

  fill(rule) {
    if (this.path) this.add("path", { d: this.path, fill: this.fillStyle, "fill-rule": rule });
  }

  stroke() {
    if (this.path) this.add("path", { d: this.path, fill: "none", ...this.strokes() });
  }

  fillRect(x, y, wide, high) {
    this.beginPath();
    this.rect(x, y, wide, high);
    this.fill();
  }

  fillText(words, x, y) {
    this.text(words, x, y, { fill: this.fillStyle });
  }

  strokeText(words, x, y) {
    this.text(words, x, y, { fill: "none", ...this.strokes() });
  }

  measureText(words) {
    this.measure.font = this.font;
    return this.measure.measureText(words);
  }

  text(words, x, y, look) {
    const [, bold, size, family] = this.font.match(/^(?:italic )?(bold )?(?:italic )?([\d.]+)px (.*)$/) || [null, "", "16", "sans-serif"];
    const [left, top] = this.point(x, y).split(" ");
    const about = { x: left, y: top, "font-family": family, "font-size": rounded(Number(size) * this.scaled), "font-weight": bold ? "bold" : null };
    const placed = { "text-anchor": ANCHORS[this.textAlign], "dominant-baseline": BASELINES[this.textBaseline] };
    this.add("text", { ...about, ...placed, ...look }).textContent = words;
  }

  strokes() {
    const dash = this.dash.length ? this.dash.map((part) => rounded(part * this.scaled)).join(" ") : null;
    const joints = { "stroke-linecap": this.lineCap, "stroke-linejoin": this.lineJoin, "stroke-dasharray": dash };
    return { stroke: this.strokeStyle, "stroke-width": rounded(this.lineWidth * this.scaled), ...joints };
  }

  add(tag, attributes) {
    const alpha = this.globalAlpha < 1 ? rounded(this.globalAlpha) : null;
    const element = this.set(document.createElementNS(SPACE, tag), { ...attributes, opacity: alpha, "clip-path": this.clipped });
    this.root.append(element);
    return element;
  }

  set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
    return element;
  }

  written() {
    return new XMLSerializer().serializeToString(this.root);
  }
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}
