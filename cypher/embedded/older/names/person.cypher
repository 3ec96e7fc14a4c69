// name: older/names/person
// does: Gives the load of the table Person the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Person RENAME load TO _load
