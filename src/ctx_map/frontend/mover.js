// Moving: what is put somewhere stays there, by dragging or by arrow keys. Places on the ground do not move.

const STEP = 20; // map units that an arrow key moves a node; five times as far with Shift

export class Mover {
  constructor(chart) {
    this.chart = chart;
    this.held = null;
  }

  allowed() {
    return !this.chart.scene.model.payload.ground;
  }

  // With a group goes everybody in it; with one of several selected go all of them.
  together(node) {
    const { scene } = this.chart;
    const hull = scene.model.hulls.find((each) => each.group === node);
    if (hull) return hull.members.filter((member) => !scene.isHidden(member));
    return scene.selected.has(node) ? [...scene.selected] : [node];
  }

  where(nodes) {
    return nodes.map((node) => [node, node.x, node.y]);
  }

  put(node, x, y) {
    Object.assign(node, { x, y });
    this.chart.network.moveNode(node.key, x, y);
    this.chart.scene.changed();
  }

  // Notes that nodes were moved from where they were `before`: it can be undone, and Python is told.
  done(before) {
    const nodes = before.map(([node]) => node);
    if (before.every(([node, x, y]) => node.x === x && node.y === y)) return;
    if (this.chart.managed) return this.tellPositions(nodes);
    this.chart.history.push(() => {
      before.forEach(([node, x, y]) => this.put(node, x, y));
      this.tell(nodes);
      this.chart.say("Undone.");
    });
    this.tell(nodes);
  }

  tellPositions(nodes) {
    this.chart.hooks.onMove(Object.fromEntries(nodes.map((node) => [node.key, [rounded(node.x), rounded(node.y)]])));
  }

  tell(nodes) {
    const { memory, hooks } = this.chart;
    for (const node of nodes) memory.moved.set(node.key, [rounded(node.x), rounded(node.y)]);
    if (hooks.onMove) hooks.onMove(Object.fromEntries(memory.moved));
  }

  start(node) {
    if (!this.allowed()) return this.chart.say("Places lie where they are on the ground.");
    this.chart.focusOn(node);
    this.held = this.where(this.together(node));
    return this.chart.say(`Moving ${node.label}: arrow keys move it, with Shift further. Enter leaves it there, Esc puts it back.`);
  }

  nudge(right, down, far) {
    const step = far ? STEP * 5 : STEP;
    for (const [node] of this.held) this.put(node, node.x + right * step, node.y + down * step);
    this.chart.redraw();
  }

  stop(back) {
    if (!this.held) return;
    const before = this.held;
    this.held = null;
    if (back) before.forEach(([node, x, y]) => this.put(node, x, y));
    else this.done(before);
    this.chart.redraw();
    this.chart.say(back ? "Put back." : "Moved. Ctrl and Z undoes it.");
  }

  forget() {
    this.held = null;
  }
}

function rounded(number) {
  return Math.round(number * 10) / 10;
}
