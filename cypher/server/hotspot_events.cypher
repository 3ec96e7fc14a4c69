// name: server/hotspot_events
// does: The events at any place from the first to the last day that an agency may see in the window.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last, momentary
// returns: key
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (event:Event)-[there:HAPPENED_AT]->(:Place)
WHERE there.admitted <= finished
  AND there.known_from <= $as_at
  AND (there.retracted_at IS NULL OR there.retracted_at > $as_at OR there.ended > finished)
  AND (
    there.audience = '*'
    OR there.audience CONTAINS ('|' + $agency + '|')
    OR ($holder AND there.audience CONTAINS '|(holder)|')
  )
  AND (NOT $meeting OR coalesce(there.in_meeting, true))
  AND (
    $since = ''
    OR coalesce(
      startNode(there).occurred_to, endNode(there).occurred_to,
      startNode(there).occurred_from, endNode(there).occurred_from,
      there.until, CASE WHEN type(there) IN $momentary THEN there.since END, '~'
    ) + '~' >= $since
  )
  AND (
    $until = '~'
    OR coalesce(
      startNode(there).occurred_from, endNode(there).occurred_from,
      startNode(there).occurred_to, endNode(there).occurred_to,
      there.since, CASE WHEN type(there) IN $momentary THEN there.until END, ''
    ) <= $until + '~'
  )
  AND $first <= left(coalesce(event.occurred_from, there.since), 10) <= $last
RETURN DISTINCT event.key AS key
ORDER BY key
