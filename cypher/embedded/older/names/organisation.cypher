// name: older/names/organisation
// does: Gives the load of the table Organisation the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Organisation RENAME load TO _load
