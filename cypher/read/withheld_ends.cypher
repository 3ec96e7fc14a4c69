// name: read/withheld_ends
// does: The keys of the nodes that reports are about which were known on a day and an agency may not see, each with how
//   many ends of such reports lie at it.
// access: read
// params: as_at, agency, holder, meeting
// returns: key, touched: whole
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (:Guarded)-[r]->()
WHERE r.admitted <= finished
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
  AND NOT (
    (
      r.audience = '*'
      OR r.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND r.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(r.in_meeting, true))
  )
UNWIND [startNode(r), endNode(r)] AS about
RETURN about.key AS key, count(*) AS touched
ORDER BY key
