// A button that saves a text as a file. The text comes with the page, so no address on the server leads to it.

import { make } from "../dom.js";
import { saveFile } from "../save_file.js";

export default function mount({ data, parentElement }) {
  if (!data || !data.name) return undefined;
  const save = () => saveFile(new Blob([data.text], { type: data.type }), data.name);
  const button = make("button", { type: "button", class: "sv", onclick: save }, data.label);
  parentElement.querySelector(".sv")?.remove();
  parentElement.append(button);
  return undefined;
}
