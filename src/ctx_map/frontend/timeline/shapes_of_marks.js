// The signs of a timeline. Shape says what happened, filling whether its time is known, outline how sure it is.

import { svg } from "./svg.js";

const INK = "#0b0c0c";
const BLUE = "#1d70b8";
const PALE = "#8fb8dc";
const PALE_GREEN = "#a9cdb9";
const GREEN = "#00703c";
const WHITE = "#ffffff";
const FORMS = {
  event: (r) => `M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0Z`,
  visit: (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  contact: (r) => `M${-r} ${-r}L${r * 1.2} 0L${-r} ${r}Z`,
  thing: (r) => `M${-r} ${-r * 0.75}H${r}V${r * 0.75}H${-r}Z`,
  link: (r) => `M${-r} ${-r}H${r * 0.2}L${r} 0L${r * 0.2} ${r}H${-r}Z`,
};

// One sign with its middle at 0, 0 and the radius r. A stack has a second sign behind it.
export function drawMark(mark, r, { joined = false, stack = false } = {}) {
  const colour = mark.protective ? GREEN : BLUE;
  const path = FORMS[mark.form](r);
  const filling = mark.confirmed ? colour : mark.protective ? PALE_GREEN : PALE;
  const look = {
    d: path,
    fill: mark.timed || mark.form === "link" ? filling : WHITE,
    stroke: joined || mark.confirmed ? INK : colour,
    "stroke-width": joined ? 2.5 : 1.5,
    "stroke-dasharray": mark.confirmed ? null : "2 2",
    "stroke-linejoin": "round",
  };
  const parts = [svg("path", look)];
  if (mark.protective) parts.unshift(svg("path", { d: FORMS[mark.form](r + 3.5), fill: WHITE, stroke: GREEN, "stroke-width": 1.5 }));
  if (mark.disputed) parts.push(svg("text", { class: "tl-disputed", y: r * 0.6 }, "≠"));
  if (stack) parts.unshift(svg("path", { d: path, transform: `translate(${r * 0.55} ${-r * 0.55})`, fill: WHITE, stroke: INK, "stroke-width": 1.5 }));
  return svg("g", {}, ...parts);
}

// The sign of people at one place at the same time: two of them, joined.
export function drawJoin(recorded, r) {
  const look = { fill: recorded ? INK : WHITE, stroke: INK, "stroke-width": 2, r: r * 0.5 };
  const line = { x1: 0, x2: 0, y1: -r, y2: r, stroke: INK, "stroke-width": recorded ? 3 : 2, "stroke-dasharray": recorded ? null : "2 2" };
  return svg("g", {}, svg("line", line), svg("circle", { ...look, cy: -r }), svg("circle", { ...look, cy: r }));
}

// What the legend says of them.
export const SIGNS = [
  ["Event", { form: "event" }],
  ["At a place", { form: "visit" }],
  ["Contact", { form: "contact" }],
  ["Vehicle, phone or other thing seen", { form: "thing" }],
  ["Lasting link, from its beginning", { form: "link" }],
];
export const LOOKS = [
  ["Time not recorded (hollow)", (mark) => !mark.timed && mark.form !== "link", { form: "visit", timed: false }],
  ["Protective (double outline)", (mark) => mark.protective, { form: "visit", protective: true }],
  ["Not confirmed (dotted)", (mark) => !mark.confirmed, { form: "visit", confirmed: false }],
  ["Disputed (≠)", (mark) => mark.disputed, { form: "visit", disputed: true }],
];
export const PLAIN = { timed: true, confirmed: true, protective: false, disputed: false };
