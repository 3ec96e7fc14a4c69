// vis-network moves, zooms and drags. Its script comes from the installed pyvis package, by our own address or in the page.

let loading = null;

export async function loadVis(address) {
  if (globalThis.vis && globalThis.vis.Network) return globalThis.vis;
  if (!address) throw new Error("vis-network is neither in the page nor at an address");
  loading = loading || import(address);
  await loading;
  return globalThis.vis;
}

// A network in which vis-network draws nothing itself: nodes only say how large they are, edges stay hidden.
export function visNetwork(vis, host, scene) {
  const { model } = scene;
  const { options } = model.payload;
  const ctxRenderer = ({ id }) => {
    const node = scene.model.byKey.get(id);
    const scale = network.getScale();
    const r = node ? Math.max(scene.radius(node, scale), 12) : 12;
    const size = node && node.tab ? { width: node.tab.wide / scale, height: node.tab.high / scale } : { width: (r * 2) / scale, height: (r * 2) / scale };
    return { drawNode() {}, nodeDimensions: size };
  };
  const nodes = new vis.DataSet(model.nodes.map(nodeItem));
  const edges = new vis.DataSet(model.lines.map(edgeItem));
  const network = new vis.Network(host, { nodes, edges }, { ...options, nodes: { ...options.nodes, ctxRenderer } });
  // its own tab stop has no name; the stage around it is the one that is reached by keyboard
  host.querySelector(".vis-network").tabIndex = -1;
  return { network, nodes, edges };
}

export function nodeItem({ key, x, y }) {
  return { id: key, x, y };
}

export function edgeItem({ n, from, to }) {
  return { id: n, from: from.key, to: to.key, hidden: true };
}

// Brings vis-network to another payload: only what differs is touched.
export function syncVis({ nodes, edges }, model) {
  const wanted = new Set(model.nodes.map((node) => node.key));
  nodes.remove(nodes.getIds().filter((key) => !wanted.has(key)));
  nodes.update(model.nodes.filter(({ key, x, y }) => moved(nodes.get(key), x, y)).map(nodeItem));
  edges.clear();
  edges.add(model.lines.map(edgeItem));
}

function moved(known, x, y) {
  return !known || known.x !== x || known.y !== y;
}
