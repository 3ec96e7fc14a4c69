// name: schema/1_indexes/person_name
// does: Finds people by name, for queries of one's own.
// access: schema
// params:
// returns:
CREATE INDEX ctx_map_person_name IF NOT EXISTS
FOR (n:Person) ON (n.name)
