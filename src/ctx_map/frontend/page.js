// The page that stands alone: the map, and beside it the reports behind what is selected. All text goes in as text.
"use strict";

(() => {
  if (document.documentElement.dataset.over) return onlyTheLine();

  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const payload = read("map-data");
  const spoken = read("spoken-data");
  const panel = document.getElementById("panel-body");
  const title = document.getElementById("panel-title");
  const { make, fill } = module_dom;
  let map = null;

  // The rest is taken out of the page, so that it is not found by a search or printed either.
  function onlyTheLine() {
    document.title = "This copy was to be deleted";
    document.body.replaceChildren(document.getElementById("over"));
  }

  function reportsOf(lines) {
    const wanted = new Set(lines);
    return spoken.filter(([line]) => wanted.has(line));
  }

  function report([, sentence, dates, grade, statement, source, remarks]) {
    const said = [dates, grade, statement, source, remarks].filter(Boolean);
    return make("li", {}, make("strong", {}, sentence), make("span", {}, said.join(" · ")));
  }

  // One report may make several links: both are said where they differ.
  function howMany(found) {
    const count = new Set(found.map((link) => link[link.length - 1])).size;
    const reports = count === 1 ? "1 report" : `${count} reports`;
    return count === found.length ? reports : `${found.length} links from ${reports}`;
  }

  function show(heading, lines) {
    const found = reportsOf(lines);
    title.textContent = heading;
    fill(panel, make("p", {}, howMany(found)), make("ul", {}, ...found.map(report)));
  }

  function nothing() {
    title.textContent = "What is recorded";
    fill(panel, make("p", {}, "Select someone, a place or a line on the map to read the reports behind it."));
  }

  function selected() {
    const { selected: nodes, selectedLines } = map.scene;
    if (nodes.size === 1) {
      const [node] = nodes;
      return show(`${node.label} (${node.about})`, node.lines.map((line) => line.n));
    }
    if (nodes.size > 1) {
      const between = map.scene.model.lines.filter((line) => nodes.has(line.from) && nodes.has(line.to));
      return show(`Between ${[...nodes].map((node) => node.label).join(", ")}`, between.map((line) => line.n));
    }
    if (selectedLines.size) return show("The reports behind this line", [...selectedLines].map((line) => line.n));
    return nothing();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-node]");
    if (!button || !map) return;
    document.getElementById("map").scrollIntoView({ block: "center" });
    map.jump(map.scene.model.nodes[Number(button.dataset.node)]);
  });

  module_network.draw(document.getElementById("map"), payload, { onSelect: selected }).then((chart) => {
    map = chart;
    document.getElementById("signs").append(chart.frame.legend);
    if (payload.places) document.getElementById("listed").append(chart.frame.side);
    document.documentElement.dataset.ready = "yes";
  });
})();
