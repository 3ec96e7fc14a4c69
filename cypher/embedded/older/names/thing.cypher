// name: older/names/thing
// does: Gives the load of the table Thing the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Thing RENAME load TO _load
