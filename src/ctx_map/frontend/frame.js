// The elements round the canvas: marking, toolbar, search, stage, list of places, status, legend.

import { fill, freshId, make } from "./dom.js";
import { fillLegend } from "./legend.js";

export function buildFrame(container) {
  const ids = { status: freshId("status"), how: freshId("how") };
  const frame = {
    strip: make("div", { class: "cm-strip" }),
    toolbar: make("div", { class: "cm-toolbar", role: "toolbar", "aria-label": "Map tools" }),
    search: make("div", { class: "cm-search" }),
    host: make("div", { class: "cm-host" }),
    box: make("div", { class: "cm-box", hidden: true }),
    tip: make("div", { class: "cm-tip", hidden: true }),
    side: make("div", { class: "cm-side", hidden: true }),
    time: make("div", { class: "cm-time" }),
    status: make("p", { class: "cm-status", role: "status", id: ids.status }),
    said: make("div", { class: "cm-said" }),
    legend: make("ul", { class: "cm-legend", "aria-label": "What the signs mean" }),
    foot: make("div", { class: "cm-strip" }),
  };
  const how = make(
    "p",
    { id: ids.how, class: "cm-unseen" },
    "Arrow keys go from one to the next, Enter selects, Shift and F10 opens what can be done, question mark lists all keys. The same content is in the table.",
  );
  frame.stage = make("div", { class: "cm-stage", tabindex: "0", role: "application", "aria-describedby": ids.how }, frame.host, frame.box, frame.tip);
  const bar = make("div", { class: "cm-bar" }, frame.toolbar, frame.search);
  frame.body = make("div", { class: "cm-body" }, frame.stage, frame.side);
  // what is said may be long: on the canvas of a meeting it grows upwards, so that nothing below it moves
  frame.words = make("div", { class: "cm-words" }, frame.status);
  frame.root = make("div", { class: "cm" }, frame.strip, bar, how, frame.body, frame.time, frame.words, frame.said, frame.legend, frame.foot);
  container.append(frame.root);
  return frame;
}

export function fillFrame(frame, payload, font, chart) {
  frame.root.classList.toggle("cm-canvas", chart.managed);
  const marking = () => make("strong", { class: "cm-marking" }, payload.marking);
  fill(frame.strip, marking(), make("span", {}, payload.header.join(" ")));
  fill(frame.foot, marking(), make("span", {}, payload.notice.join(" ")));
  frame.stage.setAttribute("aria-label", payload.summary);
  fill(frame.said, ...payload.said.map((line) => make("p", {}, line)));
  // the shades of hexagons mean nothing without their legend: it comes before the sentences
  if (payload.listed_elsewhere) frame.words.after(frame.legend);
  fillLegend(frame.legend, payload.legend, font, chart);
}
