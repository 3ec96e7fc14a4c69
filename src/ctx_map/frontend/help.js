// The sheet of keys and pointer moves.

import { make } from "./dom.js";

const KEYS = [
  ["Arrow keys", "go to the nearest in that direction"],
  ["Enter", "select, and again to draw what is linked to it (with Shift, add to the selection)"],
  ["Esc", "clear the selection"],
  ["Shift + arrow keys", "shift the map"],
  ["+  −  0", "zoom in, zoom out, whole map"],
  ["F", "fit the whole map, or the selection"],
  ["X or E", "draw what is linked to it (or select its neighbours)"],
  ["L", "select it with its neighbours"],
  ["P", "path between the two selected, or from the one selected to what is chosen next"],
  ["I", "show what is recorded"],
  ["H, Shift + H", "hide from view, hide all others"],
  ["M", "move it with the arrow keys, and Enter to end"],
  ["Ctrl + Z", "undo"],
  ["Ctrl + Y", "redo (or Ctrl + Shift + Z)"],
  ["Shift + F10", "menu of what can be done"],
  ["/", "find on the map"],
];
const POINTER = [
  ["Click", "select (Shift + click adds to the selection)"],
  ["Double click", "draw what is linked to it"],
  ["Right click", "menu of what can be done"],
  ["Drag", "move a node, or shift the map"],
  ["Shift + drag", "select all in a box (Lasso selects in any shape)"],
  ["Wheel", "zoom"],
];

export function openHelp(chart) {
  const sheet = make("dialog", { class: "cm-help", "aria-label": "Keys and pointer" });
  const close = () => {
    sheet.close();
    sheet.remove();
    chart.frame.stage.focus();
  };
  sheet.append(
    make("p", { class: "cm-help-title" }, make("strong", {}, "Keys, once the map has the focus")),
    list(KEYS),
    make("p", { class: "cm-help-title" }, make("strong", {}, "Pointer")),
    list(POINTER),
    make("button", { type: "button", class: "cm-tool", onclick: close }, "Close"),
  );
  sheet.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  sheet.addEventListener("keydown", (event) => event.stopPropagation());
  chart.frame.root.append(sheet);
  sheet.showModal();
}

function list(rows) {
  return make("dl", {}, ...rows.map(([keys, words]) => make("div", {}, make("dt", {}, keys), make("dd", {}, words))));
}
