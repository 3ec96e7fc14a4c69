// name: older/constraints/node_key
// does: Lets go of a constraint on a label that is not used any more.
// access: schema
// params:
// returns:
DROP CONSTRAINT ctx_map_node_key IF EXISTS
