// What the workspace needs of the browser and Streamlit does not give: the size of the window, the keys that work
// wherever the focus is, and the search field that a key goes to. It draws nothing and holds no data.

import { InTurn } from "../at_rest.js";
import { KeptFocus } from "./kept_focus.js";

const alive = new WeakMap();
const WAIT = 250;
const DRAWERS = ".st-key-ws_rail, .st-key-ws_side";

export default function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  let shell = alive.get(parentElement);
  if (!shell) {
    shell = { timer: 0, told: "" };
    shell.keys = new InTurn((key) => shell.setTriggerValue("key", key));
    shell.focus = new KeptFocus();
    shell.onKey = (event) => act(shell, event);
    shell.onSize = () => {
      clearTimeout(shell.timer);
      shell.timer = setTimeout(() => tellSize(shell), WAIT);
    };
    window.addEventListener("keydown", shell.onKey);
    window.addEventListener("resize", shell.onSize);
    alive.set(parentElement, shell);
  }
  showFromTop(shell, data || {});
  Object.assign(shell, { data: data || {}, setStateValue, setTriggerValue });
  tellSize(shell);
  return () => {
    window.removeEventListener("keydown", shell.onKey);
    window.removeEventListener("resize", shell.onSize);
    clearTimeout(shell.timer);
    shell.keys.end();
    shell.focus.end();
    alive.delete(parentElement);
  };
}

function tellSize(shell) {
  const size = [window.innerWidth, window.innerHeight];
  const known = shell.told || JSON.stringify(shell.data.size || []);
  if (JSON.stringify(size) === known) return;
  shell.told = JSON.stringify(size);
  shell.setStateValue("size", size);
}

// Another form in the panel, or none, is read from its beginning: what was saved is said there.
function showFromTop(shell, data) {
  const panel = document.querySelector(".st-key-ws_side");
  if (panel && shell.data && shell.data.writing !== data.writing) panel.scrollTop = 0;
}

// Escape closes the drawer in which the focus is, and the focus goes back to the button that opened it.
function closeDrawer(event) {
  const at = event.composedPath().find((each) => each instanceof HTMLElement && each.matches(DRAWERS));
  const name = at && (at.matches(".st-key-ws_rail") ? "rail" : "side");
  const close = name && document.querySelector(`.st-key-ws_close_drawer_${name} button`);
  // in a wide window there are no drawers; a list or a menu that is open closes first
  if (!close || !close.offsetParent || document.querySelector("[role=listbox], [data-testid=stPopoverBody]")) return;
  event.preventDefault();
  close.click();
  const opener = document.querySelector(`.st-key-ws_drawer_${name} button`);
  if (opener) opener.focus();
}

function act(shell, event) {
  if (event.key === "Escape" && !event.defaultPrevented) closeDrawer(event);
  // what the canvas has acted on is not done twice
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "k") {
    event.preventDefault();
    const field = document.querySelector(shell.data.search);
    if (field) field.focus();
    return;
  }
  // in a field these keys belong to what is typed
  if (typed(event)) return;
  const done = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
  if (!done) return;
  event.preventDefault();
  shell.keys.add(done);
}

function typed(event) {
  const at = event.composedPath()[0];
  return at instanceof HTMLElement && (at.isContentEditable || (/^(input|textarea)$/i.test(at.tagName) && at.value !== ""));
}
