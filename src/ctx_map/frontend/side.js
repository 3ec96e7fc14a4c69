// Beside a place map: the numbered list that belongs to the numbers on it, and what cannot be put on a map.

import { fill, make } from "./dom.js";

export function fillSide(frame, chart) {
  const { places, listed_elsewhere: elsewhere, people_heading: counted = "Young people" } = chart.scene.model.payload;
  frame.side.hidden = !places || Boolean(elsewhere);
  if (frame.side.hidden) return;
  const on = places.filter((place) => place.drawn);
  const online = places.filter((place) => !place.drawn && place.online);
  const nowhere = places.filter((place) => !place.drawn && !place.online);
  fill(
    frame.side,
    on.length ? table("Places on the map", on, counted, chart) : null,
    online.length ? table("Online spaces", online, counted, chart) : null,
    nowhere.length ? table("Places with no position recorded", nowhere, counted, chart) : null,
  );
}

function table(title, places, counted, chart) {
  const numbered = places.some((place) => place.number !== null);
  const head = make("tr", {}, numbered ? make("th", { scope: "col" }, "No.") : null, make("th", { scope: "col" }, "Place"), make("th", { scope: "col" }, counted));
  return make("table", { class: "cm-places" }, make("caption", {}, title), make("thead", {}, head), make("tbody", {}, ...places.map((place) => row(place, chart, numbered))));
}

function row(place, chart, numbered) {
  const node = chart.scene.model.byKey.get(place.key);
  const name = node ? make("button", { type: "button", class: "cm-link", onclick: () => chart.jump(node) }, place.name) : make("span", {}, place.name);
  return make(
    "tr",
    {},
    numbered ? make("td", { class: "cm-number" }, place.number === null ? "" : String(place.number)) : null,
    make("td", {}, name, ...[place.kind, place.remark].filter(Boolean).map((words) => make("small", {}, words))),
    make("td", { class: "cm-number" }, String(place.people)),
  );
}
