// name: schema/1_indexes/person_born
// does: Finds people by date of birth, for queries of one's own.
// access: schema
// params:
// returns:
CREATE INDEX ctx_map_person_born IF NOT EXISTS
FOR (n:Person) ON (n.date_of_birth)
