// name: schema/1_constraints/load_digest
// does: A digest can be there once.
// access: schema
// params:
// returns:
CREATE CONSTRAINT ctx_map_digests IF NOT EXISTS
FOR (n:_Load) REQUIRE n.digest IS UNIQUE
