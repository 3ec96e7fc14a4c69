// name: server/reports_known
// does: How many links that an agency may see and that overlap the window were known on the earlier day, `then`,
//   and are known now.
// access: read
// params: as_at, agency, holder, meeting, since, until, then, momentary
// returns: then: whole, now: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.admitted <= finished
  AND (
    r.audience = '*'
    OR r.audience CONTAINS ('|' + $agency + '|')
    OR ($holder AND r.audience CONTAINS '|(holder)|')
  )
  AND (NOT $meeting OR coalesce(r.in_meeting, true))
  AND (
    $since = ''
    OR coalesce(
      startNode(r).occurred_to, endNode(r).occurred_to,
      startNode(r).occurred_from, endNode(r).occurred_from,
      r.until, CASE WHEN type(r) IN $momentary THEN r.since END, '~'
    ) + '~' >= $since
  )
  AND (
    $until = '~'
    OR coalesce(
      startNode(r).occurred_from, endNode(r).occurred_from,
      startNode(r).occurred_to, endNode(r).occurred_to,
      r.since, CASE WHEN type(r) IN $momentary THEN r.until END, ''
    ) <= $until + '~'
  )
WITH
  r.known_from <= $then
  AND (r.retracted_at IS NULL OR r.retracted_at > $then OR coalesce(r.ended > finished, false)) AS known_then,
  r.known_from <= $as_at
  AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR coalesce(r.ended > finished, false)) AS known_now
RETURN count(CASE WHEN known_then THEN 1 END) AS then, count(CASE WHEN known_now THEN 1 END) AS now
