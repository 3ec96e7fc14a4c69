// The canvas of a meeting takes the height that the window has left for it, whatever stands above and below it.

const UNDER = 4; // pixels kept free at the foot of the window

// `least` pixels of the canvas are kept where the window is too low: then its pane scrolls.
export class FillHeight {
  constructor(host, frame, least) {
    Object.assign(this, { host, frame, least });
    this.sized = new ResizeObserver(() => this.fit());
    // what stands above it grows too, and then something around it does
    for (const part of [frame.legend, frame.time, ...around(frame.root)]) this.sized.observe(part);
    this.onResize = () => this.fit();
    window.addEventListener("resize", this.onResize);
    this.fit();
  }

  fit() {
    const { root, body } = this.frame;
    const { clientHeight } = root.ownerDocument.documentElement;
    const others = root.offsetHeight - body.offsetHeight;
    const top = root.getBoundingClientRect().top + scrolled(root);
    const left = Math.floor(clientHeight - top - others - UNDER);
    const height = `${Math.max(left, this.least)}px`;
    if (this.host.style.getPropertyValue("--cm-height") !== height) this.host.style.setProperty("--cm-height", height);
  }

  end() {
    this.sized.disconnect();
    window.removeEventListener("resize", this.onResize);
  }
}

// An element and all those around it, out of shadow roots too.
function around(element) {
  const found = [];
  for (let at = element; at; at = at.parentElement || at.getRootNode().host) found.push(at);
  return found;
}

// How far everything around an element is scrolled, out of shadow roots too.
function scrolled(element) {
  return around(element).reduce((sum, each) => sum + each.scrollTop, 0);
}
