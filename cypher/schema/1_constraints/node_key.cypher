// name: schema/1_constraints/node_key
// does: No two nodes have one key, whatever their labels.
// access: schema
// params:
// returns:
CREATE CONSTRAINT ctx_map_nodes IF NOT EXISTS
FOR (n:_Node) REQUIRE n.key IS UNIQUE
