// The small message that comes with each click in place of the whole picture: selection, marks, what was moved, the view.

import { openComing } from "./menu.js";

// Brings the chart to a message. `before` is the message before it; `told` is the number of the last event that was told.
export function heed(chart, message, before) {
  const { scene } = chart;
  const news = (name) => !before || JSON.stringify(message[name] ?? null) !== JSON.stringify(before[name] ?? null);
  const current = (message.heard || 0) >= chart.told;
  chart.message = message;
  chart.expanded = new Set(message.expanded || []);
  chart.hiddenCount = message.hidden || 0;
  chart.question = message.question || "";
  chart.onPeriod = () => dimAll(chart, chart.message);
  markAll(chart, message);
  // what the reader did since this message was written will come back with a later one
  if (current) {
    if (news("positions")) putMoved(chart, message.positions || {});
    if (!sameSelection(chart, message.selected || [])) chart.selectKeys(message.selected || []);
    if (news("period")) chart.time.set(message.period || null);
    // a view that is still to be told is newer than the one that comes back
    if (news("camera") && !chart.view.later) look(chart, message.camera);
  }
  if (before && news("coming")) openComing(chart, message.coming);
  if (before && news("command")) obey(chart, message.command || {});
  chart.shownAgain.hidden = !chart.hiddenCount;
  scene.changed();
}

// What the last message selects, where it was not in the picture before.
export function selectAsTold(chart) {
  const { message } = chart;
  const current = message && (message.heard || 0) >= chart.told;
  if (current && !sameSelection(chart, message.selected || [])) chart.selectKeys(message.selected || []);
}

// Marks and dimming, which also hold for a new picture.
export function markAll(chart, message) {
  const { scene } = chart;
  scene.marks.read(scene.model, message);
  dimAll(chart, message);
}

// What Python dims counts the period in. While the reader moves the period, the strip dims what lies outside it instead.
export function dimAll(chart, message) {
  const { scene } = chart;
  const dimmed = new Set((chart.time.isAt(message.period) ? message.dimmed : message.dimmed_at_any_time) || []);
  scene.dimmed = new Set([
    ...scene.model.nodes.filter((node) => dimmed.has(node.key)),
    ...scene.model.lines.filter((line) => dimmed.size && line.links.every((link) => dimmed.has(link))),
  ]);
}

// What lies elsewhere than the picture says, because somebody moved it there.
export function putMoved(chart, positions) {
  for (const node of chart.scene.model.nodes) {
    const [x, y] = positions[node.key] || node.home;
    if (node.x !== x || node.y !== y) chart.mover.put(node, x, y);
  }
}

function sameSelection(chart, keys) {
  const { selected, selectedLines } = chart.scene;
  const here = [...[...selected].map((node) => node.key), ...[...selectedLines].flatMap((line) => line.links)];
  return here.length === keys.length && keys.every((key) => here.includes(key));
}

function look(chart, camera) {
  if (!camera) return chart.view.fit({ quiet: true });
  const [scale, x, y] = camera;
  return chart.view.go(scale, { x, y });
}

function obey(chart, command) {
  const node = chart.scene.model.byKey.get(command.node);
  if (command.do === "fit") chart.view.fit();
  if (command.do === "show_route" && chart.scene.marks.steps.size) chart.view.fit({ nodes: [...chart.scene.marks.strong] });
  if (command.do === "jump" && node) chart.jump(node, { told: false });
  if (command.do === "save_png") chart.savePicture();
  if (command.do === "save_svg") chart.savePicture("svg");
}
