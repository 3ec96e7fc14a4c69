// name: read/reported_among
// does: Those of these keys that a report known on a day mentions, whoever may see it.
// access: read
// params: as_at, keys
// returns: key
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
UNWIND $keys AS wanted
MATCH (n:Node {key: wanted})-[r]-()
WHERE r.admitted <= finished
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
RETURN DISTINCT wanted AS key
ORDER BY key
