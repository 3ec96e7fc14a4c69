// On a page that stands alone everything is in the file: what is linked to one is put away from view, and shown again.

import { neighboursOf } from "./model.js";

// What is linked to this and hidden from view.
export function hiddenAround(chart, node) {
  return [...neighboursOf(node)].filter((each) => chart.scene.hidden.has(each));
}

// What is drawn, is linked to this, and to nothing else that is drawn.
export function onlyAround(chart, node) {
  const drawn = (each) => !chart.scene.isHidden(each);
  const alone = (each) => ![...neighboursOf(each)].some((other) => other !== node && other !== each && drawn(other));
  return [...neighboursOf(node)].filter((each) => each !== node && drawn(each) && alone(each));
}

export function showAround(chart, node) {
  const found = hiddenAround(chart, node);
  if (!found.length) return chart.selectAround(node);
  const hidden = new Set([...chart.scene.hidden].filter((each) => !found.includes(each)));
  return chart.setHidden(hidden, `Shown again: ${found.map((each) => each.label).join(", ")}. Ctrl and Z hides them.`);
}
