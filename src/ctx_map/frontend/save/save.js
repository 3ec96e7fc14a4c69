// A button that saves a file. What is in it comes with the page, as text or as bytes in base64, so no address on the
// server leads to it.

import { make } from "../dom.js";
import { saveFile } from "../save_file.js";

export default function mount({ data, parentElement }) {
  if (!data || !data.name) return undefined;
  const held = data.bytes ? Uint8Array.from(atob(data.bytes), (letter) => letter.charCodeAt(0)) : data.text;
  const save = () => saveFile(new Blob([held], { type: data.type }), data.name);
  const button = make("button", { type: "button", class: "sv", onclick: save }, data.label);
  parentElement.querySelector(".sv")?.remove();
  parentElement.append(button);
  return undefined;
}
