// name: schema/1_constraints/load_id
// does: No two loads have one id.
// access: schema
// params:
// returns:
CREATE CONSTRAINT ctx_map_loads IF NOT EXISTS
FOR (n:_Load) REQUIRE n.id IS UNIQUE
