// Streamlit loses a click where another message reaches it in the moment in which it takes the click up. So what a
// component tells waits while the app is busy with something else, and is then told in turn.

const LOOK = 60; // milliseconds until it is looked at again
const RESTS = ["notRunning", "compilationError"];

const JUST = 400; // milliseconds after a click in which Streamlit may not have said yet that it is busy
let clicked = -JUST;
for (const input of ["click", "keydown", "change"]) window.addEventListener(input, () => { clicked = performance.now(); }, true);

// `quiet`: nobody has just clicked or typed either.
export function isAtRest(quiet = false) {
  if (quiet && performance.now() - clicked < JUST) return false;
  const app = document.querySelector("[data-testid=stApp]");
  const state = app && app.dataset.testScriptState;
  return !state || RESTS.includes(state);
}

// Calls `tell` once the app rests, at the earliest in the next turn. `waiting.timer` calls it off.
export function onceAtRest(waiting, tell, { after = 0, quiet = () => false } = {}) {
  waiting.timer = setTimeout(() => {
    if (isAtRest(quiet())) tell();
    else onceAtRest(waiting, tell, { after: LOOK, quiet });
  }, after);
}

// Tells one thing after the other, each once the app has done what the one before asked for.
export class InTurn {
  constructor(tell) {
    this.tell = tell;
    this.left = [];
    this.waiting = { timer: 0 };
  }

  add(one) {
    this.left.push(one);
    if (this.left.length === 1) this.next();
  }

  next(after = 0) {
    onceAtRest(this.waiting, () => {
      this.tell(this.left[0]);
      this.left.shift();
      if (this.left.length) this.next(LOOK);
    }, { after });
  }

  end() {
    clearTimeout(this.waiting.timer);
  }
}
