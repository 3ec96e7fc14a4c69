// One map on one page: what is drawn, selected, hidden and moved, and what can be done with it.

import { INNER, lineWords, modelOf, neighboursOf, nodeWords } from "./model.js";
import { Mover } from "./mover.js";
import { Scene } from "./scene.js";
import { View } from "./view.js";
import { syncVis, visNetwork } from "./vis.js";
import { buildFrame, fillFrame } from "./frame.js";
import { fillToolbar } from "./toolbar.js";
import { fillSearch } from "./search.js";
import { fillSide } from "./side.js";
import { closeMenu } from "./menu.js";
import { showAround } from "./around.js";
import { path, pathKey, sentences } from "./paths.js";
import { openHelp } from "./help.js";
import { onKey } from "./keys.js";
import { Lasso } from "./lasso.js";
import { listen } from "./pointer.js";
import { savePicture } from "./picture.js";
import { TimeOfMap } from "./timeline/under_network.js";
import { drawScaleBar, scaleBar } from "./ground.js";

const FLASH = 1800; // milliseconds

export class Chart {
  constructor(vis, container, payload, hooks, memory) {
    this.hooks = hooks;
    this.memory = memory;
    this.history = [];
    this.mover = new Mover(this);
    this.lasso = new Lasso(this);
    this.menu = null;
    this.pathStart = null; // the node from which a path was asked, until its other end is chosen
    // of the canvas of a meeting: the last message of Python, and the number of the last event that was told
    this.message = {};
    this.told = 0;
    this.expanded = new Set();
    this.hiddenCount = 0;
    this.question = "";
    this.drawn = [];
    this.frame = buildFrame(container);
    this.scene = new Scene(this.remembered(modelOf(payload)));
    this.styleOf();
    this.parts = visNetwork(vis, this.frame.host, this.scene);
    this.network = this.parts.network;
    this.view = new View(this.network, this.scene, memory);
    this.time = new TimeOfMap(this);
    this.view.onLook = (camera) => this.hooks.onCamera && this.hooks.onCamera(camera);
    this.scene.counts = !this.managed;
    this.fillIn();
    listen(this);
    this.frame.stage.addEventListener("keydown", (event) => onKey(event, this));
    this.sized = new ResizeObserver(() => this.resized());
    // what vis-network draws first has no zoom of ours yet, and is not painted
    this.network.once("afterDrawing", () => {
      this.network.on("afterDrawing", (ctx) => this.paint(ctx));
      this.fitted = this.size();
      this.view.restore();
      this.sized.observe(this.frame.host);
      this.drawn.forEach((act) => act());
      this.drawn = null;
    });
  }

  // On the canvas of a meeting Python keeps what is hidden, moved and selected, so that one history undoes it all.
  get managed() {
    return Boolean(this.hooks.onUndo);
  }

  // Calls once the map has been drawn: before that its zoom is not its own.
  whenDrawn(act) {
    if (this.drawn) this.drawn.push(act);
    else act();
  }

  size() {
    const { clientWidth, clientHeight } = this.frame.host;
    return `${clientWidth} ${clientHeight}`;
  }

  // An observer calls once when it begins, without any change.
  resized() {
    if (this.size() === this.fitted) return;
    this.fitted = this.size();
    if (!this.view.touched) this.view.fit({ still: true });
  }

  styleOf() {
    const style = getComputedStyle(this.frame.root);
    this.scene.font = style.fontFamily || "sans-serif";
    this.scene.textScale = Number(style.getPropertyValue("--cm-text-scale")) || 1;
  }

  // What the reader moved and hid stays, whatever comes from Python, until the map is laid out again.
  remembered(model) {
    for (const [key, [x, y]] of Object.entries(this.message.positions || {})) if (model.byKey.has(key)) Object.assign(model.byKey.get(key), { x, y });
    if (this.managed) return model;
    for (const [key, [x, y]] of this.memory.moved) if (model.byKey.has(key)) Object.assign(model.byKey.get(key), { x, y });
    return model;
  }

  fillIn() {
    const { payload } = this.scene.model;
    this.scene.off = new Set(this.managed ? [] : this.memory.off || payload.off);
    this.scene.hidden = new Set(this.managed ? [] : [...this.memory.hidden].map((key) => this.scene.model.byKey.get(key)).filter(Boolean));
    fillFrame(this.frame, payload, this.scene.font, this);
    fillToolbar(this.frame, this);
    fillSearch(this.frame, this);
    fillSide(this.frame, this);
    this.time.bring(payload);
    this.say(payload.summary);
  }

  hookUp(hooks) {
    this.hooks = hooks;
    fillToolbar(this.frame, this);
  }

