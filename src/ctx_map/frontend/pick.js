// What lies under the pointer. Targets are at least 24 pixels, however small the map is drawn.

const LEAST = 12;
const LINE_REACH = 7;

// The node under a spot; where several are in reach, the nearest.
export function nodeAt(scene, view, x, y) {
  let best = null;
  let least = Infinity;
  for (const node of scene.drawnNodes()) {
    const across = Math.abs(node.x * view.scale + view.dx - x);
    const down = Math.abs(node.y * view.scale + view.dy - y);
    const tab = node.style.shape === "tab" && node.tab;
    const r = Math.max(scene.radius(node, view.scale) * 1.1, LEAST);
    const inside = tab ? across <= tab.wide / 2 && down <= tab.high / 2 : across <= r && down <= r;
    const far = tab ? down : Math.hypot(across, down);
    if (inside && far < least) [best, least] = [node, far];
  }
  return best;
}

export function lineAt(scene, view, x, y) {
  const at = (p) => ({ x: p.x * view.scale + view.dx, y: p.y * view.scale + view.dy });
  let best = null;
  let least = LINE_REACH;
  for (const line of scene.model.lines) {
    if (!scene.isDrawn(line)) continue;
    const far = distance({ x, y }, ...scene.ends(line, at));
    if (far < least) [best, least] = [line, far];
  }
  return best;
}

function distance(p, a, b) {
  const long = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
  const t = Math.min(1, Math.max(0, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / long));
  return Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
}

export function nodesIn(scene, view, box) {
  return scene.drawnNodes().filter((node) => {
    const x = node.x * view.scale + view.dx;
    const y = node.y * view.scale + view.dy;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}

// The nearest node in a direction: what lies ahead counts once, what lies aside three times.
export function nearest(nodes, from, right, down) {
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    const x = node.x - from.x;
    const y = node.y - from.y;
    const ahead = x * right + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * right);
    if (node === from || ahead <= 0 || aside > ahead * 2.2) continue;
    if (ahead + aside * 2 < least) [best, least] = [node, ahead + aside * 2];
  }
  return best;
}
