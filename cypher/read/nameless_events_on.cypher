// name: read/nameless_events_on
// does: The events without a name that happened on one of these days, as they are described now.
// access: read
// params: days
// uses: admitted
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (n:Event)
WHERE left(n.occurred_from, 10) IN $days
  AND trim(coalesce(n.name, '')) = ''
  AND {{admitted(n)}}
RETURN n.key AS key
ORDER BY key
