// name: schema/1_constraints/store_name
// does: There is one note on the store itself.
// access: schema
// params:
// returns:
CREATE CONSTRAINT ctx_map_stores IF NOT EXISTS
FOR (n:_Store) REQUIRE n.name IS UNIQUE
