// name: read/reported_totals
// does: How many reports were known on a day, whoever may see them, and how many nodes they are about.
// access: read
// params: as_at
// returns: links: whole, nodes: whole
// rows: one
OPTIONAL MATCH (pending:Load {state: 'pending'})
WITH collect(pending.id) AS pending
MATCH ()-[r]->()
WHERE NOT r.load IN pending
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at)
UNWIND [r.source, r.target] AS about
RETURN count(*) / 2 AS links, count(DISTINCT about) AS nodes
