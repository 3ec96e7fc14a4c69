// name: schema/1_indexes/place_name
// does: Finds places by name, for queries of one's own.
// access: schema
// params:
// returns:
CREATE INDEX ctx_map_place_name IF NOT EXISTS
FOR (n:Place) ON (n.name)
