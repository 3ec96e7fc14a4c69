// name: server/hotspot_events
// does: The events at any place from the first to the last day that an agency may see in the window.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last
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
  AND (there.until IS NULL OR there.until + '~' >= $since)
  AND (there.since IS NULL OR there.since <= $until + '~')
  AND $first <= left(coalesce(event.occurred_from, there.since), 10) <= $last
RETURN DISTINCT event.key AS key
ORDER BY key
