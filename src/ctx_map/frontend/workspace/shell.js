// What the workspace needs of the browser and Streamlit does not give: the size of the window, the keys that work
// wherever the focus is, and the search field that a key goes to. It draws nothing and holds no data.

const alive = new WeakMap();
const WAIT = 250;

export default function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  let shell = alive.get(parentElement);
  if (!shell) {
    shell = { timer: 0, told: "" };
    shell.onKey = (event) => act(shell, event);
    shell.onSize = () => {
      clearTimeout(shell.timer);
      shell.timer = setTimeout(() => tellSize(shell), WAIT);
    };
    window.addEventListener("keydown", shell.onKey);
    window.addEventListener("resize", shell.onSize);
    alive.set(parentElement, shell);
  }
  Object.assign(shell, { data: data || {}, setStateValue, setTriggerValue });
  tellSize(shell);
  return () => {
    window.removeEventListener("keydown", shell.onKey);
    window.removeEventListener("resize", shell.onSize);
    clearTimeout(shell.timer);
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

function act(shell, event) {
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
  shell.setTriggerValue("key", done);
}

function typed(event) {
  const at = event.composedPath()[0];
  return at instanceof HTMLElement && (at.isContentEditable || (/^(input|textarea)$/i.test(at.tagName) && at.value !== ""));
}
