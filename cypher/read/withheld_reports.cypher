// name: read/withheld_reports
// does: How many reports known on a day an agency may not see.
// access: read
// params: as_at, agency, holder, meeting
// returns: links: whole
// rows: one
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
RETURN count(*) AS links
