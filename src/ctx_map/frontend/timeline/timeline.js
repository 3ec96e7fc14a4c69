// The timeline component. `drawTimeline` serves a page of its own, the default export Streamlit's components.

import { make } from "../dom.js";
import { TimelineView } from "./view.js";

const alive = new WeakMap();

export function drawTimeline(container, payload, hooks = {}) {
  return new TimelineView(container, payload, { onSelect: () => {}, onBrush: () => {}, ...hooks });
}

export default function mount({ data, parentElement, setStateValue }) {
  if (!data || !data.timeline) return undefined;
  let held = alive.get(parentElement);
  if (!held) {
    held = { host: make("div", { class: "cm-root" }), payload: "", selected: "", period: "null" };
    alive.set(parentElement, held);
    parentElement.append(held.host);
  }
  held.setStateValue = setStateValue;
  look(held.host, data);
  bring(held, data);
  return () => {
    alive.delete(parentElement);
    held.view.destroy();
  };
}

function look(host, data) {
  host.style.setProperty("--cm-height", `${data.height || 420}px`);
  host.style.setProperty("--cm-text-scale", String(data.text_scale || 1));
}

// Only what differs is brought to the picture.
function bring(held, data) {
  const next = { payload: JSON.stringify(data.timeline), selected: JSON.stringify(data.selected || []), period: JSON.stringify(data.period || null) };
  if (!held.view) {
    held.view = drawTimeline(held.host, data.timeline, {
      onSelect: (selected) => held.setStateValue("selected", selected),
      onBrush: (period) => held.setStateValue("brush", period),
    });
  } else if (next.payload !== held.payload) held.view.load(data.timeline);
  if (next.selected !== held.selected) held.view.selectKeys(data.selected || []);
  if (next.period !== held.period) held.view.setPeriod(data.period);
  Object.assign(held, next);
}
