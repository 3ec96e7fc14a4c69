// name: many/shown_among
// does: Those of these keys that a report known on a day mentions which an agency may see.
// access: read
// params: as_at, agency, holder, meeting, keys
// returns: key
LOAD FROM $keys
WITH key AS wanted, number
MATCH (r:Report)
WHERE r.number = number
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at)
  AND (
    r.audience = '*'
    OR r.audience CONTAINS ('|' + $agency + '|')
    OR ($holder AND r.audience CONTAINS '|(holder)|')
  )
  AND (NOT $meeting OR coalesce(r.in_meeting, true))
RETURN DISTINCT wanted AS key
ORDER BY key
