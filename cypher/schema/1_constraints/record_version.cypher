// name: schema/1_constraints/record_version
// does: A version of a meeting's own record can be there once.
// access: schema
// params:
// returns:
CREATE CONSTRAINT ctx_map_records IF NOT EXISTS
FOR (n:_Record) REQUIRE n.version IS UNIQUE
