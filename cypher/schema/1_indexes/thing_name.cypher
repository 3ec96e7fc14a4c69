// name: schema/1_indexes/thing_name
// does: Finds things by name, for queries of one's own.
// access: schema
// params:
// returns:
CREATE INDEX ctx_map_thing_name IF NOT EXISTS
FOR (n:Thing) ON (n.name)
