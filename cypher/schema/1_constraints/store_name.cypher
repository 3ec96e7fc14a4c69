// name: schema/1_constraints/store_name
// does: There is one note on the store itself.
// access: schema
// params:
// returns:
CREATE CONSTRAINT ctx_map_store_name IF NOT EXISTS
FOR (n:Store) REQUIRE n.name IS UNIQUE
