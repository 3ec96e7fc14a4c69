// name: many/busy_among
// does: Those of these nodes that more than so many reports are about which were known on a day and an agency may see.
//   Only where a node has too many relationships are its reports read.
// access: read
// params: as_at, agency, holder, meeting, keys, most
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
WITH wanted, count(*) AS reports
WHERE reports > $most
RETURN wanted AS key
ORDER BY key
