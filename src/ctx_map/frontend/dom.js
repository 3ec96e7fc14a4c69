// Small helpers for elements. Text goes in as text; nothing here, or anywhere, writes markup from data.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

export function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

let named = 0;

export function freshId(what) {
  named += 1;
  return `cm-${what}-${named}`;
}

// A canvas of its own for a small drawing, sharp on every screen.
export function smallCanvas(wide, high, paint) {
  const ratio = Math.max(window.devicePixelRatio || 1, 1);
  const canvas = make("canvas", { width: Math.round(wide * ratio), height: Math.round(high * ratio), "aria-hidden": "true" });
  canvas.style.width = `${wide}px`;
  canvas.style.height = `${high}px`;
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  paint(ctx);
  return canvas;
}
