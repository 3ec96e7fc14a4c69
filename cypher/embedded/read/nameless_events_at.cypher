// name: read/nameless_events_at
// does: The events without a name that happened on one of these days and that a report, whoever may see it, puts at
//   one of these places, as they are described now.
// access: read
// params: places, days
// returns: key
UNWIND $places AS place
MATCH (p:Place)<-[:HAPPENED_AT]-(n:Event)
WHERE p.key = place
  AND left(n.occurred_from, 10) IN $days
  AND trim(coalesce(n.name, '')) = ''
RETURN DISTINCT n.key AS key
ORDER BY key
