// name: older/names/event
// does: Gives the load of the table Event the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Event RENAME load TO _load