  update(payload) {
    const old = this.scene.model;
    const model = this.remembered(modelOf(payload));
    const again = (nodes) => new Set([...nodes].map((node) => model.byKey.get(node.key)).filter(Boolean));
    Object.assign(this.scene, { model, selected: again(this.scene.selected), selectedLines: new Set(), hover: null });
    this.scene.focus = this.scene.focus && model.byKey.get(this.scene.focus.key);
    this.mover.forget();
    // vis-network may draw while it is brought up to date: what was worked out for the old nodes must be gone by then
    this.scene.changed();
    syncVis(this.parts, model);
    this.fillIn();
    if (!this.view.touched && model.nodes.length !== old.nodes.length) this.view.fit({ quiet: true });
    this.redraw();
  }

  destroy() {
    this.sized.disconnect();
    this.time.end();
    this.view.end();
    this.network.destroy();
    this.network = null;
    this.frame.root.remove();
  }

  paint(ctx) {
    const view = this.view.now();
    const ratio = this.network.canvas.pixelRatio || 1;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.scene.paint(ctx, view);
    this.followNames();
    const { ground } = this.scene.model.payload;
    if (ground) drawScaleBar(ctx, scaleBar(ground.metres, view.scale, view.width), 20, view.height - 16, this.scene.font);
    ctx.restore();
    this.view.note();
  }

  // Names of groups go round their outlines: vis-network must find them there, or a drag of one would shift the map.
  followNames() {
    for (const { group } of this.scene.model.hulls) Object.assign(this.network.body.nodes[group.key] || {}, { x: group.x, y: group.y });
  }

  redraw() {
    // a flash that ends after the page was left finds no network any more
    this.network?.redraw();
  }

  say(words) {
    this.frame.status.textContent = words;
  }

  linesShown(node) {
    return node.lines.filter((line) => this.scene.isDrawn(line)).length;
  }

  hasInnerLinks() {
    return this.scene.model.lines.some((line) => line.marks & INNER);
  }

  toggleInner() {
    this.scene.innerLinks = !this.scene.innerLinks;
    this.scene.changed();
    this.redraw();
  }

  // --- selecting

  select(nodes, { lines = [], quiet = false } = {}) {
    this.scene.selected = new Set(nodes);
    this.scene.selectedLines = new Set(lines);
    this.scene.changed();
    this.redraw();
    this.say(this.selectionWords());
    if (quiet || !this.hooks.onSelect) return;
    this.hooks.onSelect({ nodes: [...this.scene.selected].map((node) => node.key), links: lines.flatMap((line) => line.links) });
  }

  selectionWords() {
    const nodes = [...this.scene.selected];
    const lines = [...this.scene.selectedLines];
    if (nodes.length === 1 && !lines.length) return `Selected: ${sentences(nodeWords(nodes[0], this.linesShown(nodes[0])))}`;
    if (lines.length === 1 && !nodes.length) return `Selected: ${sentences(lineWords(lines[0]))}`;
    if (!nodes.length && !lines.length) return "Nothing is selected.";
    return sentences([`Selected: ${nodes.map((node) => node.label).join(", ")}`]);
  }

  choose(node, add) {
    this.scene.focus = node;
    const selected = this.scene.selected;
    const start = this.pathStart;
    this.pathStart = null;
    if (start && start !== node && this.scene.model.byKey.get(start.key)) return this.path(this.scene.model.byKey.get(start.key), node);
    if (!add) return this.select([node]);
    return this.select(selected.has(node) ? [...selected].filter((each) => each !== node) : [...selected, node]);
  }

  chooseLine(line, add) {
    this.select(add ? [...this.scene.selected] : [], { lines: add ? [...this.scene.selectedLines, line] : [line] });
  }

  clear() {
    this.mover.stop(true);
    this.pathStart = null;
    if (this.lasso.on) return this.lasso.toggle(false);
    return this.scene.selected.size || this.scene.selectedLines.size ? this.select([]) : this.redraw();
  }

  selectAround(node) {
    this.select([node, ...[...neighboursOf(node)].filter((each) => !this.scene.isHidden(each))]);
  }

  // From Python: keys of nodes and of links. It is not reported back.
  selectKeys(keys) {
    const wanted = new Set(keys);
    const lines = this.scene.model.lines.filter((line) => line.links.some((link) => wanted.has(link)));
    const nodes = keys.map((key) => this.scene.model.byKey.get(key)).filter(Boolean);
    // the keys go on from what was selected elsewhere, and no ring stays behind
    if (nodes.length && !nodes.includes(this.scene.focus)) [this.scene.focus] = nodes;
    this.select(nodes, { lines, quiet: true });
  }

  // --- going about

