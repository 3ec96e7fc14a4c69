// name: read/nameless_events_at
// does: The events without a name that happened on one of these days and that a report, whoever may see it, puts at
//   one of these places, as they are described now.
// access: read
// params: places, days
// uses: admitted
// returns: key
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
UNWIND $places AS place
MATCH (:_Node {key: place})<-[:HAPPENED_AT]-(n:Event)
WHERE left(n.occurred_from, 10) IN $days
  AND trim(coalesce(n.name, '')) = ''
  AND {{admitted(n)}}
RETURN DISTINCT n.key AS key
ORDER BY key
