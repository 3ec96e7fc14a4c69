// The payload as objects: nodes, lines and outlines that know each other. No text is made into markup anywhere.

export const HIGHLIGHTED = 1;
export const NEW = 2;
export const BUSY = 4;
export const ASKED = 8;
export const INNER = 1;
export const MEMBERSHIP = 2;

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export function modelOf(payload) {
  const nodes = payload.nodes.map(([key, style, x, y, label, letters, about, marks, undrawn], n) => ({
    n, key, style: payload.node_styles[style], x, y, label, letters, about, marks, undrawn, home: [x, y], lines: [], groups: [],
  }));
  const lines = payload.lines.map(([from, to, style, kind, count, since, until, grades, links, marks], n) => ({
    n, from: nodes[from], to: nodes[to], style: payload.line_styles[style], reads: payload.kinds[kind], count, since, until, grades, links, marks, side: 0,
    beginning: payload.beginnings[n] ?? nodes[from].label,
    times: payload.strip ? payload.strip.lines[n] : [],
  }));
  const hulls = payload.hulls.map(([group, members]) => ({ group: nodes[group], members: members.map((n) => nodes[n]) }));
  for (const { key, drawn, number, size, said } of payload.places || []) {
    const node = drawn && nodes.find((each) => each.key === key);
    if (node) Object.assign(node, { number: number === null ? "" : String(number), size, said });
  }
  for (const line of lines) {
    line.from.lines.push(line);
    line.to.lines.push(line);
  }
  for (const hull of hulls) for (const member of hull.members) member.groups.push(hull);
  layBeside(lines);
  return { payload, nodes, lines, hulls, byKey: new Map(nodes.map((node) => [node.key, node])) };
}

// Lines of different kinds between the same two lie side by side, not on each other.
function layBeside(lines) {
  const pairs = new Map();
  for (const line of lines) {
    if (line.marks & MEMBERSHIP) continue;
    const ends = [line.from.n, line.to.n].sort((a, b) => a - b).join(" ");
    if (!pairs.has(ends)) pairs.set(ends, []);
    pairs.get(ends).push(line);
  }
  for (const beside of pairs.values()) {
    beside.forEach((line, n) => {
      const turned = line.from.n > line.to.n ? -1 : 1;
      line.side = turned * (n - (beside.length - 1) / 2);
    });
  }
}

export function otherEnd(line, node) {
  return line.from === node ? line.to : line.from;
}

export function neighboursOf(node) {
  return new Set(node.lines.map((line) => otherEnd(line, node)));
}

export function dayWords(moment) {
  const [year, month, day] = (moment || "").slice(0, 10).split("-");
  if (!month) return year || "";
  const words = `${MONTHS[Number(month) - 1] || month} ${year}`;
  return day ? `${Number(day)} ${words}` : words;
}

export function spanWords(since, until) {
  if (since && until) return since.slice(0, 10) === until.slice(0, 10) ? dayWords(since) : `${dayWords(since)} to ${dayWords(until)}`;
  if (since) return `since ${dayWords(since)}`;
  return until ? `until ${dayWords(until)}` : "no date";
}

export function lineWords(line) {
  const said = [`${line.beginning} ${line.reads[0]} ${line.to.label}`, spanWords(line.since, line.until), line.grades];
  said.push(line.count === 1 ? "1 report" : `${line.count} reports`);
  if (line.style.double) said.push("protective");
  if (line.style.ended) said.push("ended");
  if (line.style.disputed) said.push("disputed");
  if (line.style.new) said.push("new");
  return said;
}

export function nodeWords(node, shown) {
  const said = [node.label, node.about];
  said.push(node.said || (shown === 1 ? "1 line shown" : `${shown} lines shown`));
  if (node.groups.length) said.push(`in ${node.groups.map((hull) => hull.group.label).join(" and ")}`);
  if (node.marks & HIGHLIGHTED) said.push("named in the answer");
  if (node.marks & NEW) said.push("new");
  if (node.marks & BUSY) said.push("so many young people go there that sharing it says little");
  if (node.undrawn) said.push(`${node.undrawn} more not drawn`);
  return said;
}

// The shortest way between two nodes along the lines that are drawn; an empty list where there is none.
export function pathBetween(start, end, drawn) {
  const came = new Map([[start, null]]);
  const queue = [start];
  while (queue.length && !came.has(end)) {
    const here = queue.shift();
    for (const line of here.lines) {
      const next = otherEnd(line, here);
      if (came.has(next) || !drawn(next)) continue;
      came.set(next, here);
      queue.push(next);
    }
  }
  const path = [];
  for (let node = came.has(end) ? end : null; node; node = came.get(node)) path.unshift(node);
  return path;
}
