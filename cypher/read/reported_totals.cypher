// name: read/reported_totals
// does: How many reports were known on a day, whoever may see them, and how many nodes they are about.
// access: read
// params: as_at
// returns: links: whole, nodes: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.admitted <= finished
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
UNWIND [startNode(r), endNode(r)] AS about
RETURN count(*) / 2 AS links, count(DISTINCT about) AS nodes
