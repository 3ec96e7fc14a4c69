// Elements of a picture in SVG. Text goes in as text.

const SPACE = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

let measure = null;

// How wide words are, in pixels.
export function widthOf(words, size, font) {
  measure = measure || document.createElement("canvas").getContext("2d");
  measure.font = `${size}px ${font}`;
  return measure.measureText(words).width;
}
