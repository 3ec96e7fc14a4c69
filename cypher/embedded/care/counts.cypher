// name: care/counts
// does: How many nodes, reports not retracted and finished loads that were not taken back there are, and how many
//   loads and unloads in all.
// access: read
// params:
// uses: not_retracted, present
// returns: nodes: whole, links: whole, loads: whole, changes: whole
// rows: one
OPTIONAL MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
WHERE {{present(n)}}
WITH count(n) AS nodes
OPTIONAL MATCH (r:Report)
WHERE {{not_retracted(r)}}
WITH nodes, count(r) AS links
OPTIONAL MATCH (load:_Load)
RETURN
  nodes AS nodes,
  links AS links,
  count(load) - 2 * count(load.takes_back) AS loads,
  count(load) AS changes
