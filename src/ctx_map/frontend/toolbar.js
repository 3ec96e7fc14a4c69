// The toolbar: one tab stop, arrow keys inside. Everything that dragging and the wheel do can be done here.

import { fill, make } from "./dom.js";

export function fillToolbar(frame, chart) {
  const tools = [
    ["+", "Zoom in", () => chart.view.zoom(1.3)],
    ["−", "Zoom out", () => chart.view.zoom(1 / 1.3)],
    ["Fit", "Fit the whole map", () => chart.view.fit()],
    ["←", "Move left", () => chart.view.pan(-1, 0)],
    ["→", "Move right", () => chart.view.pan(1, 0)],
    ["↑", "Move up", () => chart.view.pan(0, -1)],
    ["↓", "Move down", () => chart.view.pan(0, 1)],
    chart.managed ? ["⛶", "Full screen", () => chart.fullScreen()] : ["Full screen", "", () => chart.fullScreen()],
  ];
  if (chart.managed) tools.push(["Lasso", "", () => chart.lasso.toggle()], ["PNG", "Save the picture as PNG", () => chart.picture("png")], ["SVG", "Save the picture as SVG", () => chart.picture("svg")]);
  else if (chart.hooks.onPicture !== null) tools.push(["Save picture", "", () => chart.picture()]);
  const buttons = tools.map(([words, name, act]) => tool(words, name, act));
  if (chart.hasInnerLinks()) buttons.push(innerLinks(chart));
  chart.shownAgain = tool("Show hidden again", "", () => chart.showAll());
  chart.shownAgain.hidden = !(chart.scene.hidden.size || chart.hiddenCount);
  if (chart.managed) chart.lasso.button = buttons.find((button) => button.textContent === "Lasso");
  buttons.push(chart.shownAgain, tool("Keys ?", "", () => chart.help()));
  rove(frame.toolbar, buttons);
  fill(frame.toolbar, ...buttons);
}

function tool(words, name, act) {
  const button = make("button", { type: "button", class: "cm-tool", title: name || null, onclick: act }, words);
  // a sign alone is no name; where the words are the name, they stay it
  if (name) button.setAttribute("aria-label", name);
  return button;
}

function innerLinks(chart) {
  const button = tool("Friend links", "", () => {
    chart.toggleInner();
    button.setAttribute("aria-pressed", String(chart.scene.innerLinks));
  });
  button.setAttribute("aria-pressed", String(chart.scene.innerLinks));
  return button;
}

// One of the buttons is in the tab order, the arrow keys go on to the others.
function rove(toolbar, buttons) {
  const seen = () => buttons.filter((button) => !button.hidden);
  const to = (button) => {
    buttons.forEach((each) => (each.tabIndex = each === button ? 0 : -1));
    button.focus();
  };
  buttons.forEach((button, n) => (button.tabIndex = n ? -1 : 0));
  toolbar.onkeydown = (event) => {
    const list = seen();
    const here = list.indexOf(event.target);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: list.length - 1 }[event.key];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    to(list[(next + list.length) % list.length]);
  };
}
