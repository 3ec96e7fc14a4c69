// The lasso: while it is on, dragging over the background draws a shape, and what lies inside is selected.

const SPACE = "http://www.w3.org/2000/svg";
const NEAR = 4; // pixels between two corners of the shape

export class Lasso {
  constructor(chart) {
    this.chart = chart;
    this.on = false;
    this.button = null;
  }

  toggle(on = !this.on) {
    this.on = on;
    if (this.button) this.button.setAttribute("aria-pressed", String(on));
    this.chart.say(on ? "Draw a shape round those to select. Esc ends the lasso." : "The lasso is off.");
  }

  // Follows the pointer from where it went down. `spot` gives its place on the stage.
  follow(start, spot) {
    const { frame } = this.chart;
    const picture = document.createElementNS(SPACE, "svg");
    const shape = document.createElementNS(SPACE, "polygon");
    picture.setAttribute("class", "cm-lasso");
    picture.setAttribute("aria-hidden", "true");
    picture.append(shape);
    frame.stage.append(picture);
    const corners = [start];
    const page = frame.host.ownerDocument;
    const move = (event) => {
      const at = spot(event);
      const before = corners[corners.length - 1];
      if (Math.hypot(at.x - before.x, at.y - before.y) < NEAR) return;
      corners.push(at);
      shape.setAttribute("points", corners.map(({ x, y }) => `${x},${y}`).join(" "));
    };
    const end = (event) => {
      page.removeEventListener("pointermove", move, true);
      picture.remove();
      frame.stage.focus({ preventScroll: true });
      this.take(corners, event.shiftKey);
    };
    page.addEventListener("pointermove", move, true);
    page.addEventListener("pointerup", end, { capture: true, once: true });
  }

  take(corners, add) {
    const { scene, view } = this.chart;
    const { scale, dx, dy } = view.now();
    const within = scene.drawnNodes().filter((node) => inside({ x: node.x * scale + dx, y: node.y * scale + dy }, corners));
    this.toggle(false);
    if (within.length) this.chart.select(add ? [...scene.selected, ...within] : within);
    else this.chart.say("Nothing was inside the shape.");
  }
}

// Whether a point is inside a polygon, by how often a ray from it crosses an edge.
export function inside(point, corners) {
  let within = false;
  corners.forEach((a, n) => {
    const b = corners[(n + 1) % corners.length];
    if (a.y > point.y === b.y > point.y) return;
    if (point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) within = !within;
  });
  return within;
}
