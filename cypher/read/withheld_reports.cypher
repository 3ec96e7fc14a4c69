// name: read/withheld_reports
// does: How many reports an agency may not see: `links` of those known on a day, `ever` of those known on any.
// access: read
// params: as_at, agency, holder, meeting
// returns: links: whole, ever: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (:Guarded)-[r]->()
WHERE r.admitted <= finished
  AND NOT (
    (
      r.audience = '*'
      OR r.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND r.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(r.in_meeting, true))
  )
RETURN
  count(
    CASE
      WHEN r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished) THEN 1
    END
  ) AS links,
  count(*) AS ever
