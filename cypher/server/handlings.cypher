// name: server/handlings
// does: Every handling with its codes that stands on a report which an agency may see and that overlaps the window.
// access: read
// params: as_at, agency, holder, meeting, since, until, momentary
// returns: handling, action_code, sanitisation_code
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.admitted <= finished
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
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
RETURN DISTINCT r.handling AS handling, r.action_code AS action_code, r.sanitisation_code AS sanitisation_code
ORDER BY handling, action_code, sanitisation_code
