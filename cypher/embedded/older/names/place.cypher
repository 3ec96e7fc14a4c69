// name: older/names/place
// does: Gives the load of the table Place the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Place RENAME load TO _load
