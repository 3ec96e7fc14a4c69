// name: load/7_ended_anew
// does: Says anew on which day versions of reports ended that had ended before, or that they did not end.
// access: write
// params: rows
// uses: standing
// returns: made: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
UNWIND $rows AS row
MATCH (a:_Node {key: row.source})-[r]->(b:_Node {key: row.target})
WHERE r.version = row.version AND {{standing(r)}}
SET r.retracted_at = row.retracted_at, r._ended = null
RETURN count(r) AS made
