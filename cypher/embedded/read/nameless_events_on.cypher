// name: read/nameless_events_on
// does: The events without a name that happened on one of these days, as they are described now.
// access: read
// params: days
// returns: key
UNWIND $days AS wanted
MATCH (n:Event)
WHERE left(n.occurred_from, 10) = wanted
  AND trim(coalesce(n.name, '')) = ''
RETURN n.key AS key
ORDER BY key
