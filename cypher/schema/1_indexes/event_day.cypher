// name: schema/1_indexes/event_day
// does: Finds events by day, for queries of one's own.
// access: schema
// params:
// returns:
CREATE INDEX ctx_map_event_day IF NOT EXISTS
FOR (n:Event) ON (n.occurred_from)
