// name: load/7_regraded
// does: Says anew who may see versions of reports that are there.
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
SET a:_Guarded, r.audience = row.audience, r.in_meeting = row.in_meeting
RETURN count(r) AS made
