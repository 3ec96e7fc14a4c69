// name: read/reported_totals
// does: How many reports were known on a day, whoever may see them, and how many nodes they are about.
// access: read
// params: as_at
// uses: known
// returns: links: whole, nodes: whole
// rows: one
MATCH (r:Report)
WHERE {{known(r, $as_at)}}
UNWIND [r.source, r.target] AS about
RETURN count(*) / 2 AS links, count(DISTINCT about) AS nodes