  focusOn(node) {
    if (!node) return;
    this.scene.focus = node;
    this.scene.changed();
    this.view.show(node);
    this.redraw();
    this.say(sentences(nodeWords(node, this.linesShown(node))));
  }

  middleMost() {
    const { x, y } = this.network.getViewPosition();
    const far = (node) => Math.hypot(node.x - x, node.y - y);
    return this.scene.drawnNodes().sort((a, b) => far(a) - far(b))[0];
  }

  // Python has selected it already where it has the jump made.
  jump(node, { told = true } = {}) {
    this.view.jump(node);
    this.frame.stage.focus({ preventScroll: true });
    if (told || !this.scene.selected.has(node)) this.choose(node, false);
    this.scene.flash = node;
    this.scene.changed();
    this.redraw();
    setTimeout(() => {
      if (this.scene.flash === node) this.scene.flash = null;
      this.scene.changed();
      this.redraw();
    }, FLASH);
  }

  fitSelection() {
    this.view.fit(this.scene.selected.size ? { nodes: [...this.scene.strong()] } : {});
  }

  collapse(node) {
    this.hooks.onCollapse(node.key);
  }

  expand(node) {
    if (this.hooks.onExpand) this.hooks.onExpand(node.key);
    else showAround(this, node);
  }

  inspect(node) {
    this.choose(node, false);
    if (this.hooks.onInspect) this.hooks.onInspect(node.key);
  }

  // --- paths

  pathKey() {
    return pathKey(this);
  }

  path(start, end) {
    return path(this, start, end);
  }

  // --- hiding: from view, never from the record

  hide(nodes) {
    if (this.managed) return this.hooks.onHide(nodes.map((node) => node.key));
    return this.setHidden(new Set([...this.scene.hidden, ...nodes]), sentences([`Hidden from view: ${nodes.map((node) => node.label).join(", ")}`, "Ctrl and Z shows again"]));
  }

  hideOthers(node) {
    const keep = new Set([...(this.scene.selected.size ? this.scene.selected : [node]), ...neighboursOf(node)]);
    const others = this.scene.model.nodes.filter((each) => !keep.has(each));
    if (this.managed) return this.hooks.onHide(others.map((each) => each.key));
    this.setHidden(new Set(others), "All others are hidden from view. Ctrl and Z shows them again.");
    return this.view.fit();
  }

  showAll() {
    if (this.managed) return this.hooks.onShowHidden();
    return this.setHidden(new Set(), "Everything is shown again.");
  }

  // Draws a sort of node, or leaves it out: from the legend.
  toggleSort(sort, words) {
    const { off, selected } = this.scene;
    const goes = !off.delete(sort);
    if (goes) off.add(sort);
    this.memory.off = [...off];
    this.scene.selected = new Set([...selected].filter((node) => !this.scene.isHidden(node)));
    this.scene.changed();
    if (!this.view.touched) this.view.fit();
    this.redraw();
    this.say(goes ? `Not drawn: ${words}.` : `Drawn: ${words}.`);
    return !goes;
  }

  setHidden(hidden, words) {
    const before = this.scene.hidden;
    this.history.push(() => this.putHidden(before, "Undone."));
    this.putHidden(hidden, words);
  }

  putHidden(hidden, words) {
    this.scene.hidden = hidden;
    this.memory.hidden = new Set([...hidden].map((node) => node.key));
    this.scene.selected = new Set([...this.scene.selected].filter((node) => !hidden.has(node)));
    this.shownAgain.hidden = !hidden.size;
    this.scene.changed();
    this.redraw();
    this.say(words);
    if (this.hooks.onHide) this.hooks.onHide([...this.memory.hidden]);
  }

  undo() {
    if (this.managed) return this.hooks.onUndo();
    const step = this.history.pop();
    return step ? step() : this.say("Nothing to undo.");
  }

  redo() {
    if (this.managed) this.hooks.onRedo();
  }

  // --- the rest

  fullScreen() {
    const root = this.frame.root;
    const on = root.ownerDocument.fullscreenElement;
    if (on) root.ownerDocument.exitFullscreen();
    else root.requestFullscreen().catch(() => this.say("This browser does not allow full screen here."));
  }

  picture(format = "png") {
    if (this.hooks.onPicture) this.hooks.onPicture(format);
    else this.savePicture(format);
  }

  savePicture(format = "png") {
    const name = this.scene.model.payload.ground ? "place-map" : "network-map";
    savePicture(this.scene, this.view.now(), `${name}.${format}`, { question: this.question });
    this.redraw();
    this.say("The picture is saved with its marking. Treat it as the map itself.");
  }

  help() {
    closeMenu(this);
    openHelp(this);
  }
}
