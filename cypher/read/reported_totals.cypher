// name: read/reported_totals
// does: How many reports were known on a day, whoever may see them, and how many nodes they are about.
// access: read
// params: as_at
// uses: admitted, known
// returns: links: whole, nodes: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{admitted(r)}}
  AND {{known(r, $as_at)}}
UNWIND [startNode(r), endNode(r)] AS about
RETURN count(*) / 2 AS links, count(DISTINCT about) AS nodes
