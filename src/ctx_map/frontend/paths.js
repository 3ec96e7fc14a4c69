// The path between two: which two are meant, and what is drawn and said of it.

import { MEMBERSHIP, pathBetween } from "./model.js";

// Several things said as sentences, without a second stop where a name ends in one ("Adult T."). The first is a name,
// which stays as it is written.
export function sentences(said) {
  const begun = said.map((words, at) => (at ? words.charAt(0).toUpperCase() + words.slice(1) : words));
  return begun.map((words) => (/[.!?]$/.test(words) ? words : `${words}.`)).join(" ");
}

export function pairWith(chart, node) {
  const others = [...chart.scene.selected].filter((each) => each !== node);
  return others.length === 1 ? others[0] : null;
}

export function pathKey(chart) {
  const chosen = [...chart.scene.selected];
  if (chosen.length === 2) return path(chart, ...chosen);
  if (chosen.length === 1) return pathFrom(chart, chosen[0]);
  return chart.say("For the path between two, choose one and press P. Then choose the other.");
}

// What is chosen next is the other end, whether it is clicked, found by name or reached by keys. Escape ends the wait.
export function pathFrom(chart, node) {
  if (!chart.scene.selected.has(node) || chart.scene.selected.size > 1) chart.select([node]);
  chart.pathStart = node;
  chart.say(`Path from ${node.label}. Now choose the other end.`);
}

export function path(chart, start, end) {
  if (chart.hooks.onPath) {
    chart.say(sentences([`Path between ${start.label} and ${end.label}`]));
    return chart.hooks.onPath(start.key, end.key);
  }
  const stops = pathBetween(start, end, (node) => !chart.scene.isHidden(node));
  if (!stops.length) return chart.say(`${start.label} and ${end.label} are not linked on this map.`);
  const steps = new Set(stops.slice(1).map((node, n) => `${stops[n].n} ${node.n}`));
  const on = (line) => steps.has(`${line.from.n} ${line.to.n}`) || steps.has(`${line.to.n} ${line.from.n}`);
  chart.select(stops, { lines: chart.scene.model.lines.filter((line) => on(line) && !(line.marks & MEMBERSHIP)) });
  return chart.say(sentences([`Path of ${stops.length - 1} ${stops.length === 2 ? "step" : "steps"}: ${stops.map((node) => node.label).join(", ")}`]));
}
