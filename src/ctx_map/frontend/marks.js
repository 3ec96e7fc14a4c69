// What an answer marks on the canvas: numbers on its rows, a route in its order, and what is faded because of that.

import { linesChanged, linesWithdrawn } from "./changes.js";
import { ASKED } from "./model.js";

export class Marks {
  constructor() {
    this.numbers = new Map(); // node to the number of its row
    this.steps = new Map(); // node to its place on the route
    this.route = new Set(); // lines of the route
    this.otherRoutes = new Set(); // lines of further routes
    this.onOtherRoutes = new Set(); // their nodes
    this.changed = new Map(); // line to the sorts of change since an earlier meeting
    this.withdrawn = []; // lines of what was withdrawn since, which are not in the picture
    this.strong = null; // nodes that stay strong; null where nothing is faded
  }

  // `numbers`: pairs of key and number. `path` and `other_paths`: keys of nodes in order.
  read(model, { numbers = [], fade = true, path = [], other_paths: others = [], changes = [], withdrawn = [] }) {
    const nodeOf = (key) => model.byKey.get(key);
    this.numbers = new Map(numbers.map(([key, number]) => [nodeOf(key), number]).filter(([node]) => node));
    const stops = path.map(nodeOf).filter(Boolean);
    this.steps = new Map(stops.map((node, n) => [node, n + 1]));
    this.route = linesAlong(stops);
    const further = others.map((keys) => keys.map(nodeOf).filter(Boolean));
    this.otherRoutes = new Set(further.flatMap((nodes) => [...linesAlong(nodes)]).filter((line) => !this.route.has(line)));
    this.onOtherRoutes = new Set(further.flat());
    this.changed = linesChanged(model, changes);
    this.withdrawn = linesWithdrawn(model, withdrawn, this.changed);
    this.strong = this.stays(model, fade);
  }

  // The route, or what has changed, or the rows of the answer and those whom the meeting is about.
  stays(model, fade) {
    if (this.steps.size) return new Set([...this.steps.keys(), ...this.onOtherRoutes]);
    if (this.changed.size) return new Set([...[...this.changed.keys()].flatMap(({ from, to }) => [from, to]), ...model.nodes.filter((node) => node.marks & ASKED)]);
    if (!this.numbers.size || !fade) return null;
    return new Set([...this.numbers.keys(), ...model.nodes.filter((node) => node.marks & ASKED)]);
  }

  isStrong(line) {
    if (!this.strong) return true;
    if (this.steps.size) return this.route.has(line) || this.otherRoutes.has(line);
    if (this.changed.size) return this.changed.has(line);
    return this.strong.has(line.from) && this.strong.has(line.to) && (this.numbers.has(line.from) || this.numbers.has(line.to));
  }
}

// The lines from each node to the next.
export function linesAlong(nodes) {
  const found = new Set();
  nodes.slice(1).forEach((node, n) => {
    const line = node.lines.find(({ from, to }) => (from === node ? to : from) === nodes[n]);
    if (line) found.add(line);
  });
  return found;
}
