// name: read/withheld_ends
// does: The keys of the nodes that reports are about which were known on a day and an agency may not see, each with how
//   many ends of such reports lie at it. Who may see is looked at first, the rest only of those.
// access: read
// params: as_at, agency, holder, meeting
// returns: key, touched: whole
MATCH (r:Report)
WHERE NOT (
  (
    r.audience = '*'
    OR r.audience CONTAINS ('|' + $agency + '|')
    OR ($holder AND r.audience CONTAINS '|(holder)|')
  )
  AND (NOT $meeting OR coalesce(r.in_meeting, true))
)
WITH collect(r.number) AS numbers
UNWIND numbers AS number
MATCH (hidden:Report)
WHERE hidden.number = number
  AND hidden.known_from <= $as_at AND (hidden.retracted_at IS NULL OR hidden.retracted_at > $as_at)
UNWIND [hidden.source, hidden.target] AS about
RETURN about AS key, count(*) AS touched
ORDER BY key
