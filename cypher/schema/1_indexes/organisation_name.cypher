// name: schema/1_indexes/organisation_name
// does: Finds organisations by name, for queries of one's own.
// access: schema
// params:
// returns:
CREATE INDEX ctx_map_organisation_name IF NOT EXISTS
FOR (n:Organisation) ON (n.name)
