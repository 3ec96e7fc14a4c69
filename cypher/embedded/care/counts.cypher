// name: care/counts
// does: How many nodes, reports not retracted and finished loads there are.
// access: read
// params:
// uses: not_retracted
// returns: nodes: whole, links: whole, loads: whole
// rows: one
OPTIONAL MATCH (n:Person|PeerGroup|Place|Thing|Event|Organisation)
WITH count(n) AS nodes
OPTIONAL MATCH (r:Report)
WHERE {{not_retracted(r)}}
WITH nodes, count(r) AS links
OPTIONAL MATCH (load:_Load)
RETURN nodes AS nodes, links AS links, count(load) AS loads
