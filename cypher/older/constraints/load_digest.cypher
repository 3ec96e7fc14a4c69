// name: older/constraints/load_digest
// does: Lets go of a constraint on a label that is not used any more.
// access: schema
// params:
// returns:
DROP CONSTRAINT ctx_map_load_digest IF EXISTS
