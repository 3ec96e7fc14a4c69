// name: older/constraints/store_name
// does: Lets go of a constraint on a label that is not used any more.
// access: schema
// params:
// returns:
DROP CONSTRAINT ctx_map_store_name IF EXISTS
