// name: older/constraints/load_id
// does: Lets go of a constraint on a label that is not used any more.
// access: schema
// params:
// returns:
DROP CONSTRAINT ctx_map_load_id IF EXISTS
