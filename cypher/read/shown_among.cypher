// name: read/shown_among
// does: Those of these keys that a report known on a day mentions which an agency may see.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: visible
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
UNWIND $keys AS wanted
MATCH (n:_Node {key: wanted})-[r]-()
WHERE {{visible(r, $as_at)}}
RETURN DISTINCT wanted AS key
ORDER BY key
