// name: many/reported_among
// does: Those of these keys that a report known on a day mentions, whoever may see it.
// access: read
// params: as_at, keys
// returns: key
LOAD FROM $keys
WITH key AS wanted, number
MATCH (r:Report)
WHERE r.number = number
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at)
RETURN DISTINCT wanted AS key
ORDER BY key
