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

const WITHDRAWN = "withdrawn";
const GONE = { id: "withdrawn", colour: "#505a5f", width: 2, dashed: true };

// What was withdrawn is no longer in the picture. Between two that are drawn it is a dashed line of its own, as it was at
// the earlier meeting; where a line is left between them, that one has its sign. `withdrawn`: link and the keys of both
// ends. Returns the dashed lines, and adds to the lines that have changed.
export function linesWithdrawn(model, withdrawn, changed) {
  const gone = new Map();
  for (const [link, ...keys] of withdrawn) {
    const [from, to] = keys.map((key) => model.byKey.get(key));
    if (!from || !to || from === to) continue;
    const left = from.lines.find((line) => line.from === to || line.to === to);
    const ends = [from.key, to.key].sort().join("|");
    const line = left || gone.get(ends) || { from, to, links: [], side: 0, count: 1, marks: 0, style: GONE };
    if (!left) gone.set(ends, line);
    if (!left) line.links.push(link);
    changed.set(line, [...new Set([...(changed.get(line) || []), WITHDRAWN])]);
  }
  return [...gone.values()];
}

export function signsOf(sorts = []) {
  return sorts.map((sort) => SORTS[sort].sign).join("");
}

export function bandOf([first]) {
  return SORTS[first].band;
}
