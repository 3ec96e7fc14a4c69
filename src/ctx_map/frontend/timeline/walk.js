// Keys among the marks: one stop of the Tab key, arrows from mark to mark, Enter selects.

export class Walk {
  constructor(view) {
    this.view = view;
    this.rows = [];
    this.here = null;
    view.body.addEventListener("keydown", (event) => this.key(event));
    view.body.addEventListener("focusin", (event) => this.came(event.target));
  }

  // The rows in order: each begins with its name, where that can be chosen, and goes on with its marks.
  bring(rows) {
    const held = this.here && this.rows.flat().find((stop) => stop.element === this.here);
    this.rows = rows;
    const all = rows.flat();
    const again = held && all.find((stop) => stop.words === held.words);
    const hadFocus = held && this.view.root.getRootNode().activeElement === held.element;
    this.here = (again || all[0] || { element: null }).element;
    this.oneStop();
    if (hadFocus && this.here) this.here.focus({ preventScroll: true });
  }

  oneStop() {
    for (const { element } of this.rows.flat()) element.setAttribute("tabindex", element === this.here ? "0" : "-1");
  }

  came(target) {
    const stop = this.rows.flat().find(({ element }) => element === target);
    if (!stop) return;
    this.here = stop.element;
    this.oneStop();
    this.view.say(stop.words);
  }

  key(event) {
    const row = this.rows.findIndex((stops) => stops.some(({ element }) => element === event.target));
    if (row < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.rows[row].findIndex(({ element }) => element === event.target);
    if ((event.key === "Enter" || event.key === " ") && this.rows[row][at].choose) this.rows[row][at].choose();
    else if (event.key === "Escape") this.view.clear();
    else {
      const next = this.next(event.key, row, at);
      if (!next) return;
      next.element.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  next(key, row, at) {
    const stops = this.rows[row];
    const along = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[key];
    if (along !== undefined) return stops[Math.min(Math.max(along, 0), stops.length - 1)];
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return null;
    const other = this.rows.slice()[row + step];
    const far = (stop) => Math.abs(stop.x - stops[at].x);
    return other ? other.reduce((best, stop) => (far(stop) < far(best) ? stop : best), other[0]) : stops[at];
  }
}
