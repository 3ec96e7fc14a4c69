// name: read/busy_among
// does: Those of these nodes that more than so many reports are about which were known on a day and an agency may see.
//   How many relationships a node has is known without looking at them: only where these are too many are they read,
//   and no more of them than it takes.
// access: read
// params: as_at, agency, holder, meeting, keys, most
// uses: visible
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
UNWIND $keys AS wanted
MATCH (n:_Node {key: wanted})
WHERE COUNT { (n)--() } > $most
CALL (n, finished) {
  MATCH (n)-[r]-()
  WHERE {{visible(r, $as_at)}}
  WITH r LIMIT $most + 1
  RETURN count(r) AS reports
}
WITH wanted, reports
WHERE reports > $most
RETURN DISTINCT wanted AS key
ORDER BY key
