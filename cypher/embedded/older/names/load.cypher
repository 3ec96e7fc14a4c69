// name: older/names/load
// does: Gives the table Load the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Load RENAME TO _Load
