// What has changed since an earlier meeting: a sign on each line and a band under it. The list in the panel says the same
// in words, with the same signs.

export const SORTS = {
  "happened since": { sign: "+", band: "#fdbb63" },
  "learned since": { sign: "i", band: "#7fb2e0" },
  corrected: { sign: "~", band: "#c9a6e4" },
  withdrawn: { sign: "−", band: "#b1b4b6" },
};

// The lines with what changed on them: `changes` are pairs of a link and the sorts of change. A line with links of
// several sorts has all their signs, and the band of the first.
export function linesChanged(model, changes = []) {
  const sortOf = new Map(changes);
  const found = new Map();
  for (const line of model.lines) {
    const sorts = Object.keys(SORTS).filter((sort) => line.links.some((link) => sortOf.get(link) === sort));
    if (sorts.length) found.set(line, sorts);
  }
  return found;
}

export function signsOf(sorts = []) {
  return sorts.map((sort) => SORTS[sort].sign).join("");
}

export function bandOf([first]) {
  return SORTS[first].band;
}
