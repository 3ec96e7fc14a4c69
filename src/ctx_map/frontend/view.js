// Where one looks: fitting, zooming, shifting. The fit counts names and outlines, which vis-network's own does not.

import { calm } from "./dom.js";
import { PAD } from "./names.js";

const LEAST = 0.12;
const MOST = 4;
const FIT_MOST = 1.7;
const NAME_OF_GROUP = 76; // pixels of half the name of a group
const LOOKED_AFTER = 400; // milliseconds after the last step until the view is told

export class View {
  constructor(network, scene, remembered) {
    this.network = network;
    this.scene = scene;
    this.memory = remembered;
    this.touched = Boolean(remembered.view);
    this.onLook = null;
    this.later = null;
  }

  // The reader has zoomed or shifted: told once it is over.
  looked() {
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.later = null;
      if (this.onLook) this.onLook(this.camera());
    }, LOOKED_AFTER);
  }

  camera() {
    if (!this.touched) return { fit: true };
    const { x, y } = this.network.getViewPosition();
    return { scale: rounded(this.network.getScale()), x: rounded(x), y: rounded(y) };
  }

  // From Python: it is not told back.
  go(scale, position) {
    this.touched = true;
    this.move(scale, position);
  }

  end() {
    clearTimeout(this.later);
  }

  now() {
    const canvas = this.network.canvas.frame.canvas;
    const origin = this.network.canvasToDOM({ x: 0, y: 0 });
    return { scale: this.network.getScale(), dx: origin.x, dy: origin.y, width: canvas.clientWidth, height: canvas.clientHeight };
  }

  // Called after each drawing: at the end of a component its canvas is gone, so the last view is noted while it is there.
  note() {
    this.memory.view = this.touched ? { scale: this.network.getScale(), position: this.network.getViewPosition() } : null;
  }

  restore() {
    if (this.memory.view) this.network.moveTo({ ...this.memory.view, animation: false });
    else this.fit({ still: true });
  }

  move(scale, position, still = false) {
    const animation = still || calm() ? false : { duration: 250, easingFunction: "easeInOutQuad" };
    this.network.moveTo({ scale: Math.min(Math.max(scale, LEAST), MOST), position, animation });
    // vis-network asks for its next frame only where something moves by animation
    if (!animation) this.network.redraw();
  }

  fit({ nodes = this.scene.drawnNodes(), still = false, quiet = still } = {}) {
    if (!quiet) this.looked();
    const { width, height } = this.now();
    const { ground: town } = this.scene.model.payload;
    const frame = town && town.frame && nodes.length === this.scene.drawnNodes().length ? town.frame : null;
    if ((!nodes.length && !frame) || !width || !height) return;
    const [side, top, bottom] = [PAD.side, PAD.top, PAD.bottom].map((room) => room * this.scene.textScale);
    const boxed = nodes.some((node) => node.style.shape === "tab") ? NAME_OF_GROUP * this.scene.textScale : 0;
    const left = Math.max(side, boxed);
    const right = this.scene.model.payload.names_beside ? PAD.beside * this.scene.textScale : left;
    const xs = nodes.map((node) => node.x);
    const ys = nodes.map((node) => node.y);
    const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    if (frame) Object.assign(box, { left: frame[0], top: frame[1], right: frame[2], bottom: frame[3] });
    const ground = town && !frame && nodes.length === this.scene.drawnNodes().length ? town : null;
    if (ground) Object.assign(box, withGround(box, ground));
    const scale = Math.min(
      Math.max(width - left - right, 40) / Math.max(box.right - box.left, 1),
      Math.max(height - top - bottom, 40) / Math.max(box.bottom - box.top, 1),
      FIT_MOST,
    );
    this.touched = nodes.length !== this.scene.drawnNodes().length;
    const down = (bottom - top) / 2 / scale;
    const middle = { x: (box.left + box.right) / 2 + (right - left) / 2 / scale, y: (box.top + box.bottom) / 2 + down };
    this.move(scale, ground ? onGround(middle, ground, { wide: width / scale, high: height / scale, least: box.bottom + bottom / scale }) : middle, still);
  }

  zoom(factor) {
    this.touched = true;
    this.looked();
    this.move(this.network.getScale() * factor, this.network.getViewPosition());
  }

  pan(right, down) {
    this.touched = true;
    this.looked();
    const { scale, width, height } = this.now();
    const { x, y } = this.network.getViewPosition();
    this.move(scale, { x: x + (right * width * 0.2) / scale, y: y + (down * height * 0.2) / scale });
  }

  // Brings a node into sight without changing the zoom, and only if it is out of sight.
  show(node) {
    const { scale, dx, dy, width, height } = this.now();
    const at = { x: node.x * scale + dx, y: node.y * scale + dy };
    const edge = 60;
    if (at.x > edge && at.y > edge && at.x < width - edge && at.y < height - edge) return;
    this.touched = true;
    this.looked();
    this.move(scale, { x: node.x, y: node.y });
  }

  jump(node) {
    this.touched = true;
    this.looked();
    this.move(Math.max(this.network.getScale(), 1), { x: node.x, y: node.y });
  }
}

function rounded(number) {
  return Math.round(number * 1000) / 1000;
}

// No empty strip beside the ground, where there is enough of it on the other side. `least`: what stays in sight below.
function onGround({ x, y }, ground, { wide, high, least }) {
  const [left, top, right, bottom] = ground.box;
  const held = (at, from, to) => (from <= to ? Math.min(Math.max(at, from), to) : at);
  const down = held(y, top + high / 2, bottom - high / 2);
  return { x: held(x, left + wide / 2, right - wide / 2), y: Math.max(down, least - high / 2) };
}

// A map of places shows the part of the town round them, not the whole file.
function withGround(box, ground) {
  const room = Math.max(box.right - box.left, box.bottom - box.top, 1) * 0.08;
  return {
    left: Math.max(box.left - room, Math.min(ground.box[0], box.left)),
    top: Math.max(box.top - room, Math.min(ground.box[1], box.top)),
    right: Math.min(box.right + room, Math.max(ground.box[2], box.right)),
    bottom: Math.min(box.bottom + room, Math.max(ground.box[3], box.bottom)),
  };
}
