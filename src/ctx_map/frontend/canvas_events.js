// What the reader does on the canvas of a meeting is told to Python as numbered events, and Python says what is to be seen.
// Events that Python has not heard yet are told again with the next one, so that none is lost while it is busy.

import { onceAtRest } from "./at_rest.js";

let last = 0;

export class Told {
  constructor(send) {
    this.send = send;
    this.waiting = [];
    this.soon = { timer: 0 };
    this.asked = false;
  }

  // Numbers grow from one page to the next as well, as they begin with the time.
  tell(what, about = {}) {
    last = Math.max(last + 1, Date.now());
    this.waiting.push({ number: last, do: what, ...about });
    // several in one turn are sent together; that the view has come to rest nobody waits for
    if (!this.asked) onceAtRest(this.soon, () => this.flush(), { quiet: () => this.waiting.every((event) => event.do === "camera") });
    this.asked = true;
    return last;
  }

  flush() {
    this.asked = false;
    this.send([...this.waiting]);
  }

  heard(number) {
    this.waiting = this.waiting.filter((event) => event.number > number);
  }
}

// The hooks of a chart whose every step is told as an event.
export function hooksOfCanvas(told, chartOf) {
  const tell = (what, about) => {
    const number = told.tell(what, about);
    const chart = chartOf();
    if (chart) chart.told = number;
  };
  return {
    onSelect: ({ nodes, links }) => tell("select", { nodes, links }),
    onExpand: (node) => tell("ask_expand", { node }),
    onCome: (node, sorts) => tell("expand", { node, sorts }),
    onCloseMenu: () => tell("close_menu"),
    onCollapse: (node) => tell("collapse", { node }),
    onInspect: (node) => tell("inspect", { node }),
    onPath: (start, end) => tell("path", { start, end }),
    onMove: (positions) => tell("move", { positions }),
    onHide: (nodes) => tell("hide", { nodes }),
    onShowHidden: () => tell("show_hidden"),
    onCamera: (camera) => tell("camera", camera),
    onBrush: (period) => tell("brush", period || { since: null, until: null }),
    onPicture: (format) => tell("picture", { format }),
    onUndo: () => tell("undo"),
    onRedo: () => tell("redo"),
  };
}
